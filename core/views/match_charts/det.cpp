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

constexpr double kMost = 0.5; ///< beyond, a system that tosses a coin is as good

/// Detection error trade-off (A. Martin et al., Eurospeech 1997): FNMR against FMR on normal-deviate axes.
class Det : public MatchChart
{
    Q_DECLARE_TR_FUNCTIONS(Det)

public:
    [[nodiscard]] QString title() const override { return tr("DET"); }
    [[nodiscard]] QString description() const override
    {
        return tr("What each group pays in unrecognised people for fewer false matches");
    }

    [[nodiscard]] Result<ChartSpec> build(const Matched& matched, const MatchedCurves& curves,
                                          const MatchedPoint& point,
                                          const MatchChartOptions& options) const override
    {
        if (curves.all().mated == 0)
            return Error {
                ErrorCode::Usage, tr("Nobody has two images, so there is no FNMR to set against FMR."), {}};
        if (curves.all().nonMated == 0)
            return Error {ErrorCode::Usage,
                          tr("No two people were compared, so there is no FMR to set against FNMR."),
                          {}};
        ChartSpec spec = startMatchChart(matched, curves, point, options, QStringLiteral("det"),
                                         tr("False non-matches against false matches (DET)"));
        spec.kind = ChartKind::Plot;
        spec.axis = tr("false match rate; a mark stands at the threshold, hollow where none was seen");
        spec.valueAxis = tr("false non-match rate");
        spec.axisScale = spec.valueScale = AxisScale::Deviate;
        double leastFmr = 0.01;
        double leastFnmr = 0.05;
        int row = 0;
        for (const MatchGroup& group : matchGroups(matched, options)) {
            const MatchedSide& side = group.index ? curves.side(*group.index) : curves.all();
            Curve line;
            line.row = row;
            line.colour = group.colour;
            for (const measures::DetPoint& at : side.det) {
                if (!at.fmrDeviate || !at.fnmrDeviate || at.fmr > kMost || at.fnmr > 1 - 1e-3)
                    continue;
                line.points.push_back({at.fmr, at.fnmr});
                leastFmr = std::min(leastFmr, at.fmr);
                leastFnmr = std::min(leastFnmr, at.fnmr);
            }
            std::sort(line.points.begin(), line.points.end(),
                      [](const CurvePoint& a, const CurvePoint& b) { return a.x < b.x; });
            spec.curves.push_back(std::move(line));
            ++row;
        }
        const auto isEmpty = [](const Curve& curve) { return curve.points.empty(); };
        if (std::all_of(spec.curves.begin(), spec.curves.end(), isEmpty))
            return Error {ErrorCode::Usage,
                          tr("At no threshold do both errors occur: every two images of one person are more "
                             "alike than any two people. There is no trade-off to draw."),
                          {}};
        row = 0;
        for (const MatchGroup& group : matchGroups(matched, options))
            addMark(spec, matched, group, pointOf(point, group.index), row++);
        for (const Mark& mark : spec.marks) { // those lie on the axes, too
            if (mark.x > 0)
                leastFmr = std::min(leastFmr, mark.x);
            if (const double fnmr = mark.value.value_or(mark.high); fnmr > 0)
                leastFnmr = std::min(leastFnmr, fnmr);
        }
        spec.axisMin = leastFmr / 2;
        spec.axisMax = kMost;
        spec.valueMin = leastFnmr / 2;
        spec.valueMax = 0.9;
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    static void addMark(ChartSpec& spec, const Matched& matched, const MatchGroup& group,
                        const measures::OperatingPoint& at, int row)
    {
        Mark mark = pairRateMark(matched, group, at.falseNonMatches, tr("FNMR"));
        const Mark across = pairRateMark(matched, group, at.falseMatches, tr("FMR"));
        mark.tip += QLatin1Char('\n') % across.tip;
        mark.row = mark.series = row;
        mark.detail = tr("FMR %1").arg(across.note);
        mark.few = mark.few || across.few;
        mark.x = across.value.value_or(across.high);
        spec.marks.push_back(std::move(mark));
    }
};

} // namespace

void register_match_chart_det(Registry<MatchChart>& registry)
{
    registry.add(QStringLiteral("det"), std::make_unique<Det>());
}

} // namespace plumbline
