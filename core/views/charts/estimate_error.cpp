// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/measures/headline.h"
#include "core/views/chart_parts.h"
#include "core/views/estimate_chart.h"
#include "core/views/estimate_texts.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

/// By how many years the estimates of every subgroup miss their labels, a dot with its interval per system.
class EstimateError : public EstimateChart
{
    Q_DECLARE_TR_FUNCTIONS(EstimateError)

public:
    [[nodiscard]] QString title() const override { return tr("Mean error by subgroup"); }
    [[nodiscard]] QString description() const override
    {
        return tr(
            "A dot for the years by which the estimates of every subgroup and system miss the label, with "
            "its interval");
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        if (!measured.isEstimate)
            return Error {
                ErrorCode::Usage,
                tr("This chart shows by how many years ages are missed, and these answers are classes: "
                   "choose “Error by subgroup”."),
                {}};
        auto spec = startRows(measured, options, QStringLiteral("estimate-error"));
        if (!spec)
            return spec;
        spec->valueAxis = tr("years");
        double highest = 0;
        int row = 0;
        for (const std::size_t group : shownGroups(measured, options)) {
            for (std::size_t s = 0; s < measured.runs.size(); ++s) {
                Mark made = mark(measured, measured.runs[s], group);
                made.row = row;
                made.series = static_cast<int>(s);
                highest = std::max(highest, made.high);
                spec->marks.push_back(std::move(made));
            }
            ++row;
        }
        spec->axisMax = axisEndInYears(highest);
        spec->alt = altText(*spec);
        return spec;
    }

private:
    /// The next five above, so that the axis does not jump about from one grouping to the next.
    static double axisEndInYears(double highest)
    {
        constexpr double kStep = 5;
        return std::max(1.0, std::ceil(highest / kStep - 1e-9)) * kStep;
    }

    static Mark mark(const Measured& measured, const MeasuredRun& run, std::size_t group)
    {
        Mark mark;
        mark.key = {run.system, measured.by, measured.groups[group]};
        const QString& label = measured.labels[group];
        if (!run.estimate || !run.estimate->groups[group].absolute) {
            mark.note = tr("no images");
            mark.tip = tr("%1, %2: no images").arg(run.name, label);
            return mark;
        }
        const measures::EstimateGroup& result = run.estimate->groups[group];
        const measures::MeanEstimate& mean = *result.absolute;
        mark.value = mean.mean;
        mark.low = mean.low.value_or(mean.mean); // one image has no interval
        mark.high = mean.high.value_or(mean.mean);
        mark.few = measures::isTooFewToTell(result.counts, measured.settings.fewest);
        mark.note = tr("%1 years, n = %2").arg(yearsText(mean.mean), countText(result.counts.scored));
        mark.tip = tr("%1, %2: %3 years over %4 images")
                       .arg(run.name, label, yearsText(mean.mean), countText(result.counts.scored));
        if (mean.low && mean.high)
            mark.tip +=
                tr(", %1 interval %2 to %3")
                    .arg(levelText(measured.settings.level), yearsText(*mean.low), yearsText(*mean.high));
        if (result.bias)
            mark.tip += tr("; bias %1").arg(signedYearsText(result.bias->mean));
        if (mark.few)
            mark.tip += tr("; too few to tell");
        // A t interval of few images may go below 0, where no mean of absolute errors can be.
        mark.low = std::max(0.0, mark.low);
        return mark;
    }
};

} // namespace

void register_chart_estimate_error(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("estimate-error"), std::make_unique<EstimateError>());
}

} // namespace plumbline
