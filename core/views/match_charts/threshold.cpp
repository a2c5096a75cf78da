// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QCoreApplication>

#include "core/views/match_chart.h"
#include "core/views/match_chart_parts.h"

namespace plumbline {

namespace {

constexpr int kSteps = 240;
enum Panel { Fmr, Fnmr };

/// Both errors of every group against the threshold, on decades.
class ErrorByThreshold : public MatchChart
{
    Q_DECLARE_TR_FUNCTIONS(ErrorByThreshold)

public:
    [[nodiscard]] QString title() const override { return tr("Errors by threshold"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How often two people match and one person does not, for every group at every threshold");
    }

    [[nodiscard]] Result<ChartSpec> build(const Matched& matched, const MatchedCurves& curves,
                                          const MatchedPoint& point,
                                          const MatchChartOptions& options) const override
    {
        ChartSpec spec = startMatchChart(matched, curves, point, options, QStringLiteral("threshold"),
                                         tr("False matches and false non-matches by threshold"));
        const bool anyFmr = curves.all().nonMated > 0;
        const bool anyFnmr = curves.all().mated > 0;
        spec.kind = ChartKind::Plot;
        spec.axis = tr("threshold (score of %1)").arg(matched.name);
        spec.valueAxis = tr("share of comparisons; dotted: none seen, upper bound");
        spec.axisMin = static_cast<double>(curves.lowest());
        spec.axisMax = static_cast<double>(curves.highest());
        if (spec.axisMax <= spec.axisMin)
            return Error {ErrorCode::Usage, tr("All comparisons have the same score."), {}};
        spec.cursor = std::clamp(static_cast<double>(point.all.threshold), spec.axisMin, spec.axisMax);
        spec.valueScale = AxisScale::Log;
        spec.valueMax = 1;
        if (anyFmr)
            spec.panels.append(tr("FMR: two people match"));
        if (anyFnmr)
            spec.panels.append(tr("FNMR: one person does not"));
        const int last = static_cast<int>(spec.panels.size()) - 1;
        double least = 0.1;
        int row = 0;
        for (const MatchGroup& group : matchGroups(matched, options)) {
            const measures::OperatingPoint& now = pointOf(point, group.index);
            if (anyFmr)
                addFmr(spec, curves, group, row, least);
            if (anyFnmr)
                addLine(spec, row, group.colour, last, least,
                        [&](float threshold) { return curves.fnmr(group.index, threshold); });
            if (anyFmr)
                addMark(spec, pairRateMark(matched, group, now.falseMatches, tr("FMR")), row, 0);
            if (anyFnmr)
                addMark(spec, pairRateMark(matched, group, now.falseNonMatches, tr("FNMR")), row, last);
            ++row;
        }
        std::stable_sort(spec.marks.begin(), spec.marks.end(),
                         [](const Mark& a, const Mark& b) { return a.panel < b.panel; });
        spec.valueMin = decadeBelow(least);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    /// Where nothing is seen a line ends: a logarithm has no place for it.
    template<class Rate>
    static void addLine(ChartSpec& spec, int row, int colour, int panel, double& least, const Rate& rate)
    {
        Curve line;
        line.row = row;
        line.colour = colour;
        line.panel = panel;
        for (int step = 0; step <= kSteps; ++step) {
            const double at = spec.axisMin + (spec.axisMax - spec.axisMin) * step / kSteps;
            const auto seen = rate(static_cast<float>(at));
            if (!seen || *seen <= 0)
                continue;
            line.points.push_back({at, *seen});
            least = std::min(least, *seen);
        }
        spec.curves.push_back(std::move(line));
    }

    static void addFmr(ChartSpec& spec, const MatchedCurves& curves, const MatchGroup& group, int row,
                       double& least)
    {
        addLine(spec, row, group.colour, 0, least,
                [&](float threshold) { return curves.fmr(group.index, threshold); });
        const auto bound = curves.boundOfNone(group.index);
        const std::vector<CurvePoint>& seen = spec.curves.back().points;
        const double from = seen.empty() ? spec.axisMin : seen.back().x;
        if (!bound || *bound <= 0 || from >= spec.axisMax)
            return;
        Curve none;
        none.row = row;
        none.colour = group.colour;
        none.isBound = true;
        none.points = {{from, *bound}, {spec.axisMax, *bound}};
        least = std::min(least, *bound);
        spec.curves.push_back(std::move(none));
    }

    static void addMark(ChartSpec& spec, Mark mark, int row, int panel)
    {
        mark.row = row;
        mark.series = row;
        mark.panel = panel;
        mark.x = *spec.cursor;
        spec.marks.push_back(std::move(mark));
    }
};

} // namespace

void register_match_chart_threshold(Registry<MatchChart>& registry)
{
    registry.add(QStringLiteral("threshold"), std::make_unique<ErrorByThreshold>());
}

} // namespace plumbline
