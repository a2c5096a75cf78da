// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/misread_mark.h"

#include <algorithm>

namespace plumbline::ui {

namespace {

/// What is wrong with a group: its error rate, or its mean absolute error.
double badness(const MeasuredRun& run, std::size_t group)
{
    if (!run.estimate)
        return run.analysis.groups[group].errorRate.value_or(0);
    const auto& mean = run.estimate->groups[group].absolute;
    return mean ? mean->mean : 0;
}

} // namespace

std::optional<std::size_t> groupOf(const Measured& measured, const QStringList& values)
{
    const auto found = std::find(measured.groups.begin(), measured.groups.end(), values);
    if (found == measured.groups.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - measured.groups.begin());
}

std::optional<std::int64_t> errorsBehind(const Measured& measured, const MarkKey& key)
{
    const auto group = key.by == measured.by ? groupOf(measured, key.values) : std::nullopt;
    if (!group)
        return std::nullopt;
    for (const MeasuredRun& run : measured.runs) {
        if (run.system != key.system)
            continue;
        const measures::GroupCounts& counts = run.analysis.groups[*group].counts;
        return measured.isEstimate ? counts.scored : counts.errors;
    }
    return std::nullopt;
}

std::optional<MarkKey> worstMark(const Measured& measured)
{
    std::optional<MarkKey> found;
    double highest = 0;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue;
        for (std::size_t i = 0; i < run.analysis.groups.size(); ++i) {
            const double rate = badness(run, i);
            if (rate > highest) {
                highest = rate;
                found = MarkKey {run.system, measured.by, measured.groups[i]};
            }
        }
    }
    return found;
}

bool anythingScored(const Measured& measured)
{
    return std::any_of(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
        return std::any_of(run.analysis.groups.begin(), run.analysis.groups.end(),
                           [](const measures::GroupResult& group) { return group.counts.scored > 0; });
    });
}

bool stillRuns(const Measured& measured)
{
    return std::any_of(measured.runs.begin(), measured.runs.end(),
                       [](const MeasuredRun& run) { return run.partial; });
}

} // namespace plumbline::ui
