// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/measures/multiplicity.h"

namespace plumbline::measures {

/// The pairs of groups to compare, (a, b), whatever was scored in them: each other group against the
/// reference (b), or a < b in the order given.
std::vector<std::pair<int, int>> comparedPairs(int groups, std::optional<int> reference);

/// Fills pHolm and pBh of all \a differences, which are the m comparisons corrected for. \a p: of a
/// difference.
template<class Difference, class P>
void correctForNumber(std::vector<Difference>& differences, P p)
{
    std::vector<double> values;
    values.reserve(differences.size());
    for (const Difference& difference : differences)
        values.push_back(p(difference));
    const std::vector<double> byHolm = holm(values);
    const std::vector<double> byBh = benjaminiHochberg(values);
    for (std::size_t i = 0; i < differences.size(); ++i) {
        differences[i].pHolm = byHolm[i];
        differences[i].pBh = byBh[i];
    }
}

} // namespace plumbline::measures
