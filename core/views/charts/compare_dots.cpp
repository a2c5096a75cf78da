// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_chart.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"

namespace plumbline {

namespace {

/// Two sides side by side: per group a dot with its interval for A, below it one for B.
class CompareDots : public ComparisonChart
{
    Q_DECLARE_TR_FUNCTIONS(CompareDots)

public:
    [[nodiscard]] QString title() const override { return tr("Side by side"); }
    [[nodiscard]] QString description() const override
    {
        return tr("The error rate of every subgroup in A and in B, over the images scored by both");
    }
    /// Without a comparison it is the chart of error rates.
    [[nodiscard]] bool suits(const Measured&) const override { return false; }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        return rateChart(measured, options, QStringLiteral("compare-dots"), ChartKind::Dots);
    }

    [[nodiscard]] Result<ChartSpec> buildCompared(const Compared& compared) const override
    {
        auto spec = startChart(compared.measured, {}, QStringLiteral("compare-dots"));
        if (!spec)
            return spec;
        spec->title = compareHeadline(compared).finding;
        spec->axis = compareAxis(compared);
        spec->captionParts = compareCaption(compared);
        spec->caption = joinCaption(spec->captionParts);
        double highest = 0;
        for (std::size_t i = 0; i < compared.analysis.groups.size(); ++i) {
            for (int side = 0; side < 2; ++side) {
                Mark mark = comparedMark(compared, i, side);
                mark.row = static_cast<int>(i);
                mark.series = side;
                highest = std::max(highest, mark.high);
                spec->marks.push_back(std::move(mark));
            }
        }
        spec->axisMax = axisEnd(highest);
        spec->alt = altText(*spec);
        return spec;
    }
};

} // namespace

void register_chart_compare_dots(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("compare-dots"), std::make_unique<CompareDots>());
}

} // namespace plumbline
