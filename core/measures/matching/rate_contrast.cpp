// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/rate_contrast.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/measures/matching/embeddings.h"
#include "core/measures/multiplicity.h"
#include "core/measures/ratio.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

/// Of the two extremes among all pairs: p of every pair, in no particular order but for theirs.
struct PairsOfGroups
{
    std::vector<double> p;
    std::size_t wanted = 0;
};

PairsOfGroups testsOf(const std::vector<Tally>& tallies, std::size_t high, std::size_t low)
{
    PairsOfGroups tests;
    for (std::size_t a = 0; a < tallies.size(); ++a) {
        for (std::size_t b = a + 1; b < tallies.size(); ++b) {
            if ((a == high && b == low) || (a == low && b == high))
                tests.wanted = tests.p.size();
            tests.p.push_back(fisherTwoSided(tallies[a], tallies[b]).value_or(1));
        }
    }
    return tests;
}

} // namespace

Tally effectiveTally(const PairRate& rate)
{
    if (rate.comparisons == 0 || rate.effectiveN <= 0)
        return {};
    const std::int64_t n = std::max<std::int64_t>(std::llround(rate.effectiveN), 1);
    return {std::min<std::int64_t>(std::llround(rate.rate().value_or(0) * rate.effectiveN), n), n};
}

std::optional<RateContrast> rateContrast(std::span<const PairRate> groups, double level)
{
    RateContrast found;
    std::vector<Tally> tallies;
    std::vector<int> places;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].comparisons == 0 || groups[i].effectiveN <= 0)
            continue;
        places.push_back(static_cast<int>(i));
        tallies.push_back(effectiveTally(groups[i]));
        found.areEffective = found.areEffective || groups[i].people < groups[i].comparisons;
    }
    if (places.size() < 2)
        return std::nullopt;
    const auto rateOf = [&](int place) { return groups[at(place)].rate().value_or(0); };
    std::size_t high = 0, low = 0;
    for (std::size_t i = 1; i < places.size(); ++i) {
        high = rateOf(places[i]) > rateOf(places[high]) ? i : high;
        low = rateOf(places[i]) < rateOf(places[low]) ? i : low;
    }
    if (high == low)
        low = 1; // all alike
    found.high = places[high];
    found.low = places[low];
    found.groups = static_cast<int>(places.size());
    found.ratio = ratioInterval(tallies[high], tallies[low], level);
    if (found.ratio && found.ratio->value) // of what was seen, not of what was rounded
        found.ratio->value = rateOf(found.high) / rateOf(found.low);
    const PairsOfGroups tests = testsOf(tallies, high, low);
    found.p = tests.p[tests.wanted];
    found.pHolm = holm(tests.p)[tests.wanted];
    return found;
}

} // namespace plumbline::measures
