// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/match_chart_parts.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/chart_table.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MatchChart", text);
}

QString groupsSentence(const Matched& matched)
{
    if (matched.by.isEmpty())
        return {};
    QStringList names;
    for (const QString& name : matched.by)
        names.append(attributeText(name));
    const QString grouped = tr("Groups by %1.").arg(names.join(QStringLiteral(" × ")));
    return grouped % QLatin1Char(' ')
        % (matched.isOneSet() ? tr("A comparison is of a group where one of its two images is.")
                              : tr("A comparison is of the group of its probe."));
}

QString thresholdSentence(const Matched& matched, const MatchedPoint& point)
{
    const auto rate = point.all.falseMatches.rate();
    const QString threshold = matchThresholdText(point.all.threshold);
    return (rate ? tr("One threshold for every group, %1, at which FMR over everybody is %2.")
                       .arg(threshold, smallRateText(rate))
                 : tr("One threshold for every group, %1.").arg(threshold))
        % QLatin1Char(' ') % tr("%1 intervals over people, not comparisons.").arg(levelText(matched.level));
}

QString hiddenSentence(const Matched& matched, const MatchChartOptions& options)
{
    const std::size_t shown = options.groups ? options.groups->size() : matched.groups.size();
    if (matched.by.isEmpty() || shown >= matched.groups.size())
        return {};
    return tr("%1 of %2 groups are not shown.").arg(matched.groups.size() - shown).arg(matched.groups.size());
}

std::vector<CaptionPart> captionOf(const Matched& matched, const MatchedCurves& curves,
                                   const MatchedPoint& point, const MatchChartOptions& options)
{
    std::vector<CaptionPart> parts;
    const auto add = [&parts](const char* id, const QString& name, const QString& text) {
        if (!text.isEmpty())
            parts.push_back({QString::fromLatin1(id), name, text});
    };
    add("synthetic", tr("Synthetic"),
        matched.synthetic
            ? tr("Synthetic portraits: this shows the tool and is no evidence about this system.")
            : QString());
    add("images", tr("Images, people and pairs"),
        tr("“%1”: %2").arg(matched.dataset, matchedEvidence(matched, curves.all())));
    add("interval", tr("Threshold and interval"), thresholdSentence(matched, point));
    add("groups", tr("Groups"), groupsSentence(matched));
    add("hidden", tr("Hidden groups"), hiddenSentence(matched, options));
    add("difference", tr("Difference"), matchedApartText(matched, point));
    add("systems", tr("Systems"), tr("System: %1 (run %2).").arg(matched.name).arg(matched.run.value()));
    if (matched.ended.isValid())
        add("date", tr("Date"),
            QLocale().toString(matched.ended.toLocalTime().date(), QLocale::LongFormat) % QLatin1Char('.'));
    return parts;
}

} // namespace

std::vector<MatchGroup> matchGroups(const Matched& matched, const MatchChartOptions& options)
{
    return matchGroups(matched, options, matched.probeGroups);
}

std::vector<MatchGroup> matchGroups(const Matched& matched, const MatchChartOptions& options,
                                    const std::vector<int>& groupsOfRows)
{
    if (matched.by.isEmpty())
        return {{std::nullopt, tr("Everybody"), 0}};
    std::vector<int> shown(matched.groups.size());
    std::iota(shown.begin(), shown.end(), 0);
    shown = options.groups.value_or(shown);
    std::vector<MatchGroup> groups;
    for (const int group : shown) // a colour stays its group's, wherever it stands
        groups.push_back({group, matched.labels[static_cast<std::size_t>(group)], group});
    if (hasUnknown(groupsOfRows))
        groups.push_back({matched.unknown(), matched.labels.back(), kQuietColours});
    return groups;
}

const measures::OperatingPoint& pointOf(const MatchedPoint& point, std::optional<int> group)
{
    return group ? point.groups[static_cast<std::size_t>(*group)] : point.all;
}

ChartSpec startMatchChart(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point,
                          const MatchChartOptions& options, const QString& id, const QString& title)
{
    ChartSpec spec;
    spec.id = id;
    spec.title = title;
    spec.captionParts = captionOf(matched, curves, point, options);
    spec.caption = joinCaption(spec.captionParts);
    for (const MatchGroup& group : matchGroups(matched, options)) {
        spec.rows.append(group.label);
        spec.series.push_back({matched.system, group.label, group.colour});
    }
    return spec;
}

QString rateOrBoundText(const measures::PairRate& rate)
{
    if (rate.errors == 0 && rate.limits && rate.isBound)
        return QStringLiteral("< %1").arg(plainNumberText(rate.limits->high, 2));
    const auto seen = rate.rate();
    return seen ? plainNumberText(*seen, 2) : QStringLiteral("–");
}

Mark rateAsMark(const MarkKey& key, const QString& group, const measures::PairRate& rate, const QString& name,
                double level, const RateWords& words)
{
    Mark mark;
    mark.key = key;
    mark.note = rate.errors == 0 && rate.limits && rate.isBound
        ? QStringLiteral("< %1").arg(words.share(rate.limits->high))
        : words.share(rate.rate());
    if (rate.comparisons == 0) {
        mark.tip = tr("%1: nothing to compare, so no %2").arg(group, name);
        return mark;
    }
    const bool none = rate.errors == 0 && rate.isBound;
    if (!none)
        mark.value = rate.rate();
    mark.low = rate.limits ? rate.limits->low : rate.rate().value_or(0);
    mark.high = rate.limits ? rate.limits->high : rate.rate().value_or(0);
    mark.few = none;
    mark.detail = tr("%1 of %2").arg(countText(rate.errors), countText(rate.comparisons));
    mark.tip = none
        ? tr("%1: %2 none seen in %3, at most %4 at %5")
              .arg(group, name, countText(rate.comparisons), words.share(mark.high), levelText(level))
        : tr("%1: %2 %3, %4 (%5, %6)")
              .arg(group, name, words.share(rate.rate()), mark.detail, words.limits(rate), levelText(level));
    return mark;
}

Mark pairRateMark(const Matched& matched, const MatchGroup& group, const measures::PairRate& rate,
                  const QString& name)
{
    MarkKey key {matched.system, matched.by, {}};
    if (group.index && static_cast<std::size_t>(*group.index) < matched.groups.size())
        key.values = matched.groups[static_cast<std::size_t>(*group.index)];
    Mark mark = rateAsMark(key, group.label, rate, name, matched.level, {smallRateText, pairLimitsText});
    mark.note = rateOrBoundText(rate);
    return mark;
}

double decadeBelow(double value)
{
    return std::pow(10, std::floor(std::log10(value) + 1e-9));
}

double decadeAbove(double value)
{
    return std::pow(10, std::ceil(std::log10(value) - 1e-9));
}

QString matchAltText(const ChartSpec& spec)
{
    QStringList tips;
    for (const Mark& mark : spec.marks)
        tips.append(mark.tip);
    return spec.title % QStringLiteral(". ") % spec.axis % QStringLiteral(". ")
        % tips.join(QStringLiteral("; ")) % QLatin1Char('.');
}

} // namespace plumbline
