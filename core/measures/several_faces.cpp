// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/several_faces.h"

#include <algorithm>

namespace plumbline::measures {

std::optional<SeveralFaces> severalFaces(const GroupCounts& counts, double level)
{
    if (!counts.multipleFaces)
        return std::nullopt;
    SeveralFaces several;
    several.tally.errors = *counts.multipleFaces;
    several.tally.n = counts.submitted - counts.failed.value_or(0);
    if (several.tally.n == 0)
        return several;
    const bool repeats = counts.repeatedSubjects.value_or(0) > 0;
    const std::int64_t worth =
        repeats ? std::min(several.tally.n, counts.subjects.value_or(several.tally.n)) : several.tally.n;
    several.interval =
        wilsonAtRate(several.tally.rate(), static_cast<double>(std::max<std::int64_t>(worth, 1)), level);
    return several;
}

} // namespace plumbline::measures
