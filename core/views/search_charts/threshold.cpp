// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QCoreApplication>

#include "core/views/search_chart.h"
#include "core/views/search_chart_parts.h"
#include "core/views/search_curves.h"

namespace plumbline {

namespace {

constexpr int kSteps = 240;

/// Both errors of every group against the threshold, on decades; where every probe has a mate, who is
/// falsely matched in the place of FPIR.
class SearchErrorByThreshold : public SearchChart
{
    Q_DECLARE_TR_FUNCTIONS(SearchErrorByThreshold)

public:
    [[nodiscard]] QString title() const override { return tr("Errors by threshold"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How often a wrong person is named and the right one is not, for every group at every "
                  "threshold");
    }

    [[nodiscard]] Result<ChartSpec> build(const SearchScene& scene) const override
    {
        const SearchCurves& curves = scene.curves;
        ChartSpec spec =
            startSearchChart(scene, QStringLiteral("threshold"), tr("Errors of searches by threshold"));
        spec.axis = tr("threshold (score of %1)").arg(scene.identified.name);
        spec.valueAxis = tr("share of searches; an arrow: none seen, upper bound");
        spec.axisMin = static_cast<double>(curves.lowest());
        spec.axisMax = static_cast<double>(curves.highest());
        if (spec.axisMax <= spec.axisMin)
            return Error {ErrorCode::Usage, tr("All candidates have the same score."), {}};
        spec.cursor = std::clamp(static_cast<double>(scene.point.threshold), spec.axisMin, spec.axisMax);
        spec.valueScale = AxisScale::Log;
        spec.valueMax = 1;
        double least = 0.1;
        if (curves.unmated(std::nullopt) > 0)
            addPanel(spec, scene, tr("FPIR: somebody is named, wrongly"), tr("FPIR"),
                     &SearchRates::falsePositives, &SearchCurves::fpir, least);
        else
            addPanel(spec, scene, tr("Falsely matched, of all probes"), tr("falsely matched"),
                     &SearchRates::falselyMatched, &SearchCurves::falselyMatched, least);
        if (curves.mated(std::nullopt) > 0)
            addPanel(spec, scene, tr("FNIR: the person is not found"), tr("FNIR"),
                     &SearchRates::falseNegatives, &SearchCurves::fnir, least);
        spec.valueMin = decadeBelow(least);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    using Rate = measures::PairRate SearchRates::*;
    using Line = std::optional<double> (SearchCurves::*)(std::optional<int>, float) const;

    static void addPanel(ChartSpec& spec, const SearchScene& scene, const QString& title, const QString& name,
                         Rate rate, Line line, double& least)
    {
        const int panel = static_cast<int>(spec.panels.size());
        spec.panels.append(title);
        int row = 0;
        for (const MatchGroup& group : searchGroups(scene)) {
            Curve curve;
            curve.row = row;
            curve.colour = group.colour;
            curve.panel = panel;
            for (int step = 0; step <= kSteps; ++step) {
                const double at = spec.axisMin + (spec.axisMax - spec.axisMin) * step / kSteps;
                const auto seen = (scene.curves.*line)(group.index, static_cast<float>(at));
                if (!seen || *seen <= 0)
                    continue; // a logarithm has no place for it
                curve.points.push_back({at, *seen});
                least = std::min(least, *seen);
            }
            spec.curves.push_back(std::move(curve));
            Mark mark =
                searchRateMark(scene.identified, group, ratesOf(scene.point, group.index).*rate, name);
            mark.row = mark.series = row++;
            mark.panel = panel;
            mark.x = *spec.cursor;
            if (const double shown = mark.value.value_or(mark.high); shown > 0)
                least = std::min(least, shown);
            spec.marks.push_back(std::move(mark));
        }
    }
};

} // namespace

void register_search_chart_threshold(Registry<SearchChart>& registry)
{
    registry.add(QStringLiteral("threshold"), std::make_unique<SearchErrorByThreshold>());
}

} // namespace plumbline
