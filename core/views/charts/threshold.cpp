// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/threshold.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/headline.h"
#include "core/measures/interval.h"
#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr int kSteps = 100;

/// The error rate of every subgroup at every threshold on the score, and what an undecided band would cost
/// and save. For systems that choose between two classes.
class Threshold : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(Threshold)

public:
    [[nodiscard]] QString title() const override { return tr("Threshold"); }
    [[nodiscard]] QString description() const override
    {
        return tr(
            "Error at every threshold on the score, and what leaving the unsure answers undecided would "
            "change");
    }
    [[nodiscard]] bool isOfOneSystem() const override { return true; }
    [[nodiscard]] bool needsAnswers() const override { return true; }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = startChart(measured, options, QStringLiteral("threshold"));
        if (!spec)
            return spec;
        const MeasuredRun& run = chosenRun(measured, options);
        if (!run.answers)
            return Error {ErrorCode::Usage,
                          tr("A threshold needs every single answer, and these are counts only."),
                          {}};
        if (measured.classes.size() != 2)
            return Error {ErrorCode::Usage,
                          tr("A threshold can be moved only where a system chooses between two classes."),
                          {}};
        const QLocale locale;
        spec->kind = ChartKind::Curves;
        spec->title = tr("%1: error at every threshold").arg(run.name);
        spec->axis = tr("score of “%1”: from the threshold on it is read as %1, below as %2")
                         .arg(measured.classes.front(), measured.classes.back());
        spec->valueAxis = tr("error rate per face found");
        writeCaption(*spec, onlyRun(measured, run), options,
                     tr("Error rate per face found at every threshold on the score of “%1”.")
                         .arg(measured.classes.front()),
                     CaptionOf::Shares);
        spec->band =
            Band {std::clamp(options.undecided.low, 0.0, 1.0), std::clamp(options.undecided.high, 0.0, 1.0)};
        if (spec->band->high < spec->band->low)
            std::swap(spec->band->low, spec->band->high);
        spec->columns = {
            tr("wrong of those decided"),
            tr("undecided, score %1 to %2")
                .arg(locale.toString(spec->band->low, 'f', 2), locale.toString(spec->band->high, 'f', 2))};
        if (isResampled(measured))
            spec->caption +=
                QLatin1Char(' ') % tr("Intervals at a threshold are Wilson's on effective numbers.");
        spec->series.clear();
        bool any = false;
        int row = 0;
        for (const std::size_t group : shownGroups(measured, options)) {
            const measures::ThresholdSweep sweep(*run.answers, static_cast<int>(group));
            any = any || sweep.size() > 0;
            spec->series.push_back({run.system, measured.labels[group], row});
            spec->curves.push_back(curve(sweep, row));
            Mark one = mark(measured, run, group, sweep, *spec->band);
            one.row = row;
            one.series = row;
            spec->marks.push_back(std::move(one));
            ++row;
        }
        if (!any)
            return Error {ErrorCode::Usage, tr("%1 gives no scores with its answers.").arg(run.name), {}};
        spec->alt = altText(*spec);
        return spec;
    }

private:
    /// As of the rates of classes: where people were resampled, on n divided by the group's design effect.
    static std::optional<measures::Interval>
    intervalOf(const Measured& measured, const measures::GroupResult& group, measures::Tally tally)
    {
        const measures::Settings& settings = measured.settings;
        if (!group.effectiveN || tally.n == 0)
            return measures::interval(settings.method, tally.errors, tally.n, settings.level);
        const double worth = *group.effectiveN / static_cast<double>(group.counts.scored);
        return measures::wilsonAtRate(tally.rate(), worth * static_cast<double>(tally.n), settings.level);
    }

    static Curve curve(const measures::ThresholdSweep& sweep, int row)
    {
        Curve line;
        line.row = row;
        line.colour = row;
        for (int step = 0; sweep.size() > 0 && step <= kSteps; ++step) {
            const double threshold = static_cast<double>(step) / kSteps;
            line.points.push_back({threshold, sweep.at(threshold).rate()});
        }
        return line;
    }

    static Mark mark(const Measured& measured, const MeasuredRun& run, std::size_t group,
                     const measures::ThresholdSweep& sweep, Band band)
    {
        Mark mark;
        mark.key = {run.system, measured.by, measured.groups[group]};
        if (sweep.size() == 0) {
            mark.note = tr("no scores");
            mark.tip = tr("%1, %2: no scores").arg(run.name, measured.labels[group]);
            return mark;
        }
        const measures::Tally tally = sweep.decided(band.low, band.high);
        const std::int64_t undecided = sweep.size() - tally.n;
        const QString share = percentText(static_cast<double>(undecided) / static_cast<double>(sweep.size()));
        mark.detail = tr("%1 · %2 of %3").arg(share, countText(undecided), countText(sweep.size()));
        mark.few = tally.n < measured.settings.fewest;
        const auto interval = intervalOf(measured, run.analysis.groups[group], tally);
        if (!interval) {
            mark.note = tr("nobody decided");
            mark.tip = tr("%1, %2: nobody decided").arg(run.name, measured.labels[group]);
            return mark;
        }
        mark.value = tally.rate();
        mark.low = interval->low;
        mark.high = interval->high;
        mark.note = tr("%1 · %2").arg(percentText(mark.value), ofText(tally));
        mark.tip = tr("%1, %2: %3 of those decided wrong (%4), %5 interval %6 to %7; undecided %8")
                       .arg(run.name, measured.labels[group], percentText(mark.value), ofText(tally),
                            levelText(measured.settings.level), percentText(mark.low), percentText(mark.high),
                            mark.detail);
        if (mark.few)
            mark.tip += tr("; too few to tell");
        return mark;
    }
};

} // namespace

void register_chart_threshold(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("threshold"), std::make_unique<Threshold>());
}

} // namespace plumbline
