// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QCoreApplication>

#include "core/views/match_chart.h"
#include "core/views/match_chart_parts.h"
#include "core/views/match_tables.h"

namespace plumbline {

namespace {

/// FMR of every pair of groups: who is taken for whom.
class FalseMatchMap : public MatchChart
{
    Q_DECLARE_TR_FUNCTIONS(FalseMatchMap)

public:
    [[nodiscard]] QString title() const override { return tr("Who for whom"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How often a person of one group is taken for one of another, group by group");
    }

    [[nodiscard]] Result<ChartSpec> build(const Matched& matched, const MatchedCurves& curves,
                                          const MatchedPoint& point,
                                          const MatchChartOptions& options) const override
    {
        if (curves.all().nonMated == 0)
            return Error {
                ErrorCode::Usage, tr("No two people were compared, so nobody was taken for another."), {}};
        ChartSpec spec = startMatchChart(matched, curves, point, options, QStringLiteral("heatmap"),
                                         tr("Who is taken for whom"));
        spec.kind = ChartKind::Grid;
        spec.shade = Shade::Log;
        spec.axis = matched.isOneSet()
            ? tr("false match rate; hatched: none seen, upper bound")
            : tr("rows: probes, columns: gallery; hatched: none seen, upper bound");
        spec.series = {{matched.system, matched.name, 0}};
        spec.panels = QStringList {
            tr("False match rate at a threshold of %1").arg(matchThresholdText(point.all.threshold))};
        double least = 1;
        double most = 0;
        const std::vector<MatchGroup> groups = matchGroups(matched, options);
        const std::vector<MatchGroup> others =
            matched.isOneSet() ? groups : matchGroups(matched, options, matched.galleryGroups);
        for (const MatchGroup& other : others)
            spec.columns.append(other.label);
        for (std::size_t a = 0; a < groups.size(); ++a) {
            for (std::size_t b = 0; b < others.size(); ++b) {
                const measures::PairRate& rate = groups[a].index
                    ? point.matrix.cell(*groups[a].index, *others[b].index)
                    : point.all.falseMatches;
                Mark mark = cell(matched, groups[a], others[b], rate);
                mark.row = static_cast<int>(a);
                mark.column = static_cast<int>(b);
                if (const double shade = mark.value.value_or(0); shade > 0) { // a bound has no colour
                    least = std::min(least, shade);
                    most = std::max(most, shade);
                }
                spec.marks.push_back(std::move(mark));
            }
        }
        spec.axisMin = decadeBelow(std::min(least, 0.1));
        spec.axisMax = std::max(decadeAbove(std::max(most, 1e-12)), spec.axisMin * 10);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    /// The key has the values of both groups, one after the other.
    static Mark cell(const Matched& matched, const MatchGroup& a, const MatchGroup& b,
                     const measures::PairRate& rate)
    {
        const MatchGroup pair {a.index, tr("%1 and %2").arg(a.label, b.label), 0};
        Mark mark = pairRateMark(matched, pair, rate, tr("FMR"));
        if (!a.index || !b.index)
            return mark;
        const auto valuesOf = [&](int group) {
            return static_cast<std::size_t>(group) < matched.groups.size()
                ? matched.groups[static_cast<std::size_t>(group)]
                : QStringList(matched.by.size(), QString());
        };
        mark.key.values = valuesOf(*a.index) + valuesOf(*b.index);
        mark.detail.clear(); // how many is in the tip
        return mark;
    }
};

} // namespace

void register_match_chart_heatmap(Registry<MatchChart>& registry)
{
    registry.add(QStringLiteral("heatmap"), std::make_unique<FalseMatchMap>());
}

} // namespace plumbline
