// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/measured.h"

#include <algorithm>

#include "core/measures/comparisons.h"

namespace plumbline {

QString originalLabel(const Measured& measured, std::size_t group)
{
    return group < measured.originals.size() ? measured.originals[group] : measured.labels[group];
}

measures::Tally tally(const measures::GroupCounts& counts, bool perSubmitted)
{
    return perSubmitted ? measures::perImageSubmitted(counts) : measures::perFaceFound(counts);
}

std::vector<measures::GroupCounts> countsFor(const MeasuredRun& run, bool perSubmitted)
{
    std::vector<measures::GroupCounts> counts;
    counts.reserve(run.analysis.groups.size());
    for (const measures::GroupResult& group : run.analysis.groups)
        counts.push_back(group.counts);
    return perSubmitted ? measures::countsSubmitted(counts) : counts;
}

bool isResampled(const Measured& measured)
{
    return std::any_of(measured.runs.begin(), measured.runs.end(),
                       [](const MeasuredRun& run) { return run.people != nullptr; });
}

measures::PeopleBehind peopleBehind(const MeasuredRun& run, bool perSubmitted)
{
    return {run.people.get(),
            perSubmitted ? measures::RateOf::ImagesSubmitted : measures::RateOf::FacesFound};
}

} // namespace plumbline
