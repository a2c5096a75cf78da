// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/chart_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include "core/views/caption.h"
#include "core/views/compared.h"
#include "core/views/people_text.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr int kHues = 6; ///< of the palette, and as many shapes

QString tr(const char* text)
{
    return QCoreApplication::translate("Chart", text);
}

} // namespace

std::vector<int> seriesColours(const Measured& measured)
{
    std::vector<int> colours(measured.runs.size());
    std::iota(colours.begin(), colours.end(), 0);
    QStringList vendors;
    QStringList dates;
    for (const MeasuredRun& run : measured.runs) {
        if (!run.origin || run.origin->vendor.isEmpty())
            return colours;
        if (!vendors.contains(run.origin->vendor))
            vendors.append(run.origin->vendor);
        if (!dates.contains(run.origin->date))
            dates.append(run.origin->date);
    }
    const bool recurs = vendors.size() < static_cast<qsizetype>(measured.runs.size());
    if (!recurs || vendors.size() > kHues || dates.size() > kHues)
        return colours; // there would be two alike
    dates.sort();
    QSet<int> taken;
    for (std::size_t s = 0; s < measured.runs.size(); ++s) {
        const auto hue = static_cast<int>(vendors.indexOf(measured.runs[s].origin->vendor));
        const auto shape = static_cast<int>(dates.indexOf(measured.runs[s].origin->date));
        // Each round through the palette gives a hue the next shape.
        int colour = hue + kHues * ((shape - hue + kHues) % kHues);
        while (taken.contains(colour)) // a second benchmark of that date
            colour = hue + (colour + kHues) % (kHues * kHues);
        taken.insert(colour);
        colours[s] = colour;
    }
    return colours;
}

std::vector<std::size_t> shownGroups(const Measured& measured, const ChartOptions& options)
{
    std::vector<std::size_t> shown;
    if (!options.groups) {
        shown.resize(measured.groups.size());
        std::iota(shown.begin(), shown.end(), std::size_t {0});
        return shown;
    }
    for (const int group : *options.groups) {
        if (group >= 0 && static_cast<std::size_t>(group) < measured.groups.size())
            shown.push_back(static_cast<std::size_t>(group));
    }
    return shown;
}

const MeasuredRun& chosenRun(const Measured& measured, const ChartOptions& options)
{
    Q_ASSERT(!measured.runs.empty());
    const auto found = std::find_if(measured.runs.begin(), measured.runs.end(),
                                    [&](const MeasuredRun& run) { return run.system == options.system; });
    return found == measured.runs.end() ? measured.runs.front() : *found;
}

Measured withoutBeside(Measured measured)
{
    std::erase_if(measured.runs, [](const MeasuredRun& run) { return run.isBeside(); });
    return measured;
}

Measured onlyRun(const Measured& measured, const MeasuredRun& run)
{
    Measured alone = measured;
    alone.runs = {run};
    return alone;
}

Result<ChartSpec> startChart(const Measured& measured, const ChartOptions& options, const QString& id)
{
    if (measured.isEstimate && !measured.runs.empty())
        return Error {
            ErrorCode::Usage,
            tr("This chart shows how often answers are wrong, and an age is a number that is near or "
               "far: choose “Mean error by subgroup”."),
            {}};
    return startRows(measured, options, id);
}

Result<ChartSpec> startRows(const Measured& measured, const ChartOptions& options, const QString& id)
{
    if (measured.runs.empty())
        return Error {ErrorCode::Usage, tr("There is no run to draw; run a system first."), {}};
    ChartSpec spec;
    spec.id = id;
    spec.title = headlineText(measured, options).finding;
    spec.axis = axisText(measured, options);
    writeCaption(spec, measured, options);
    const std::vector<int> colours = seriesColours(measured);
    for (std::size_t s = 0; s < measured.runs.size(); ++s)
        spec.series.push_back({measured.runs[s].system, measured.runs[s].name,
                               colours[s] + (measured.runs[s].isBeside() ? kQuietColours : 0)});
    for (const std::size_t group : shownGroups(measured, options)) {
        if (measured.settings.reference == static_cast<int>(group))
            spec.referenceRow = static_cast<int>(spec.rows.size());
        spec.rows.append(measured.labels[group]);
        const QString original = originalLabel(measured, group);
        spec.rowTips.append(original == measured.labels[group] ? QString()
                                                               : tr("In the data: %1").arg(original));
    }
    if (spec.rows.isEmpty())
        return Error {ErrorCode::Usage, tr("Every group is hidden; show at least one."), {}};
    return spec;
}

Mark rateMark(const Measured& measured, const MeasuredRun& run, std::size_t group,
              const ChartOptions& options)
{
    const measures::GroupResult& result = run.analysis.groups[group];
    const measures::Tally counts = tally(result.counts, options.perSubmitted);
    const auto& interval = options.perSubmitted ? result.intervalSubmitted : result.interval;
    Mark mark;
    mark.key = {run.system, measured.by, measured.groups[group]};
    if (!interval) {
        mark.note = nothingText(measured);
        mark.tip = tr("%1, %2: %3").arg(run.name, measured.labels[group], mark.note);
        return mark;
    }
    mark.value = counts.rate();
    mark.low = interval->low;
    mark.high = interval->high;
    mark.few = isTooFew(measured, run, group, options.perSubmitted);
    mark.note = ofText(counts);
    mark.tip = tr("%1, %2: %3 (%4), %5 interval %6 to %7")
                   .arg(run.name, measured.labels[group], percentText(mark.value), mark.note,
                        levelText(measured.settings.level), percentText(mark.low), percentText(mark.high));
    if (mark.few)
        mark.tip += tr("; too few to tell");
    if (const QString people = groupPeopleText(result, options.perSubmitted); !people.isEmpty())
        mark.tip += QStringLiteral("; ") % people;
    return mark;
}

Result<ChartSpec> rateChart(const Measured& measured, const ChartOptions& options, const QString& id,
                            ChartKind kind)
{
    auto spec = startChart(measured, options, id);
    if (!spec)
        return spec;
    spec->kind = kind;
    double highest = 0;
    int row = 0;
    for (const std::size_t group : shownGroups(measured, options)) {
        for (std::size_t s = 0; s < measured.runs.size(); ++s) {
            Mark mark = rateMark(measured, measured.runs[s], group, options);
            mark.row = row;
            mark.series = static_cast<int>(s);
            highest = std::max(highest, mark.high);
            spec->marks.push_back(std::move(mark));
        }
        ++row;
    }
    spec->axisMax = axisEnd(highest);
    spec->alt = altText(*spec);
    return spec;
}

double axisEnd(double highest)
{
    constexpr double kStep = 0.1;
    return std::clamp(std::ceil(highest / kStep - 1e-9) * kStep, kStep, 1.0);
}

QString unitOf(const ChartSpec& spec)
{
    const bool rows = spec.kind == ChartKind::Dots || spec.kind == ChartKind::Bars;
    return rows ? spec.valueAxis : QString();
}

QString altText(const ChartSpec& spec)
{
    QStringList lines {spec.title, spec.axis};
    for (const Mark& mark : spec.marks)
        lines.append(mark.tip);
    return lines.join(QStringLiteral(". "));
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString ofText(measures::Tally tally)
{
    return tr("%1 of %2").arg(countText(tally.errors), countText(tally.n));
}

} // namespace plumbline
