// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>

#include <QCoreApplication>

#include "core/views/search_chart.h"
#include "core/views/search_chart_parts.h"
#include "core/views/search_curves.h"

namespace plumbline {

namespace {

/// The cumulative match characteristic of every group: the mate among the first k, whatever its score.
class FoundByRank : public SearchChart
{
    Q_DECLARE_TR_FUNCTIONS(FoundByRank)

public:
    [[nodiscard]] QString title() const override { return tr("Found by rank"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How many people are among the first candidates of their own search (CMC), per group");
    }

    [[nodiscard]] Result<ChartSpec> build(const SearchScene& scene) const override
    {
        const Identified& identified = scene.identified;
        if (scene.curves.mated(std::nullopt) == 0)
            return Error {ErrorCode::Usage,
                          tr("No probe has a mate in the gallery, so there is nobody to be found."),
                          {}};
        ChartSpec spec =
            startSearchChart(scene, QStringLiteral("ranks"), tr("People found among the first candidates"));
        const int last = usualRanks(identified).back();
        spec.axis = tr("rank: places on the candidate list that are looked at");
        spec.valueAxis = tr("share of the probes with a mate; marks at rank 1 and at the end of the lists");
        spec.axisScale = AxisScale::Log;
        spec.axisMin = 1;
        spec.axisMax = std::max(last, 2);
        double least = 1;
        int row = 0;
        for (const MatchGroup& group : searchGroups(scene)) {
            Curve line;
            line.row = row;
            line.colour = group.colour;
            for (int rank = 1; rank <= last; ++rank) {
                if (const auto found = scene.curves.found(group.index, rank)) {
                    line.points.push_back({static_cast<double>(rank), *found});
                    least = std::min(least, *found);
                }
            }
            spec.curves.push_back(std::move(line));
            const auto& ranks = scene.curves.ranks(group.index);
            addMark(spec, identified, group, row, ranks.front(), least);
            if (last > 1)
                addMark(spec, identified, group, row, ranks.back(), least);
            ++row;
        }
        constexpr double kStep = 10; // the axis begins at a tenth
        spec.valueMin = std::max(0.0, std::floor(least * kStep) / kStep);
        if (spec.valueMin >= 1)
            spec.valueMin = 1 - 1 / kStep;
        spec.valueMax = 1;
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    static void addMark(ChartSpec& spec, const Identified& identified, const MatchGroup& group, int row,
                        const SearchCurves::AtRank& at, double& least)
    {
        const auto& [rank, rate] = at;
        if (rate.comparisons == 0)
            return;
        Mark mark = searchRateMark(identified, group, rate, tr("found by rank %1").arg(rank));
        mark.value = rate.rate(); // none found is what was seen, no bound
        mark.few = false;
        mark.note = tr("%1 by rank %2").arg(mark.note).arg(rank);
        least = std::min(least, mark.low);
        mark.row = mark.series = row;
        mark.x = rank;
        spec.marks.push_back(std::move(mark));
    }
};

} // namespace

void register_search_chart_ranks(Registry<SearchChart>& registry)
{
    registry.add(QStringLiteral("ranks"), std::make_unique<FoundByRank>());
}

} // namespace plumbline
