// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/comparisons.h"

namespace plumbline::measures {

std::vector<std::pair<int, int>> comparedPairs(int groups, std::optional<int> reference)
{
    std::vector<std::pair<int, int>> pairs;
    for (int i = 0; i < groups; ++i) {
        if (reference) {
            if (i != *reference)
                pairs.emplace_back(i, *reference);
            continue;
        }
        for (int j = i + 1; j < groups; ++j)
            pairs.emplace_back(i, j);
    }
    return pairs;
}

} // namespace plumbline::measures
