// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/headline.h"
#include "core/views/chart.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

/// Error rate of every subgroup, a dot with its interval per system.
class SubgroupError : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(SubgroupError)

public:
    [[nodiscard]] QString title() const override { return tr("Error by subgroup"); }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        if (measured.runs.empty())
            return Error {ErrorCode::Usage, tr("There is no run to draw; run a system first."), {}};
        ChartSpec spec;
        spec.id = QStringLiteral("subgroup-error");
        spec.title = headlineText(measured, options).finding;
        spec.axis = axisText(measured, options);
        spec.caption = captionText(measured, options);
        spec.rows = QStringList(measured.labels.begin(), measured.labels.end());
        spec.referenceRow = measured.settings.reference.value_or(-1);
        double highest = 0;
        for (std::size_t s = 0; s < measured.runs.size(); ++s) {
            const MeasuredRun& run = measured.runs[s];
            spec.series.push_back({run.system, run.name, static_cast<int>(s)});
        }
        for (std::size_t row = 0; row < measured.labels.size(); ++row) {
            for (std::size_t s = 0; s < measured.runs.size(); ++s) {
                spec.marks.push_back(mark(measured, s, row, options));
                highest = std::max(highest, spec.marks.back().high);
            }
        }
        spec.axisMax = axisEnd(highest);
        spec.alt = altText(spec);
        return spec;
    }

private:
    [[nodiscard]] Mark mark(const Measured& measured, std::size_t s, std::size_t row,
                            const ChartOptions& options) const
    {
        const MeasuredRun& run = measured.runs[s];
        const measures::GroupResult& group = run.analysis.groups[row];
        const measures::Tally counts = tally(group.counts, options.perSubmitted);
        const auto& interval = options.perSubmitted ? group.intervalSubmitted : group.interval;
        Mark mark;
        mark.row = static_cast<int>(row);
        mark.series = static_cast<int>(s);
        mark.key = {run.system, measured.by, measured.groups[row]};
        if (!interval) {
            mark.note = tr("no images");
            mark.tip = tr("%1, %2: no images").arg(run.name, measured.labels[row]);
            return mark;
        }
        const QLocale locale;
        mark.value = counts.rate();
        mark.low = interval->low;
        mark.high = interval->high;
        mark.few = measures::isTooFewToTell(group.counts);
        mark.note = tr("%1 of %2")
                        .arg(locale.toString(static_cast<qlonglong>(counts.errors)),
                             locale.toString(static_cast<qlonglong>(counts.n)));
        mark.tip =
            tr("%1, %2: %3 (%4), %5 interval %6 to %7")
                .arg(run.name, measured.labels[row], percentText(mark.value), mark.note,
                     levelText(measured.settings.level), percentText(mark.low), percentText(mark.high));
        if (mark.few)
            mark.tip += tr("; too few to tell");
        return mark;
    }

    /// The next tenth above the longest interval: the axis does not jump about from one grouping to the next.
    static double axisEnd(double highest)
    {
        constexpr double kStep = 0.1;
        return std::clamp(std::ceil(highest / kStep - 1e-9) * kStep, kStep, 1.0);
    }

    static QString altText(const ChartSpec& spec)
    {
        QStringList lines {spec.title, spec.axis};
        for (const Mark& mark : spec.marks)
            lines.append(mark.tip);
        return lines.join(QStringLiteral(". "));
    }
};

} // namespace

void register_chart_subgroup_error(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("subgroup-error"), std::make_unique<SubgroupError>());
}

} // namespace plumbline
