// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr int kBins = 20;

/// Right and wrong answers of one group by their confidence.
struct Bins
{
    std::array<std::int64_t, kBins> right {};
    std::array<std::int64_t, kBins> wrong {};
    std::int64_t answers = 0;
    std::int64_t errors = 0;
    std::int64_t unscored = 0; ///< answers without a confidence
};

/// How sure one system was of its right and of its wrong answers, a panel per subgroup.
class Histogram : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(Histogram)

public:
    [[nodiscard]] QString title() const override { return tr("Confidence"); }
    [[nodiscard]] QString description() const override
    {
        return tr("How sure a system was of its right and of its wrong answers, by subgroup");
    }
    [[nodiscard]] bool isOfOneSystem() const override { return true; }
    [[nodiscard]] bool needsAnswers() const override { return true; }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = startChart(measured, options, QStringLiteral("histogram"));
        if (!spec)
            return spec;
        const MeasuredRun& run = chosenRun(measured, options);
        if (!run.answers)
            return Error {
                ErrorCode::Usage, tr("Confidences need every single answer, and these are counts only."), {}};
        if (measured.classes.isEmpty())
            return Error {
                ErrorCode::Usage,
                tr("This chart parts right from wrong answers by their confidence, and here no answer "
                   "is wrong; choose another chart."),
                {}};
        const double from =
            measured.classes.size() == 2 ? 0.5 : 0; // of two classes, the surer is at least half
        const std::vector<Bins> bins = sortIn(*run.answers, measured.groups.size(), from);
        if (std::all_of(bins.begin(), bins.end(),
                        [](const Bins& one) { return one.answers == one.unscored; }))
            return Error {ErrorCode::Usage, tr("%1 gives no confidence with its answers.").arg(run.name), {}};
        spec->kind = ChartKind::Histogram;
        spec->title = tr("%1: how sure of right and of wrong answers").arg(run.name);
        spec->axis = tr("confidence of the answer, as the system gives it");
        spec->valueAxis = tr("share of the subgroup's answers");
        spec->axisMin = from;
        spec->axisMax = 1;
        spec->bins = kBins;
        writeCaption(*spec, onlyRun(measured, run), options,
                     tr("Confidence of right and of wrong answers, as the system gives it; "
                        "shares of the subgroup's answers."),
                     CaptionOf::Shares);
        spec->series = {{run.system, tr("right"), 0}, {run.system, tr("wrong"), 1}};
        double highest = 0;
        int panel = 0;
        for (const std::size_t group : shownGroups(measured, options)) {
            const Bins& one = bins[group];
            spec->panels.append(
                tr("%1: %2 wrong of %3")
                    .arg(measured.labels[group], countText(one.errors), countText(one.answers)));
            highest = std::max(highest, addPanel(*spec, measured, run, group, one, panel++));
        }
        spec->valueMax = axisEnd(highest);
        spec->alt = altText(*spec);
        return spec;
    }

private:
    static std::vector<Bins> sortIn(const std::vector<measures::ScoredAnswer>& answers, std::size_t groups,
                                    double from)
    {
        std::vector<Bins> bins(groups);
        for (const measures::ScoredAnswer& one : answers) {
            if (!one.isAnswered())
                continue;
            Bins& into = bins[static_cast<std::size_t>(one.group)];
            ++into.answers;
            into.errors += one.isRight() ? 0 : 1;
            if (std::isnan(one.confidence)) {
                ++into.unscored;
                continue;
            }
            // A score that stands on an edge belongs to the bin above it, but for float's last digit.
            const double place = (double(one.confidence) - from) / (1 - from) * kBins + 1e-6;
            const auto bin = static_cast<std::size_t>(std::clamp(static_cast<int>(place), 0, kBins - 1));
            ++(one.isRight() ? into.right : into.wrong)[bin];
        }
        return bins;
    }

    /// \return the height of the highest column, a share.
    static double addPanel(ChartSpec& spec, const Measured& measured, const MeasuredRun& run,
                           std::size_t group, const Bins& bins, int panel)
    {
        const auto all = static_cast<double>(std::max<std::int64_t>(bins.answers, 1));
        double highest = 0;
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            const double wrong = static_cast<double>(bins.wrong[bin]) / all;
            const double right = static_cast<double>(bins.right[bin]) / all;
            highest = std::max(highest, wrong + right);
            // Wrong ones stand on the ground, where their heights can be compared.
            if (bins.wrong[bin] > 0)
                spec.marks.push_back(
                    column(spec, measured, run, group, panel, bin, 1, bins.wrong[bin], 0, wrong));
            if (bins.right[bin] > 0)
                spec.marks.push_back(
                    column(spec, measured, run, group, panel, bin, 0, bins.right[bin], wrong, wrong + right));
        }
        return highest;
    }

    static Mark column(const ChartSpec& spec, const Measured& measured, const MeasuredRun& run,
                       std::size_t group, int panel, std::size_t bin, int series, std::int64_t count,
                       double low, double high)
    {
        const QLocale locale;
        const double width = (spec.axisMax - spec.axisMin) / kBins;
        const double from = spec.axisMin + width * static_cast<double>(bin);
        Mark mark;
        mark.row = panel;
        mark.panel = panel;
        mark.column = static_cast<int>(bin);
        mark.series = series;
        mark.value = high - low;
        mark.low = low;
        mark.high = high;
        mark.key = {run.system, measured.by, measured.groups[group]};
        mark.key.verdict = series == 0 ? QStringLiteral("right") : QStringLiteral("wrong");
        mark.note = countText(count);
        mark.tip = tr("%1, %2: %3 %4, confidence %5 to %6")
                       .arg(run.name, measured.labels[group], countText(count),
                            series == 0 ? tr("right") : tr("wrong"), locale.toString(from, 'g', 3),
                            locale.toString(from + width, 'g', 3));
        return mark;
    }
};

} // namespace

void register_chart_histogram(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("histogram"), std::make_unique<Histogram>());
}

} // namespace plumbline
