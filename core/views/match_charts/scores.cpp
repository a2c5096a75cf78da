// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <QCoreApplication>

#include "core/views/match_chart.h"
#include "core/views/match_chart_parts.h"

namespace plumbline {

namespace {

constexpr int kBins = 50;

/// The scores of comparisons of two people and of one person, a panel for each group.
class Scores : public MatchChart
{
    Q_DECLARE_TR_FUNCTIONS(Scores)

public:
    [[nodiscard]] QString title() const override { return tr("Scores"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How alike two people and one person are to the system, in every group");
    }

    [[nodiscard]] Result<ChartSpec> build(const Matched& matched, const MatchedCurves& curves,
                                          const MatchedPoint& point,
                                          const MatchChartOptions& options) const override
    {
        ChartSpec spec = startMatchChart(matched, curves, point, options, QStringLiteral("scores"),
                                         tr("Scores of two people and of one"));
        spec.kind = ChartKind::Plot;
        spec.axis = tr("score of %1; to the right of the threshold two faces match").arg(matched.name);
        spec.valueAxis = tr("share of the comparisons of that kind");
        spec.axisMin = static_cast<double>(curves.lowest());
        spec.axisMax = static_cast<double>(curves.highest());
        if (spec.axisMax <= spec.axisMin)
            return Error {ErrorCode::Usage, tr("All comparisons have the same score."), {}};
        spec.cursor = std::clamp(static_cast<double>(point.all.threshold), spec.axisMin, spec.axisMax);
        spec.filled = true;
        spec.rows = QStringList {tr("two people"), tr("one person")};
        spec.series = {{matched.system, tr("two people (non-mated)"), 1},
                       {matched.system, tr("one person (mated)"), 0}};
        double highest = 0;
        int panel = 0;
        for (const MatchGroup& group : matchGroups(matched, options)) {
            spec.panels.append(group.label);
            const auto fmr = [&](float at) { return curves.fmr(group.index, at); };
            const auto kept = [&](float at) -> std::optional<double> {
                const auto missed = curves.fnmr(group.index, at);
                return missed ? std::optional(1 - *missed) : std::nullopt;
            };
            highest = std::max({highest, addLine(spec, 0, panel, fmr), addLine(spec, 1, panel, kept)});
            const measures::OperatingPoint& now = pointOf(point, group.index);
            const std::array marks {pairRateMark(matched, group, now.falseMatches, tr("FMR")),
                                    pairRateMark(matched, group, now.falseNonMatches, tr("FNMR"))};
            for (int kind = 0; kind < 2; ++kind) {
                Mark mark = marks[static_cast<std::size_t>(kind)];
                mark.row = mark.series = kind;
                mark.panel = panel;
                mark.x = std::numeric_limits<double>::quiet_NaN();
                mark.note = (kind == 0 ? tr("FMR %1") : tr("FNMR %1")).arg(mark.note);
                spec.marks.push_back(std::move(mark));
            }
            ++panel;
        }
        spec.valueMax = std::max(0.01, highest * 1.05);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    /// \a above: the share at or above a score. \return the highest bin
    template<class Above>
    static double addLine(ChartSpec& spec, int kind, int panel, const Above& above)
    {
        Curve line;
        line.row = kind;
        line.colour = spec.series[static_cast<std::size_t>(kind)].colour;
        line.panel = panel;
        const double width = (spec.axisMax - spec.axisMin) / kBins;
        auto from = above(static_cast<float>(spec.axisMin));
        double highest = 0;
        for (int bin = 0; from && bin < kBins; ++bin) {
            const double end = spec.axisMin + width * (bin + 1);
            const auto next = bin + 1 == kBins ? std::optional(0.0) : above(static_cast<float>(end));
            const double share = std::max(0.0, *from - next.value_or(0));
            line.points.push_back({end - width / 2, share});
            highest = std::max(highest, share);
            from = next;
        }
        spec.curves.push_back(std::move(line));
        return highest;
    }
};

} // namespace

void register_match_chart_scores(Registry<MatchChart>& registry)
{
    registry.add(QStringLiteral("scores"), std::make_unique<Scores>());
}

} // namespace plumbline
