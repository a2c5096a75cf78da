// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/usual_reference.h"

#include <algorithm>
#include <cstdint>

namespace plumbline {

std::optional<int> usualReference(const Partition& groups, const Truth& truth,
                                  const std::vector<std::vector<measures::GroupCounts>>& runs)
{
    std::vector<std::int64_t> labelled(groups.groups.size());
    for (std::size_t image = 0; image < groups.groupOf.size(); ++image) {
        if (truth.hasLabel(image))
            ++labelled[static_cast<std::size_t>(groups.groupOf[image])];
    }
    std::optional<int> largest;
    for (std::size_t group = 0; group < labelled.size(); ++group) {
        const bool isScored =
            std::any_of(runs.begin(), runs.end(), [group](const auto& run) { return run[group].scored > 0; });
        if (isScored && (!largest || labelled[group] > labelled[static_cast<std::size_t>(*largest)]))
            largest = static_cast<int>(group);
    }
    return largest;
}

} // namespace plumbline
