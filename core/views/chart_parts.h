// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "core/views/chart.h"

namespace plumbline {

/// The groups to draw, in their order; names of groups that are not there are left out.
std::vector<std::size_t> shownGroups(const Measured& measured, const ChartOptions& options);

/// A colour (Series::colour) for every run. One after the other; where vendors recur at several dates, a
/// vendor keeps its hue and the marker's shape tells the date.
std::vector<int> seriesColours(const Measured& measured);

/// The run a chart of one system is about: ChartOptions::system, else the first. \pre measured.runs not empty
const MeasuredRun& chosenRun(const Measured& measured, const ChartOptions& options);

/// The same without what is only laid beside (MeasuredRun::isBeside()).
Measured withoutBeside(Measured measured);
/// The same with that run alone: what the caption of a chart of one system is about.
Measured onlyRun(const Measured& measured, const MeasuredRun& run);

/// Id, title, caption, one series per system; rows named after the shown groups, the reference among them.
/// Usage error without a run or with every group hidden.
Result<ChartSpec> startRows(const Measured& measured, const ChartOptions& options, const QString& id);

/// The same for a chart of rates: usage error also for estimates, which have none.
Result<ChartSpec> startChart(const Measured& measured, const ChartOptions& options, const QString& id);

/// The error rate of one group by one run with its interval, note and tip; row and series are the caller's.
Mark rateMark(const Measured& measured, const MeasuredRun& run, std::size_t group,
              const ChartOptions& options);

/// A whole chart of them: a row per shown group, a series per system. Usage error without a run.
Result<ChartSpec> rateChart(const Measured& measured, const ChartOptions& options, const QString& id,
                            ChartKind kind);

/// The next tenth above \a highest, 0.1 to 1: an axis does not jump about from one grouping to the next.
double axisEnd(double highest);

/// The unit that the axis of a chart of rows counts in ("years"); empty: shares, shown in percent.
QString unitOf(const ChartSpec& spec);

/// Title, axis and every mark in words.
QString altText(const ChartSpec& spec);

/// "8", with the locale's thousands separator.
QString countText(std::int64_t count);
/// "8 of 23".
QString ofText(measures::Tally tally);

} // namespace plumbline
