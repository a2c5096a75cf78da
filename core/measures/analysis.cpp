// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/analysis.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/measures/comparisons.h"
#include "core/measures/difference.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

std::optional<double> rateOf(Tally tally)
{
    return tally.n > 0 ? std::optional(tally.rate()) : std::nullopt;
}

GroupResult resultOf(const GroupCounts& counts, const Settings& settings)
{
    const Tally found = perFaceFound(counts);
    const Tally submitted = perImageSubmitted(counts);
    return {counts, rateOf(found), interval(settings.method, found.errors, found.n, settings.level),
            rateOf(submitted), interval(settings.method, submitted.errors, submitted.n, settings.level)};
}

std::vector<Difference> differencesOf(const std::vector<Tally>& tallies, const Settings& settings)
{
    std::vector<Difference> differences;
    for (const auto& [a, b] : comparedPairs(static_cast<int>(tallies.size()), settings.reference)) {
        const Tally ofA = tallies[static_cast<std::size_t>(a)];
        const Tally ofB = tallies[static_cast<std::size_t>(b)];
        const auto gap = newcombe(ofA, ofB, settings.level);
        const auto p = fisherTwoSided(ofA, ofB);
        if (gap && p)
            differences.push_back({a, b, gap->difference, gap->low, gap->high, *p});
    }
    correctForNumber(differences, [](const Difference& each) { return each.p; });
    return differences;
}

} // namespace

Analysis analyse(std::span<const GroupCounts> groups, const Settings& settings)
{
    assert(!settings.reference || (*settings.reference >= 0 && *settings.reference < std::ssize(groups)));
    Analysis analysis;
    std::vector<Tally> tallies;
    for (const GroupCounts& counts : groups) {
        assert(!problem(counts));
        analysis.groups.push_back(resultOf(counts, settings));
        tallies.push_back(perFaceFound(counts));
    }
    analysis.differences = differencesOf(tallies, settings);
    if (const auto test = chiSquared(tallies))
        analysis.overall = {test->statistic, test->df, test->p};
    return analysis;
}

} // namespace plumbline::measures
