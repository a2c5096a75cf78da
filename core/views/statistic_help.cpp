// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/statistic_help.h"

#include <QCoreApplication>
#include <QHash>

#include "core/views/match_help.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StatisticHelp", text);
}

std::vector<StatisticHelp> rates()
{
    return {
        {QStringLiteral("headline"), tr("The sentence at the top"),
         tr("It compares every group with one reference group, chosen before looking at the errors (the "
            "largest group, unless you choose another), and tells the largest difference that cannot be put "
            "down to chance, once the number of comparisons is allowed for. Choose to compare every pair or "
            "each group with all others, and its interval is widened to hold for all of them. When there is "
            "no such difference, it says how large a gap these images would have shown."),
         tr("widened level = 1 − (1 − level) ÷ m, m being the number of comparisons (Bonferroni)"),
         tr("The rule is this program's; the parts are explained beside it.")},
        {QStringLiteral("error_rate"),
         tr("Error rate"),
         tr("How many answers were wrong. Per face found: of the images in which the system found a face and "
            "answered. An image without a label, or with one the system cannot give, is never an error."),
         tr("error rate = wrong answers ÷ answers"),
         {}},
        {QStringLiteral("submitted_or_found"),
         tr("Per image submitted or per face found"),
         tr("A system that finds no face makes no mistake, yet helps nobody. Per face found leaves such "
            "images out; "
            "per image submitted counts an undetected face or a refusal as an error. Technical failures are "
            "in "
            "neither. Where the two differ between groups, the system fails to see some people."),
         tr("per image submitted = (wrong + undetected + refused) ÷ (submitted − failed − no such label)"),
         {}},
        {QStringLiteral("counts"),
         tr("Images, people and what became of them"),
         tr("Every image is exactly one of: right, wrong, no face found, refused, failed for a technical "
            "reason, "
            "without a label the system can give, or excluded by you. Nothing is dropped silently; the "
            "columns add "
            "up. Images are not people: several images of one person say less than as many people."),
         {},
         {}},
        {QStringLiteral("interval"), tr("Interval"),
         tr("The images are a sample; another set of as many would give a somewhat different rate. The "
            "interval "
            "is the range of true rates that fit what was seen: of 100 such intervals, about 95 hold the "
            "true "
            "rate. It is wide when there are few images. Where a person has several images, people are "
            "resampled instead: "
            "see “People, not pictures”."),
         tr("Wilson: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n), z = 1.96 for 95 %"),
         tr("Wilson, Journal of the American Statistical Association 22 (1927) 209")},
    };
}

std::vector<StatisticHelp> whatASetCanTell()
{
    return {
        {QStringLiteral("people"), tr("People, not pictures"),
         tr("Four images of one person are misread together or not at all, so they say less than images of "
            "four people. "
            "Where anybody has several images, the people are drawn again and again, with all their images, "
            "and the "
            "interval is the range in which the rate then falls. The design effect says how many times less "
            "the images "
            "are worth than as many independent ones; the tests count that many fewer. With no or only "
            "errors, or fewer "
            "than ten people, Wilson's interval is made for that effective number."),
         tr("design effect = m/(m−1) · Σ(xᵢ − p·nᵢ)² ÷ (n·p·(1−p)) over the m people; effective number = n ÷ "
            "design effect"),
         tr("Efron, Journal of the American Statistical Association 82 (1987) 171: BCa; Rao & Scott, "
            "Biometrics 48 (1992) "
            "577")},
        {QStringLiteral("too_few"),
         tr("Too few to tell"),
         tr("With fewer than ten scored images, one image more or less moves the rate by more than ten "
            "points. Such groups are drawn hollow or hatched and listed, but are never the headline. They "
            "still count as comparisons. How few is too few can be chosen beside the interval; choose it "
            "before you look."),
         {},
         tr("A convention of this program")},
        {QStringLiteral("class_rates"), tr("Rates of a class"),
         tr("For each class that a system can answer: the true positive rate is the share of the people with "
            "that label who were read as it, the false negative rate the share who were not; the false "
            "positive rate is the share of everybody else who were read as it; the predictive value says how "
            "often the answer is right when it is given. With a dash there was nobody to divide by: among "
            "women there are no men to be falsely read as women."),
         tr("TPR = TP ÷ (TP + FN), FNR = 1 − TPR, FPR = FP ÷ (FP + TN), PPV = TP ÷ (TP + FP)"),
         tr("The usual names; each has the interval of a rate")},
        {QStringLiteral("plan"), tr("How many images?"),
         tr("A small set shows only large differences. The plan says how many images with an answer each of "
            "two groups needs so that a true difference of the chosen size is found with the chosen chance, "
            "all comparisons being corrected for; and for the groups at hand, the smallest difference they "
            "would find, how many images are missing, and how many more would halve a group's interval. Plan "
            "before you collect: a plan made to fit a result is none."),
         tr("n = A(1 + √(1 + 4d/A))² ÷ 4d², A = (z₁√(2p̄q̄) + z₂√(p₁q₁ + p₂q₂))², d = p₁ − p₂"),
         tr("Casagrande, Pike & Smith, Biometrics 34 (1978) 483; unequal groups: Fleiss, Tytun & Ury, "
            "Biometrics 36 (1980) 343")},
    };
}

std::vector<StatisticHelp> comparisons()
{
    return {
        {QStringLiteral("difference"), tr("Difference and its interval"),
         tr("How many percentage points more often (+) or less often (−) a group is misread than the one it "
            "is "
            "compared with. Whether two groups differ cannot be read off their two intervals, which may "
            "overlap "
            "although the difference is clear; look whether the interval of the difference leaves out zero."),
         tr("Newcombe: d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), l and u being Wilson's "
            "limits"),
         tr("Newcombe, Statistics in Medicine 17 (1998) 873, method 10")},
        {QStringLiteral("p"), tr("p"),
         tr("If the two groups were really misread equally often, how often would chance alone give a "
            "difference as "
            "large as this? Small p: rarely. It does not say how large or how important the difference is, "
            "nor how "
            "likely it is that the groups differ."),
         tr("Fisher's exact test, two-sided: the sum over all tables no likelier than the one seen"),
         tr("Fisher 1935; computed as R's fisher.test does")},
        {QStringLiteral("ratio"), tr("Ratio and its interval"),
         tr("How many times as often a group is misread as the one it is compared with: 2 is twice as often. "
            "From small rates a large ratio comes easily, so read it beside the difference. Where the other "
            "group was never misread there is no ratio and no upper end, only the least it can be; where "
            "neither was, there is none at all."),
         tr("the ratios θ at which the score statistic of p₁ = θ·p₂, with variance × N/(N − 1), stays within "
            "∓z"),
         tr("Miettinen & Nurminen, Statistics in Medicine 4 (1985) 213")},
        {QStringLiteral("overall"), tr("All subgroups at once"),
         tr("One question instead of many: could all subgroups have the same error rate? A small p says that "
            "some differ, not which. Where a subgroup is so small that fewer than five errors (or right "
            "answers) would be expected in it, the usual approximation fails, and the errors are handed out "
            "anew by chance instead: every way of doing so where that is possible, else some thousands."),
         tr("χ² = sum of (observed − expected)² ÷ expected; by chance: p = (1 + as extreme) ÷ (1 + "
            "replicates)"),
         tr("Pearson 1900; Davison & Hinkley, Bootstrap Methods (1997) 4.3")},
        {QStringLiteral("p_holm"), tr("p (Holm): corrected for many comparisons"),
         tr("Look at twenty differences and one will look striking by chance. Holm's correction raises each "
            "p so "
            "that the chance of even one false alarm among all comparisons of that system stays below 5 %; "
            "the sentence on top, which picks the largest difference of all systems, corrects for "
            "all of theirs. Hiding a "
            "group "
            "does not lessen the number of comparisons."),
         tr("i-th smallest of m: the largest so far of (m − i + 1) · p"),
         tr("Holm, Scandinavian Journal of Statistics 6 (1979) 65")},
        {QStringLiteral("p_bh"), tr("p (BH): the share of false alarms"),
         tr("Benjamini and Hochberg's correction is milder than Holm's: it bounds the share of false alarms "
            "among "
            "what is called a finding, not the chance of any. Good for looking around, less so for "
            "accusing."),
         tr("i-th smallest of m: the smallest from here on of m · p ÷ i"),
         tr("Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289")},
    };
}

std::vector<StatisticHelp> changes()
{
    return {
        {QStringLiteral("kappa"), tr("Agreement of two systems"),
         tr("Whether two systems are right about the same images. Both may be right nine times of ten and "
            "yet "
            "fail on other people. Kappa takes off what they would agree on by chance: 1 means that they are "
            "right and wrong together, 0 that knowing one says nothing of the other, below 0 that one tends "
            "to "
            "be right where the other is wrong."),
         tr("kappa = (share agreed on − share expected by chance) ÷ (1 − share expected by chance)"),
         tr("Cohen, Educational and Psychological Measurement 20 (1960) 37; interval: Fleiss, Cohen and "
            "Everitt, "
            "Psychological Bulletin 72 (1969) 323")},
        {QStringLiteral("fixed_broken"),
         tr("Fixed and broken"),
         tr("Two runs over the same images can have one error rate and yet misread other people. So every "
            "image is "
            "followed: fixed was wrong in A and is right in B, broken the other way round. Only images that "
            "both "
            "answered, and that have a label to compare with, are counted; the others are named below the "
            "sentence."),
         {},
         {}},
        {QStringLiteral("change"), tr("Change of the error rate"),
         tr("How many percentage points more (+) or fewer (−) errors B makes than A, and the range that fits "
            "what was "
            "seen. Since both saw the same images, the range is narrower than that of two unrelated samples. "
            "Where "
            "people have several images, it is made from as many images as these are worth."),
         tr("Newcombe's paired method 10: d ± √(x² − 2φ·x·y + y²), x and y the distances to Wilson's limits "
            "of the two "
            "rates, φ their correlation; people with several images: with n ÷ design effect · (z ÷ t)² "
            "images"),
         tr("Newcombe, Statistics in Medicine 17 (1998) 2635; Obuchowski, Statistics in Medicine 17 (1998) "
            "1495")},
        {QStringLiteral("change_p"), tr("p of a change"),
         tr("If an image that changed was as likely to be fixed as to be broken, how often would chance "
            "alone tip the "
            "scales this far? Where people have several images, the person is what is tossed, not the image: "
            "all their "
            "images go the same way."),
         tr("McNemar's exact test: two-sided binomial p of fixed among fixed + broken; by person: the share "
            "of all 2ᵏ "
            "ways to flip the signs of fixed − broken that tip it as far"),
         tr("McNemar, Psychometrika 12 (1947) 153; Fisher, The Design of Experiments (1935)")},
        {QStringLiteral("gap_change"), tr("Change of a gap"),
         tr("Everybody may be misread less often and the gap between two groups may stay, or grow. The gap "
            "is the "
            "difference of two error rates; its change is what B did for one group less what it did for the "
            "other. "
            "The sentence on top picks the widest gap of A, and so its interval is widened for the number of "
            "gaps."),
         tr("MOVER: d − √((Δ₁−l₁)² + (u₂−Δ₂)²) to d + √((u₁−Δ₁)² + (Δ₂−l₂)²), Δ the two changes; widened: at "
            "level "
            "1 − (1 − level) ÷ m"),
         tr("Zou & Donner, Statistics in Medicine 27 (2008) 1693")},
        {QStringLiteral("matched"), tr("Same person, one thing changed"),
         tr("Pictures of one person that differ in a single attribute, say rendered skin tone: whoever is "
            "misread at one "
            "level and not at another is misread because of it. Each level is compared with the reference "
            "level on "
            "the same people; Cochran's Q asks whether any level differs at all."),
         tr("Q = (k−1)·(k·Σ Tⱼ² − N²) ÷ (k·N − Σ Lᵢ²), p from permuting the levels within each person"),
         tr("Cochran, Biometrika 37 (1950) 256")},
    };
}

std::vector<StatisticHelp> answers()
{
    return {
        {QStringLiteral("heatmap"),
         tr("Heat map"),
         tr("One attribute down, the other across: where in the crossing of the two the errors sit. Each "
            "cell has its "
            "error rate and the counts behind it. A rate over women and over darker skin alone can hide that "
            "darker "
            "women are misread. Hatched cells hold too few images."),
         {},
         tr("Buolamwini & Gebru, Gender Shades, PMLR 81 (2018): why intersections matter")},
        {QStringLiteral("confusion"),
         tr("Confusion matrix"),
         tr("Each row is a subgroup with one label, each column what became of its images: what they were "
            "read as, or "
            "that no face was found. The shares of a row add up to 100 %. Read along the row: where do the "
            "people of "
            "this group end up?"),
         tr("share = images in the cell ÷ images in the row"),
         {}},
        {QStringLiteral("confidence"),
         tr("Confidence"),
         tr("The number a system gives with its answer. It is the system's own word, not the chance that it "
            "is right. "
            "Wrong answers that stand far to the right are the ones a threshold would not catch. If they are "
            "more "
            "frequent in one group, the system is not only wrong there but sure of it."),
         tr("height = answers in the bin ÷ all answers of the subgroup"),
         {}},
        {QStringLiteral("threshold"),
         tr("Threshold and undecided band"),
         tr("A system with two classes gives a score; from the threshold on it says one class, below it the "
            "other. The "
            "curves say how often each subgroup would be misread at every threshold: where they part, one "
            "threshold "
            "does not serve all. Drag the edges of the band to leave unsure answers undecided; the figures "
            "below say "
            "what that saves, and whom it leaves without an answer."),
         tr("error = (label 1 with score < low + label 2 with score ≥ high) ÷ decided"),
         {}},
        {QStringLiteral("estimate_error"), tr("Mean error and bias, in years"),
         tr("An estimate is near or far, not right or wrong. The mean error is by how many years the "
            "estimates of a "
            "group miss their labels, whichever way; the bias tells which way: below 0, people are taken for "
            "younger "
            "than the label says. A bias near 0 with a large mean error means that the misses cancel out."),
         tr("mean error = sum of |estimate − label| ÷ n; interval: mean ± t(n − 1) · s ÷ √n"),
         tr("Student's t; differences by Welch, Biometrika 34 (1947) 28")},
    };
}

} // namespace

std::vector<StatisticHelp> statisticHelps()
{
    std::vector<StatisticHelp> all = rates();
    for (auto make : {whatASetCanTell, comparisons, changes, answers, matchHelps}) {
        std::vector<StatisticHelp> more = make();
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

StatisticHelp statisticHelp(const QString& id)
{
    for (StatisticHelp& help : statisticHelps())
        if (help.id == id)
            return std::move(help);
    return {};
}

QString helpForColumn(const QString& columnId)
{
    static const QHash<QString, QString> kHelps {
        {QStringLiteral("images"), QStringLiteral("counts")},
        {QStringLiteral("subjects"), QStringLiteral("counts")},
        {QStringLiteral("submitted"), QStringLiteral("submitted_or_found")},
        {QStringLiteral("undetected"), QStringLiteral("submitted_or_found")},
        {QStringLiteral("failed"), QStringLiteral("counts")},
        {QStringLiteral("not_offered"), QStringLiteral("counts")},
        {QStringLiteral("errors"), QStringLiteral("error_rate")},
        {QStringLiteral("error_rate"), QStringLiteral("error_rate")},
        {QStringLiteral("interval"), QStringLiteral("interval")},
        {QStringLiteral("difference"), QStringLiteral("difference")},
        {QStringLiteral("ratio"), QStringLiteral("ratio")},
        {QStringLiteral("interval_ratio"), QStringLiteral("ratio")},
        {QStringLiteral("tpr"), QStringLiteral("class_rates")},
        {QStringLiteral("fnr"), QStringLiteral("class_rates")},
        {QStringLiteral("fpr"), QStringLiteral("class_rates")},
        {QStringLiteral("ppv"), QStringLiteral("class_rates")},
        {QStringLiteral("visible"), QStringLiteral("plan")},
        {QStringLiteral("missing"), QStringLiteral("plan")},
        {QStringLiteral("halve"), QStringLiteral("plan")},
        {QStringLiteral("p"), QStringLiteral("p")},
        {QStringLiteral("p_holm"), QStringLiteral("p_holm")},
        {QStringLiteral("p_holm_all"), QStringLiteral("p_holm")},
        {QStringLiteral("p_bh"), QStringLiteral("p_bh")},
        {QStringLiteral("scored"), QStringLiteral("estimate_error")},
        {QStringLiteral("mean_absolute_error"), QStringLiteral("estimate_error")},
        {QStringLiteral("rate_a"), QStringLiteral("error_rate")},
        {QStringLiteral("rate_b"), QStringLiteral("error_rate")},
        {QStringLiteral("compared"), QStringLiteral("fixed_broken")},
        {QStringLiteral("fixed"), QStringLiteral("fixed_broken")},
        {QStringLiteral("broken"), QStringLiteral("fixed_broken")},
        {QStringLiteral("both_wrong"), QStringLiteral("fixed_broken")},
        {QStringLiteral("both_right"), QStringLiteral("fixed_broken")},
        {QStringLiteral("agree"), QStringLiteral("kappa")},
        {QStringLiteral("kappa"), QStringLiteral("kappa")},
        {QStringLiteral("kappa_interval"), QStringLiteral("kappa")},
        {QStringLiteral("change"), QStringLiteral("change")},
        {QStringLiteral("change_interval"), QStringLiteral("change")},
        {QStringLiteral("change_p"), QStringLiteral("change_p")},
        {QStringLiteral("gap_before"), QStringLiteral("gap_change")},
        {QStringLiteral("gap_after"), QStringLiteral("gap_change")},
        {QStringLiteral("gap_change"), QStringLiteral("gap_change")},
        {QStringLiteral("gap_interval"), QStringLiteral("gap_change")},
        {QStringLiteral("gap_widened"), QStringLiteral("gap_change")},
        {QStringLiteral("level"), QStringLiteral("matched")},
        {QStringLiteral("bias"), QStringLiteral("estimate_error")},
        {QStringLiteral("interval_bias"), QStringLiteral("estimate_error")},
    };
    return kHelps.value(columnId);
}

QStringList helpForChart(const QString& chartId)
{
    const QString interval = QStringLiteral("interval");
    const QString few = QStringLiteral("too_few");
    const QString people = QStringLiteral("people");
    const QString counted = QStringLiteral("submitted_or_found");
    static const QHash<QString, QStringList> kHelps {
        {QStringLiteral("subgroup-error"), {QStringLiteral("error_rate"), interval, people, counted, few}},
        {QStringLiteral("bars"), {QStringLiteral("error_rate"), interval, people, counted, few}},
        {QStringLiteral("difference"), {QStringLiteral("difference"), people, counted, few}},
        {QStringLiteral("heatmap"), {QStringLiteral("heatmap"), QStringLiteral("error_rate"), counted, few}},
        {QStringLiteral("confusion"), {QStringLiteral("confusion"), few}},
        {QStringLiteral("histogram"), {QStringLiteral("confidence")}},
        {QStringLiteral("threshold"),
         {QStringLiteral("threshold"), QStringLiteral("confidence"), interval, few}},
        {QStringLiteral("estimate-error"), {QStringLiteral("estimate_error"), few}},
        {QStringLiteral("compare-dots"),
         {QStringLiteral("fixed_broken"), QStringLiteral("change"), QStringLiteral("change_p"),
          QStringLiteral("gap_change"), few}},
        {QStringLiteral("slope"), {QStringLiteral("gap_change"), QStringLiteral("change"), interval, few}},
        {QStringLiteral("series"), {QStringLiteral("matched"), QStringLiteral("change_p"), interval, few}},
    };
    return kHelps.value(chartId);
}

QStringList helpForHeadline()
{
    return {QStringLiteral("headline"), QStringLiteral("difference"), QStringLiteral("p"),
            QStringLiteral("p_holm"),   QStringLiteral("people"),     QStringLiteral("too_few")};
}

} // namespace plumbline
