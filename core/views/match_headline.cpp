// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cstddef>
#include <optional>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matched", text);
}

using measures::GroupDifference;

const measures::PairRate& rateOf(const MatchedPoint& point, int group, bool falseMatches)
{
    const measures::OperatingPoint& at = point.groups[static_cast<std::size_t>(group)];
    return falseMatches ? at.falseMatches : at.falseNonMatches;
}

/// "3.2 times"; "at least 3.2 times" where none was seen in the lower.
QString timesText(const measures::PairRate& higher, const measures::PairRate& lower)
{
    const double high = higher.rate().value_or(0);
    const bool none = lower.errors == 0;
    const double low = none ? lower.limits->high : lower.rate().value_or(1);
    const QString times = QLocale().toString(high / low, 'f', high / low < 10 ? 1 : 0);
    return none ? tr("at least %1 times").arg(times) : tr("%1 times").arg(times);
}

QString labelOf(const Matched& matched, int group)
{
    return labelInSentence(matched.labels[static_cast<std::size_t>(group)]);
}

QString apartText(const Matched& matched, const MatchedPoint& point, const GroupDifference& found,
                  bool falseMatches)
{
    const QString threshold = matchThresholdText(point.all.threshold);
    const QString high = labelOf(matched, found.high);
    const QString low = labelOf(matched, found.low);
    const measures::PairRate& higher = rateOf(point, found.high, falseMatches);
    const measures::PairRate& lower = rateOf(point, found.low, falseMatches);
    // A difference can be told from chance where "at least so many times" cannot be.
    if (lower.errors == 0 && (!lower.limits || higher.rate() <= lower.limits->high))
        return (falseMatches
                    ? tr("At a threshold of %1, false matches are more frequent for %2 than for %3")
                    : tr("At a threshold of %1, people are not recognised more often among %2 than among %3"))
            .arg(threshold, high, low);
    const QString text = falseMatches
        ? tr("At a threshold of %1, false matches are %2 as frequent for %3 as for %4")
        : tr("At a threshold of %1, people are not recognised %2 as often among %3 as among %4");
    return text.arg(threshold, timesText(higher, lower), high, low);
}

QString rateAndLimits(const measures::PairRate& rate)
{
    return rate.errors == 0 ? pairLimitsText(rate)
                            : tr("%1, %2").arg(smallRateText(rate.rate()), pairLimitsText(rate));
}

/// "p = 0.004", "p < 0.0001".
QString pSaid(double p)
{
    const QString text = pText(p);
    return text.startsWith(QLatin1Char('<')) ? tr("p %1").arg(text) : tr("p = %1").arg(text);
}

/// "-0.0003" with the sign as it is printed.
QString limitText(double limit)
{
    return smallRateText(limit).replace(QLatin1Char('-'), QChar(0x2212));
}

/// "difference 0.0012, 0.0003 to 0.0021 at 95 %, p = 0.004".
QString differenceText(const GroupDifference& found, double level)
{
    return tr("difference %1, %2 to %3 at %4, %5")
        .arg(smallRateText(found.value), limitText(found.limits.low), limitText(found.limits.high),
             levelText(level), pSaid(found.p));
}

QString ratesText(const MatchedPoint& point, const GroupDifference& found, bool falseMatches, double level)
{
    return tr("(%1 %2, against %3; %4)")
        .arg(falseMatches ? tr("FMR") : tr("FNMR"), rateAndLimits(rateOf(point, found.high, falseMatches)),
             rateAndLimits(rateOf(point, found.low, falseMatches)), differenceText(found, level));
}

/// What the groups of the finding were picked from.
QString pickedText(const GroupDifference& found)
{
    if (found.among == 1)
        return {};
    return tr("Of all pairs of groups these two are furthest apart; interval and p of the difference allow "
              "for "
              "having picked them from %1 (Bonferroni). ")
        .arg(found.among);
}

QString warningOf(const Matched& matched, const MatchedSide& all)
{
    QStringList warnings;
    if (matched.synthetic)
        warnings.append(tr("Synthetic portraits: this shows the tool and is no evidence about this system."));
    if (matched.subjects == matched.images - matched.notEnrolled.errors && all.mated == 0
        && matched.images > 1)
        warnings.append(
            tr("Every image counts as another person. If people have several images, name them in "
               "a column of the labels: two images of one person would count as a false match."));
    return warnings.join(QLatin1Char(' '));
}

QString apartSentence(const Matched& matched, const MatchedPoint& point, const GroupDifference& found,
                      bool falseMatches)
{
    const QString name = falseMatches ? tr("FMR") : tr("FNMR");
    if (found.value == 0)
        return tr("%1 is %2 in every group.")
            .arg(name, smallRateText(rateOf(point, found.high, falseMatches).rate()));
    const QString picked = found.among == 1
        ? QString()
        : tr(", allowing for having picked the widest of %1 differences").arg(found.among);
    return tr("%1 differs most between %2 (%3) and %4 (%5): by %6, %7 interval %8 to %9")
               .arg(name, labelOf(matched, found.high),
                    smallRateText(rateOf(point, found.high, falseMatches).rate()),
                    labelOf(matched, found.low), smallRateText(rateOf(point, found.low, falseMatches).rate()),
                    smallRateText(found.value), levelText(matched.level), limitText(found.limits.low),
                    limitText(found.limits.high))
        % tr(", %1%2. %3")
              .arg(pSaid(found.p), picked,
                   found.isBeyondChance() ? tr("That is more than chance.") : tr("That could be chance."));
}

} // namespace

QString matchedApartText(const Matched& matched, const MatchedPoint& point)
{
    QStringList sentences;
    if (point.fmrApart)
        sentences.append(apartSentence(matched, point, *point.fmrApart, true));
    if (point.fnmrApart)
        sentences.append(apartSentence(matched, point, *point.fnmrApart, false));
    return sentences.join(QLatin1Char(' '));
}

/// A rate of a group may be the other way round among its own people only.
QString acrossText(const Matched& matched)
{
    return matched.isOneSet() && matched.pairs.within.isEmpty() && matched.unknown() > 1
        ? tr(" A comparison across two groups counts in both; “Compared” can leave those out.")
        : QString();
}

HeadlineText matchedHeadline(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point)
{
    HeadlineText text;
    text.evidence = matchedFinding(point, matched.level) % QLatin1Char(' ')
        % matchedEvidence(matched, curves.all()) % acrossText(matched);
    text.warning = warningOf(matched, curves.all());
    for (const bool falseMatches : {true, false}) {
        const auto& found = falseMatches ? point.fmrApart : point.fnmrApart;
        if (!found || !found->isBeyondChance())
            continue;
        text.finding = apartText(matched, point, *found, falseMatches);
        text.interval = ratesText(point, *found, falseMatches, matched.level);
        text.evidence.prepend(pickedText(*found));
        return text;
    }
    const measures::PairRate& all = point.all.falseMatches;
    if (all.comparisons == 0) {
        text.finding = tr("No two people were compared");
        return text;
    }
    const QString threshold = matchThresholdText(point.all.threshold);
    const QString often = all.errors == 0
        ? tr("none of %1 comparisons of two people match").arg(countText(all.comparisons))
        : tr("1 in %1 comparisons of two people matches")
              .arg(countText((all.comparisons + all.errors / 2) / all.errors));
    text.finding = tr("At a threshold of %1, %2").arg(threshold, often);
    if (matched.unknown() < 2)
        return text;
    if (!point.fmrApart) {
        text.finding += tr("; whether the groups differ cannot be told");
        return text;
    }
    text.finding += tr("; that the groups differ could be chance");
    text.interval = tr("(furthest apart: %1 and %2, %3)")
                        .arg(labelOf(matched, point.fmrApart->high), labelOf(matched, point.fmrApart->low),
                             differenceText(*point.fmrApart, matched.level));
    text.evidence.prepend(pickedText(*point.fmrApart));
    return text;
}

} // namespace plumbline
