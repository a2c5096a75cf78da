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

/// The groups that are furthest apart in one of the two errors.
struct Extremes
{
    std::size_t high = 0, low = 0;
    int groups = 0; ///< that have the rate
    const measures::PairRate* highest = nullptr;
    const measures::PairRate* lowest = nullptr;

    /// What was seen in one lies above all that fits the other.
    [[nodiscard]] bool areApart() const
    {
        return groups > 1 && highest->errors > 0 && highest->limits && lowest->limits
            && highest->limits->low > lowest->limits->high;
    }
};

using Kind = measures::PairRate measures::OperatingPoint::*;

Extremes extremesOf(const MatchedPoint& point, Kind kind)
{
    Extremes found;
    for (std::size_t i = 0; i + 1 < point.groups.size();
         ++i) { // people of whom nothing is known are no group
        const measures::PairRate& rate = point.groups[i].*kind;
        if (rate.comparisons == 0)
            continue;
        ++found.groups;
        if (!found.highest || rate.rate() > found.highest->rate()) {
            found.highest = &rate;
            found.high = i;
        }
        if (!found.lowest || rate.rate() < found.lowest->rate()) {
            found.lowest = &rate;
            found.low = i;
        }
    }
    return found;
}

QString timesText(const Extremes& found)
{
    const double high = found.highest->rate().value_or(0);
    const bool none = found.lowest->errors == 0;
    const double low = none ? found.lowest->limits->high : found.lowest->rate().value_or(1);
    const QString times = QLocale().toString(high / low, 'f', high / low < 10 ? 1 : 0);
    return none ? tr("at least %1 times").arg(times) : tr("%1 times").arg(times);
}

QString apartText(const Matched& matched, const MatchedPoint& point, const Extremes& found, bool falseMatches)
{
    const QString text = falseMatches
        ? tr("At a threshold of %1, false matches are %2 as frequent for %3 as for %4")
        : tr("At a threshold of %1, people are not recognised %2 as often among %3 as among %4");
    return text.arg(matchThresholdText(point.all.threshold), timesText(found),
                    labelInSentence(matched.labels[found.high]), labelInSentence(matched.labels[found.low]));
}

QString ratesText(const Extremes& found, const QString& name)
{
    const auto one = [](const measures::PairRate& rate) {
        return rate.errors == 0 ? pairLimitsText(rate)
                                : tr("%1, %2").arg(smallRateText(rate.rate()), pairLimitsText(rate));
    };
    return tr("(%1 %2, against %3)").arg(name, one(*found.highest), one(*found.lowest));
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

} // namespace

HeadlineText matchedHeadline(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point)
{
    HeadlineText text;
    text.evidence =
        matchedFinding(point, matched.level) % QLatin1Char(' ') % matchedEvidence(matched, curves.all());
    text.warning = warningOf(matched, curves.all());
    const Extremes fmr = extremesOf(point, &measures::OperatingPoint::falseMatches);
    const Extremes fnmr = extremesOf(point, &measures::OperatingPoint::falseNonMatches);
    const bool byFmr = fmr.areApart();
    if (byFmr || fnmr.areApart()) {
        const Extremes& found = byFmr ? fmr : fnmr;
        text.finding = apartText(matched, point, found, byFmr);
        text.interval = ratesText(found, byFmr ? tr("FMR") : tr("FNMR"));
        if (found.groups > 2)
            text.evidence.prepend(tr("The highest and the lowest of %1 groups. ").arg(found.groups));
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
    if (fmr.groups > 1)
        text.finding += tr("; the groups cannot be told apart");
    text.interval = fmr.groups > 1 ? tr("(their intervals overlap)") : QString();
    return text;
}

} // namespace plumbline
