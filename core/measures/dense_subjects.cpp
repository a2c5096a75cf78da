// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/dense_subjects.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace plumbline::measures {

DenseSubjects denseSubjects(std::span<const Observation> observations)
{
    DenseSubjects dense;
    dense.ids.reserve(observations.size());
    int highest = -1;
    for (const Observation& observation : observations)
        highest = std::max(highest, observation.subject);
    const auto bound = static_cast<std::size_t>(highest + std::int64_t {1});
    if (bound <= 2 * observations.size() + 1024) {
        for (const Observation& observation : observations)
            dense.ids.push_back(std::max(observation.subject, -1));
        dense.size = bound;
        return dense;
    }
    std::unordered_map<int, int> known;
    for (const Observation& observation : observations) {
        const bool isKnown = observation.subject >= 0;
        dense.ids.push_back(
            isKnown ? known.try_emplace(observation.subject, static_cast<int>(known.size())).first->second
                    : -1);
    }
    dense.size = known.size();
    return dense;
}

} // namespace plumbline::measures
