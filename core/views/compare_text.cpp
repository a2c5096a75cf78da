// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/compare_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_parts.h"
#include "core/views/compared.h"
#include "core/views/rate_words.h"

namespace plumbline {

namespace {

using measures::ChangedGroup;
using measures::ChangeMethod;
using measures::GapChange;
using measures::RateChange;
using namespace compare;

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

const ChangedGroup& groupOf(const Compared& compared, int group)
{
    return compared.analysis.groups[static_cast<std::size_t>(group)];
}

/// The width of a gap on the side where it is wider.
double widthOf(const GapChange& gap)
{
    return std::max(std::abs(gap.before), std::abs(gap.after));
}

/// The widest gap of either side between groups that hold enough, so that swapping the sides changes nothing;
/// null: none.
const GapChange* widestGap(const Compared& compared)
{
    const GapChange* widest = nullptr;
    for (const GapChange& gap : compared.analysis.gaps) {
        if (isTooFew(compared, groupOf(compared, gap.a)) || isTooFew(compared, groupOf(compared, gap.b)))
            continue;
        if (!widest || widthOf(gap) > widthOf(*widest))
            widest = &gap;
    }
    return widest;
}

/// Whether the second group is misread more often on the side where the gap is wider.
bool isTurned(const GapChange& gap)
{
    return (std::abs(gap.after) > std::abs(gap.before) ? gap.after : gap.before) < 0;
}

/// "darker women and lighter men", the one that is misread more often first.
QString gapName(const Compared& compared, const GapChange& gap)
{
    return tr("%1 and %2").arg(labelWithin(compared.measured, gap.a), labelWithin(compared.measured, gap.b));
}

/// The gap with the group that was misread more often first, so that a smaller gap is below zero.
GapChange turnedUp(GapChange gap)
{
    if (!isTurned(gap))
        return gap;
    std::swap(gap.a, gap.b);
    gap.before = -gap.before;
    gap.after = -gap.after;
    for (RateChange* change : {&gap.change, &gap.widened})
        *change = {-change->change, -change->high, -change->low};
    return gap;
}

QString gapSentence(const Compared& compared, const GapChange& gap)
{
    const QString between = gapName(compared, gap);
    if (areTwoSystems(compared)) {
        if (!gap.widened.excludesZero())
            return tr("no difference between the two in the gap between %1 can be shown").arg(between);
        return (gap.widened.change < 0 ? tr("the gap between %1 is %2 points smaller with %3 than with %4")
                                       : tr("the gap between %1 is %2 points wider with %3 than with %4"))
            .arg(between, pointsText(gap.widened.change), compared.b().name, compared.a().name);
    }
    if (!gap.widened.excludesZero())
        return tr("no change of the gap between %1 can be shown").arg(between);
    return gap.widened.change < 0
        ? tr("the gap between %1 is %2 points smaller").arg(between, pointsText(gap.widened.change))
        : tr("the gap between %1 is %2 points wider").arg(between, pointsText(gap.widened.change));
}

/// "gear fixed 12 images that mini-Xception misreads and broke 3".
QString movedSentence(const Compared& compared)
{
    const ChangedGroup& all = compared.analysis.all;
    if (!all.paired && !isReaudit(compared))
        return tr("The error rate is %1 (%2) and %3 (%4)")
            .arg(percentText(all.a.rate()), compared.a().name, percentText(all.b.rate()), compared.b().name);
    if (!all.paired)
        return tr("The error rate went from %1 (%2) to %3 (%4)")
            .arg(percentText(all.a.rate()), compared.a().name, percentText(all.b.rate()), compared.b().name);
    const measures::PairedTally& moved = *all.paired;
    const bool found = asksWhoIsFound(compared.measured.task);
    if (found && moved.fixed == 0 && moved.broken == 0)
        return tr("%1 and %2 find a face in exactly the same images")
            .arg(compared.a().name, compared.b().name);
    if (found && areTwoSystems(compared))
        return tr("%1 finds no face in %2 in which %3 finds one, and the other way round %4")
            .arg(compared.a().name, imageCount(moved.fixed), compared.b().name, countText(moved.broken));
    if (all.a.errors == 0 && all.b.errors == 0 && all.a.n > 0)
        return tr("Neither %1 nor %2 misreads any of %3")
            .arg(compared.a().name, compared.b().name, imageCount(all.a.n));
    if (moved.fixed == 0 && moved.broken == 0)
        return tr("%1 and %2 misread exactly the same images").arg(compared.a().name, compared.b().name);
    if (areTwoSystems(compared))
        return tr("%1 misreads %2 that %3 reads right, and the other way round %4")
            .arg(compared.a().name, imageCount(moved.fixed), compared.b().name, countText(moved.broken));
    return tr("From %1 to %2, %3 were fixed and %4 broke")
        .arg(compared.a().name, compared.b().name, imageCount(moved.fixed), countText(moved.broken));
}

QString testName(ChangeMethod method)
{
    switch (method) {
    case ChangeMethod::Paired:
        return tr("McNemar's exact test");
    case ChangeMethod::Subjects:
        return tr("exact sign-flip test by person");
    case ChangeMethod::Unpaired:
        break;
    }
    return tr("Fisher's exact test");
}

/// Groups that one of two tables of counts does not have: they are in no number over all groups.
QString countedOnceSentence(const Compared& compared)
{
    QStringList onlyA;
    QStringList onlyB;
    for (std::size_t i = 0; i < compared.analysis.groups.size(); ++i) {
        const ChangedGroup& group = compared.analysis.groups[i];
        if (group.a.n > 0 && group.b.n == 0)
            onlyA.append(labelWithin(compared.measured, static_cast<int>(i)));
        if (group.b.n > 0 && group.a.n == 0)
            onlyB.append(labelWithin(compared.measured, static_cast<int>(i)));
    }
    QStringList parts;
    for (const auto& [names, run] : {std::pair(onlyA, &compared.a()), std::pair(onlyB, &compared.b())}) {
        if (!names.isEmpty())
            parts.append(tr("Left out, because only %1 has counted them: %2.")
                             .arg(run->name, names.join(QStringLiteral("; "))));
    }
    return parts.join(QLatin1Char(' '));
}

QString changeSentence(const Compared& compared)
{
    const ChangedGroup& all = compared.analysis.all;
    const bool someLeftOut = !compared.isPaired && !countedOnceSentence(compared).isEmpty();
    if (areTwoSystems(compared))
        return (someLeftOut
                    ? tr("The groups that both have counted: error rate %1 (A) and %2 (B), difference %3 "
                         "points (%4 interval %5), p %6 (%7).")
                    : tr("All groups together: error rate %1 (A) and %2 (B), difference %3 points (%4 "
                         "interval %5), p %6 (%7)."))
            .arg(percentText(all.a.rate()), percentText(all.b.rate()), signedPoints(all.change->change),
                 levelText(compared.measured.settings.level), rangeText(*all.change), equalsText(*all.p),
                 testName(all.method));
    return (someLeftOut
                ? tr("The groups that both have counted: error rate %1 → %2, %3 points (%4 interval %5), "
                     "p %6 (%7).")
                : tr("All groups together: error rate %1 → %2, %3 points (%4 interval %5), p %6 (%7)."))
        .arg(percentText(all.a.rate()), percentText(all.b.rate()), signedPoints(all.change->change),
             levelText(compared.measured.settings.level), rangeText(*all.change), equalsText(*all.p),
             testName(all.method));
}

QString gapEvidence(const Compared& compared, const GapChange& gap)
{
    const auto m = compared.analysis.gaps.size();
    QString text =
        tr("The gap is %1 points (%2) and %3 (%4).")
            .arg(gap.before < 0 ? signedPoints(gap.before) : pointsText(gap.before), compared.a().name,
                 gap.after < 0 ? signedPoints(gap.after) : pointsText(gap.after), compared.b().name);
    if (m > 1)
        text += QLatin1Char(' ')
            % tr("It is the widest of %1 on either side, so its interval is widened to %2.")
                  .arg(m)
                  .arg(levelText(widenedLevel(compared)));
    return text;
}

QString leftOutSentence(const Compared& compared)
{
    const qint64 left = compared.onlyA + compared.onlyB + compared.neither;
    if (!compared.isPaired)
        return countedOnceSentence(compared);
    if (left == 0)
        return {};
    return tr("Left out, because both have to have answered: %1 scored by %2 only, %3 by %4 only, %5 by "
              "neither.")
        .arg(imageCount(compared.onlyA), compared.a().name, countText(compared.onlyB), compared.b().name,
             countText(compared.neither));
}

QString warningText(const Compared& compared)
{
    QStringList parts;
    if (compared.measured.synthetic)
        parts.append(tr("Synthetic portraits: no evidence about these systems."));
    const auto isReconstructed = [](const MeasuredRun& run) {
        return run.origin && run.origin->reconstructed;
    };
    if (isReconstructed(compared.a()) || isReconstructed(compared.b()))
        parts.append(tr("Counts reconstructed from published rates."));
    if (compared.isPaired && compared.measured.repeats() && !compared.analysis.bySubject)
        parts.append(tr("Images of one person count as independent: intervals and p are too sure."));
    if (compared.a().partial || compared.b().partial)
        parts.append(tr("A run is not finished: this is how it stands so far."));
    int few = 0;
    for (const ChangedGroup& group : compared.analysis.groups)
        few += group.change && isTooFew(compared, group) ? 1 : 0;
    if (few > 0)
        parts.append(few == 1 ? tr("1 group has fewer than %1 scored images: too few to tell.")
                                    .arg(compared.measured.settings.fewest)
                              : tr("%1 groups have fewer than %2 scored images: too few to tell.")
                                    .arg(few)
                                    .arg(compared.measured.settings.fewest));
    return parts.join(QLatin1Char(' '));
}

} // namespace

HeadlineText compareHeadline(const Compared& compared)
{
    HeadlineText text;
    const ChangedGroup& all = compared.analysis.all;
    if (!all.change) {
        text.finding = tr("There is no image that both have scored");
        text.evidence = leftOutSentence(compared);
        text.warning = warningText(compared);
        return text;
    }
    text.finding = movedSentence(compared);
    text.evidence = changeSentence(compared);
    if (const GapChange* widest = widestGap(compared)) {
        const GapChange gap = turnedUp(*widest);
        text.finding += QStringLiteral("; ") % gapSentence(compared, gap);
        // As the sentence counts: "smaller by 29.8 (1.5 to 58.2)".
        const RateChange said = gap.widened.high < 0
            ? RateChange {-gap.widened.change, -gap.widened.high, -gap.widened.low}
            : gap.widened;
        const bool isShown = gap.widened.excludesZero();
        text.interval = tr("(%1 interval %2)")
                            .arg(levelText(widenedLevel(compared)),
                                 isShown ? tr("%1 to %2").arg(pointsText(said.low), pointsText(said.high))
                                         : rangeText(said));
        text.evidence += QLatin1Char(' ') % gapEvidence(compared, gap);
        text.key = MarkKey {compared.b().system, compared.measured.by,
                            compared.measured.groups[static_cast<std::size_t>(gap.a)]};
    }
    if (const QString left = leftOutSentence(compared); !left.isEmpty())
        text.evidence += QLatin1Char(' ') % left;
    text.warning = warningText(compared);
    return text;
}

QString compareAxis(const Compared& compared)
{
    const QString rate = rateWords(compared.measured, false).rate;
    const QString of = compared.isPaired ? tr("%1, of the images scored by both").arg(rate) : rate;
    const QString level = levelText(compared.measured.settings.level);
    return compared.analysis.bySubject
        ? tr("%1; %2 Wilson interval on effective numbers of images").arg(of, level)
        : tr("%1; %2 Wilson interval").arg(of, level);
}

std::vector<CaptionPart> compareCaption(const Compared& compared)
{
    std::vector<CaptionPart> parts = captionParts(compared.measured, {});
    std::erase_if(parts, [&](const CaptionPart& part) {
        const bool isOfImages = part.id == QLatin1String("interval") || part.id == QLatin1String("repeats")
            || part.id == QLatin1String("date");
        return part.id == QLatin1String("comparisons") || (compared.isPaired && isOfImages);
    });
    if (compared.analysis.comparisons > 0)
        parts.push_back(
            {QStringLiteral("comparisons"), tr("Number of comparisons"),
             compared.analysis.comparisons == 1
                 ? (areTwoSystems(compared) ? tr("1 difference is tested.") : tr("1 change is tested."))
                 : (areTwoSystems(compared)
                        ? tr("%1 differences are tested, one of every subgroup; p corrected for their number "
                             "(Holm, Benjamini-Hochberg).")
                        : tr("%1 changes are tested, one of every subgroup; p corrected for their number "
                             "(Holm, Benjamini-Hochberg)."))
                       .arg(compared.analysis.comparisons)});
    if (!compared.isPaired)
        return parts;
    parts.push_back({QStringLiteral("compared"), tr("Images compared"),
                     tr("Compared: %1 scored by both.").arg(imageCount(compared.both))});
    parts.push_back(
        {QStringLiteral("unit"), tr("Images or people"),
         compared.analysis.bySubject
             ? tr("Several images show the same person: tests and intervals take the person as the unit.")
             : compared.measured.repeats()
             ? tr("Several images show the same person; they count as independent here, so that tests and "
                  "intervals are too sure.")
             : tr("Every image is of another person.")});
    const auto date = [](const MeasuredRun& run) {
        return QLocale().toString(run.endedUtc.toLocalTime().date(), QLocale::LongFormat);
    };
    if (compared.a().endedUtc.isValid() && compared.b().endedUtc.isValid())
        parts.push_back(
            {QStringLiteral("dates"), tr("Dates"),
             tr("A: %1, %2; B: %3, %4.")
                 .arg(compared.a().name, date(compared.a()), compared.b().name, date(compared.b()))});
    return parts;
}

Compared comparedSets(const Measured& sets, std::size_t a, std::size_t b)
{
    Compared compared;
    compared.isPaired = false;
    compared.measured = sets;
    compared.measured.runs = {sets.runs[a], sets.runs[b]};
    std::vector<measures::Tally> before;
    std::vector<measures::Tally> after;
    for (std::size_t i = 0; i < sets.groups.size(); ++i) {
        before.push_back(tally(sets.runs[a].analysis.groups[i].counts, false));
        after.push_back(tally(sets.runs[b].analysis.groups[i].counts, false));
    }
    compared.analysis =
        measures::analyseUnpaired(before, after, {sets.settings.level, sets.settings.reference});
    return compared;
}

} // namespace plumbline
