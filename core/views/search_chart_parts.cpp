// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/search_chart_parts.h"

#include <cstddef>
#include <numeric>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"
#include "core/views/search_tables.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SearchChart", text);
}

QString groupsSentence(const Identified& identified)
{
    if (identified.by.isEmpty())
        return {};
    QStringList names;
    for (const QString& name : identified.by)
        names.append(attributeText(name));
    return tr("Groups by %1; a search is of the group of its probe.").arg(names.join(QStringLiteral(" × ")));
}

QString thresholdSentence(const Identified& identified, const IdentifiedPoint& point)
{
    const auto rate = point.all.falsePositives.rate();
    const QString threshold = matchThresholdText(point.threshold);
    return (rate ? tr("One threshold for every group, %1, at which FPIR over everybody is %2.")
                       .arg(threshold, searchShareText(rate))
                 : tr("One threshold for every group, %1.").arg(threshold))
        % QLatin1Char(' ') % tr("%1 intervals over people, not probes.").arg(levelText(identified.level));
}

QString hiddenSentence(const SearchScene& scene)
{
    const auto& groups = scene.options.groups;
    const auto hidden = groups ? std::ssize(scene.identified.groups) - std::ssize(*groups) : 0;
    return hidden > 0 ? tr("Groups not shown: %1.").arg(hidden) : QString();
}

} // namespace

const Registry<SearchChart>& searchCharts()
{
    struct Filled
    {
        Registry<SearchChart> charts;
        Filled() { register_builtin_search_charts(charts); }
    };
    static const Filled kFilled;
    return kFilled.charts;
}

std::vector<MatchGroup> searchGroups(const SearchScene& scene)
{
    const Identified& identified = scene.identified;
    if (identified.by.isEmpty())
        return {{std::nullopt, tr("Everybody"), 0}};
    std::vector<int> shown(identified.groups.size());
    std::iota(shown.begin(), shown.end(), 0);
    shown = scene.options.groups.value_or(shown);
    std::vector<MatchGroup> groups;
    for (const int group : shown) // a colour stays its group's, wherever it stands
        groups.push_back({group, identified.labels[static_cast<std::size_t>(group)], group});
    if (shownSearchGroups(identified) > identified.unknown())
        groups.push_back({identified.unknown(), identified.labels.back(), kQuietColours});
    return groups;
}

const SearchRates& ratesOf(const IdentifiedPoint& point, std::optional<int> group)
{
    return group ? point.groups[static_cast<std::size_t>(*group)] : point.all;
}

std::vector<CaptionPart> searchCaption(const SearchScene& scene)
{
    const Identified& identified = scene.identified;
    std::vector<CaptionPart> parts;
    const auto add = [&parts](const char* id, const QString& name, const QString& text) {
        if (!text.isEmpty())
            parts.push_back({QString::fromLatin1(id), name, text});
    };
    add("synthetic", tr("Synthetic"),
        identified.synthetic
            ? tr("Synthetic portraits: this shows the tool and is no evidence about this system.")
            : QString());
    add("images", tr("Probes, gallery and people"),
        tr("“%1”: %2").arg(identified.dataset, identifiedEvidence(identified)));
    add("lists", tr("Candidate lists"),
        identified.imported ? importedSearchText(identified)
                            : tr("Nobody beyond the first %1 candidates is looked at.")
                                  .arg(QLocale().toString(identified.ranks)));
    add("interval", tr("Threshold and interval"), thresholdSentence(identified, scene.point));
    add("groups", tr("Groups"), groupsSentence(identified));
    add("hidden", tr("Hidden groups"), hiddenSentence(scene));
    add("systems", tr("Systems"),
        tr("System: %1 (run %2).").arg(identified.name).arg(identified.run.value()));
    if (identified.ended.isValid())
        add("date", tr("Date"),
            QLocale().toString(identified.ended.toLocalTime().date(), QLocale::LongFormat)
                % QLatin1Char('.'));
    return parts;
}

ChartSpec startSearchChart(const SearchScene& scene, const QString& id, const QString& title)
{
    ChartSpec spec;
    spec.id = id;
    spec.title = title;
    spec.kind = ChartKind::Plot;
    spec.captionParts = searchCaption(scene);
    spec.caption = joinCaption(spec.captionParts);
    for (const MatchGroup& group : searchGroups(scene)) {
        spec.rows.append(group.label);
        spec.series.push_back({scene.identified.system, group.label, group.colour});
    }
    return spec;
}

Mark searchRateMark(const Identified& identified, const MatchGroup& group, const measures::PairRate& rate,
                    const QString& name)
{
    MarkKey key {identified.system, identified.by, {}};
    if (group.index)
        key.values = static_cast<std::size_t>(*group.index) < identified.groups.size()
            ? identified.groups[static_cast<std::size_t>(*group.index)]
            : QStringList(identified.by.size(), QString());
    return rateAsMark(key, group.label, rate, name, identified.level, {searchShareText, searchLimitsText});
}

} // namespace plumbline
