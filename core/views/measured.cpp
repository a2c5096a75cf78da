// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/measured.h"

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
    std::vector<measures::GroupCounts> result;
    result.reserve(run.analysis.groups.size());
    for (const measures::GroupResult& group : run.analysis.groups) {
        measures::GroupCounts counts = group.counts;
        if (perSubmitted) {
            const measures::Tally all = measures::perImageSubmitted(counts);
            counts.scored = all.n;
            counts.errors = all.errors;
            counts.undetected = 0;
            counts.refused = 0;
        }
        result.push_back(counts);
    }
    return result;
}

} // namespace plumbline
