// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/headline.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"
#include "core/views/estimate_texts.h"
#include "core/views/people_text.h"
#include "core/views/plan_text.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("Headline", text, comment, n);
}

/// One run's finding, with what is needed to word it.
struct Finding
{
    const MeasuredRun* run = nullptr;
    measures::Headline headline;
    int systems = 1; ///< finished ones, whose comparisons are corrected for together
};

/// How much a finding deserves the one sentence: shown first, then by size.
double weight(const Finding& finding)
{
    const double size = finding.headline.largest ? std::abs(finding.headline.largest->difference) : -1;
    return finding.headline.verdict == measures::Verdict::Shown ? 10 + size : size;
}

QString shownSentence(const Measured& measured, const Finding& finding)
{
    const measures::Difference& d = *finding.headline.largest;
    QString more = d.difference > 0 ? tr("%1 misreads %2 %3 points more often than %4")
                                    : tr("%1 misreads %2 %3 points less often than %4");
    if (asksWhoIsFound(measured.task))
        more = d.difference > 0 ? tr("%1 fails to find the faces of %2 %3 points more often than of %4")
                                : tr("%1 fails to find the faces of %2 %3 points less often than of %4");
    return more.arg(finding.run->name, labelWithin(measured, d.a), pointsText(d.difference),
                    labelWithin(measured, d.b));
}

QString intervalText(const measures::Headline& headline)
{
    const measures::Difference& d = *headline.largest;
    const double sign = d.difference < 0 ? -1 : 1;
    const double low = std::min(sign * d.low, sign * d.high);
    const double high = std::max(sign * d.low, sign * d.high);
    const QLocale locale;
    return tr("(%1 interval %2 to %3)")
        .arg(levelText(headline.level), withMinus(locale.toString(100 * low, 'f', 1)),
             withMinus(locale.toString(100 * high, 'f', 1)));
}

/// "p = 0.0123".
QString pSaid(double p)
{
    const QString text = pText(p);
    return text.startsWith(QLatin1Char('<')) ? tr("p %1").arg(text) : tr("p = %1").arg(text);
}

/// How many comparisons the p is corrected for: those of every system, since the sentence is about one of
/// them. Where there was no reference chosen beforehand, the interval allows for them, too.
QString correctionText(const measures::Headline& headline, int systems, double level, bool ofCounts)
{
    using measures::Compare;
    const QString p = pSaid(headline.largest->pHolm);
    if (headline.comparisons == 1)
        return tr("1 comparison, %1").arg(p);
    const QString count = countText(headline.comparisons);
    const QString over = systems == 1
        ? count
        : (ofCounts ? tr("%1 over %2 sets") : tr("%1 over %2 systems")).arg(count, countText(systems));
    if (headline.compare == Compare::Reference) {
        return systems == 1 ? tr("%1 comparisons with it, corrected (Holm) %2").arg(count, p)
                            : (ofCounts ? tr("%1 comparisons over %2 sets, corrected (Holm) %3")
                                        : tr("%1 comparisons over %2 systems, corrected (Holm) %3"))
                                  .arg(count, countText(systems), p);
    }
    const QString which = headline.compare == Compare::Pairs
        ? tr("the largest of every pair (%1)").arg(over)
        : tr("the largest of each subgroup against the rest (%1)").arg(over);
    return tr("%1; the interval is widened from %2 to hold for all of them, corrected (Holm) %3")
        .arg(which, levelText(level), p);
}

QString evidenceText(const Measured& measured, const Finding& finding, bool perSubmitted)
{
    const measures::Difference& d = *finding.headline.largest;
    const QString against = ofText(comparedTally(*finding.run, d.a, d.b, perSubmitted));
    const QString other = ofText(comparedTally(*finding.run, d.b, d.a, perSubmitted));
    const QString correction =
        correctionText(finding.headline, finding.systems, measured.settings.level, measured.fromCounts);
    const QString said = finding.headline.compare == measures::Compare::Reference
        ? tr("%1 against %2, %3; %4.").arg(against, other, referenceText(measured), correction)
        : tr("%1 against %2; %3.").arg(against, other, correction);
    const QString excluded = excludedText(measured.excluded);
    return excluded.isEmpty() ? said : QString(said % QLatin1Char(' ') % excluded);
}

QString warningText(const Measured& measured, const Finding& finding, bool perSubmitted)
{
    QStringList parts;
    if (measured.synthetic)
        parts.append(tr("Synthetic portraits: no evidence about these systems."));
    if (std::any_of(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
            return run.origin && run.origin->reconstructed && !run.isBeside();
        }))
        parts.append(tr("Counts reconstructed from published rates."));
    if (finding.headline.largest && finding.headline.verdict == measures::Verdict::Shown) {
        const auto group = static_cast<std::size_t>(finding.headline.largest->a);
        const auto cell = tally(finding.run->analysis.groups[group].counts, perSubmitted);
        constexpr int kWideBelow = 30;
        const auto more = imagesToHalve(
            cell,
            imageWorth(*finding.run, finding.headline.largest->a, finding.headline.largest->b, perSubmitted),
            measured.settings.level);
        if (cell.n < kWideBelow && more) {
            parts.append(tr("%1: %2 scored images make a wide interval; %3 more would halve it.")
                             .arg(measured.labels[group], countText(cell.n),
                                  QLocale().toString(static_cast<qlonglong>(*more))));
        }
    }
    if (const QString people = peopleWarning(measured, perSubmitted);
        !people.isEmpty() && finding.headline.largest)
        parts.append(people);
    if (const QString few = tooFewText(measured, perSubmitted); !few.isEmpty())
        parts.append(few);
    const bool unfinished = std::any_of(measured.runs.begin(), measured.runs.end(),
                                        [](const MeasuredRun& run) { return run.partial; });
    if (unfinished)
        parts.append(tr("Systems whose run is not finished are left out of this sentence."));
    return parts.join(QLatin1Char(' '));
}

/// What could have been seen: without it, "no difference" might only mean that there were too few images.
QString gapSentence(const measures::Headline& headline)
{
    if (!headline.smallestGap)
        return headline.largest ? tr("; with so few of them not even the largest possible gap would be")
                                : QString();
    return tr("; a gap of %1 points or more would have been seen").arg(pointsText(*headline.smallestGap));
}

HeadlineText nothingShown(const Measured& measured, const Finding& finding, bool perSubmitted)
{
    HeadlineText text;
    using measures::Verdict;
    switch (finding.headline.verdict) {
    case Verdict::NothingToCompare:
        text.finding = tr("There is nothing to compare yet");
        text.evidence = tr("Group by an attribute with at least two groups that have answers.");
        break;
    case Verdict::TooFewToTell:
        text.finding = tr("Too few images to tell");
        text.evidence = tr("A comparison needs at least %1 scored images in each group.")
                            .arg(countText(measured.settings.fewest));
        if (const QString excluded = excludedText(measured.excluded); !excluded.isEmpty())
            text.evidence += QLatin1Char(' ') % excluded;
        break;
    default:
        text.finding = finding.headline.verdict == Verdict::NotAfterCorrection
            ? tr("No difference remains once the number of comparisons is corrected for")
            : tr("No difference can be shown with these images");
        text.finding += gapSentence(finding.headline);
        if (finding.headline.largest) {
            text.evidence =
                tr("The largest is %1's, %2 against %3: %4 points %5. ")
                    .arg(finding.run->name, labelWithin(measured, finding.headline.largest->a),
                         labelWithin(measured, finding.headline.largest->b),
                         pointsText(finding.headline.largest->difference), intervalText(finding.headline))
                % evidenceText(measured, finding, perSubmitted);
        }
    }
    return text;
}

HeadlineText unfinishedText(const Measured& measured)
{
    HeadlineText text;
    text.finding = tr("Not finished: the sentence is written when a run has ended");
    text.evidence = tr("The chart fills in as answers come. Nothing is concluded from a part of the images.");
    if (measured.synthetic)
        text.warning = tr("Synthetic portraits: no evidence about these systems.");
    return text;
}

} // namespace

HeadlineText headlineText(const Measured& measured, const ChartOptions& options)
{
    if (measured.isEstimate)
        return estimateHeadline(measured);
    // Only finished runs: looking while answers come in, and stopping when it looks right, is no test.
    std::vector<const MeasuredRun*> finished;
    std::vector<std::vector<measures::GroupCounts>> counts;
    std::vector<measures::PeopleBehind> people;
    for (const MeasuredRun& run : measured.runs) {
        if (run.partial || run.isBeside())
            continue;
        finished.push_back(&run);
        counts.push_back(countsFor(run, options.perSubmitted));
        people.push_back(peopleBehind(run, options.perSubmitted));
    }
    if (finished.empty() && !measured.runs.empty())
        return unfinishedText(measured);
    measures::Settings settings = measured.settings;
    if (settings.comparing() == measures::Compare::Reference && !settings.reference)
        settings.reference = measured.usualReference; // one for all systems, whatever each of them scored
    // Corrected over all systems: one of them is chosen.
    auto headlines = measures::headlines(counts, settings, people);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < headlines.size(); ++i)
        findings.push_back({finished[i], std::move(headlines[i]), static_cast<int>(finished.size())});
    const auto best =
        std::max_element(findings.begin(), findings.end(),
                         [](const Finding& a, const Finding& b) { return weight(a) < weight(b); });
    if (best == findings.end())
        return {tr("Nothing has been run yet"), {}, tr("Choose systems under Runs and press Run."), {}, {}};
    HeadlineText text;
    if (best->headline.verdict == measures::Verdict::Shown) {
        text.finding = shownSentence(measured, *best);
        text.interval = intervalText(best->headline);
        text.evidence = evidenceText(measured, *best, options.perSubmitted);
    } else {
        text = nothingShown(measured, *best, options.perSubmitted);
    }
    text.warning = warningText(measured, *best, options.perSubmitted);
    if (best->headline.largest) {
        text.key = MarkKey {best->run->system, measured.by,
                            measured.groups[static_cast<std::size_t>(best->headline.largest->a)]};
    }
    return text;
}

} // namespace plumbline
