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

/// FNIR against FPIR of every group, on decades.
class SearchTradeOff : public SearchChart
{
    Q_DECLARE_TR_FUNCTIONS(SearchTradeOff)

public:
    [[nodiscard]] QString title() const override { return tr("FNIR against FPIR"); }
    [[nodiscard]] QString description() const override
    {
        return tr("What each group pays in people who are not found for fewer wrong names");
    }

    [[nodiscard]] Result<ChartSpec> build(const SearchScene& scene) const override
    {
        const SearchCurves& curves = scene.curves;
        if (curves.unmated(std::nullopt) == 0)
            return Error {
                ErrorCode::Usage,
                tr("Every probe has a mate in the gallery, so there is no FPIR to set against FNIR."),
                {}};
        if (curves.mated(std::nullopt) == 0)
            return Error {ErrorCode::Usage,
                          tr("No probe has a mate in the gallery, so there is no FNIR to set against FPIR."),
                          {}};
        ChartSpec spec =
            startSearchChart(scene, QStringLiteral("trade-off"), tr("People not found against wrong names"));
        spec.axis = tr("FPIR; a mark stands at the threshold, hollow where none was seen");
        spec.valueAxis = tr("FNIR, among the first %1").arg(scene.identified.ranks);
        spec.axisScale = spec.valueScale = AxisScale::Log;
        double leastFpir = 0.1, leastFnir = 0.1;
        int row = 0;
        for (const MatchGroup& group : searchGroups(scene)) {
            Curve line;
            line.row = row++;
            line.colour = group.colour;
            for (const SearchErrors& at : curves.tradeOff(group.index)) {
                if (at.fpir <= 0 || at.fnir <= 0)
                    continue; // a logarithm has no place for it
                line.points.push_back({at.fpir, at.fnir});
                leastFpir = std::min(leastFpir, at.fpir);
                leastFnir = std::min(leastFnir, at.fnir);
            }
            spec.curves.push_back(std::move(line));
        }
        row = 0;
        for (const MatchGroup& group : searchGroups(scene))
            addMark(spec, scene, group, row++);
        for (const Mark& mark : spec.marks) {
            leastFpir = std::min(leastFpir, mark.x);
            leastFnir = std::min(leastFnir, mark.value.value_or(mark.high));
        }
        spec.axisMin = decadeBelow(leastFpir);
        spec.valueMin = decadeBelow(leastFnir);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    static void addMark(ChartSpec& spec, const SearchScene& scene, const MatchGroup& group, int row)
    {
        const SearchRates& rates = ratesOf(scene.point, group.index);
        Mark mark = searchRateMark(scene.identified, group, rates.falseNegatives, tr("FNIR"));
        const Mark across = searchRateMark(scene.identified, group, rates.falsePositives, tr("FPIR"));
        const double x = across.value.value_or(across.high);
        if (rates.falseNegatives.comparisons == 0 || x <= 0 || mark.value.value_or(mark.high) <= 0)
            return;
        mark.tip += QLatin1Char('\n') % across.tip;
        mark.row = mark.series = row;
        mark.detail = tr("FPIR %1").arg(across.note);
        mark.few = mark.few || across.few;
        mark.x = x;
        spec.marks.push_back(std::move(mark));
    }
};

} // namespace

void register_search_chart_trade_off(Registry<SearchChart>& registry)
{
    registry.add(QStringLiteral("trade-off"), std::make_unique<SearchTradeOff>());
}

} // namespace plumbline
