// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/analysis.h"

#include <algorithm>
#include <array>
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
    GroupResult result {counts, rateOf(found),
                        interval(settings.method, found.errors, found.n, settings.level), rateOf(submitted),
                        interval(settings.method, submitted.errors, submitted.n, settings.level)};
    result.intervalMethod = toString(settings.method);
    return result;
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

constexpr std::array kCompareIds {
    std::pair {Compare::Pairs, std::string_view("pairs")},
    std::pair {Compare::Reference, std::string_view("reference")},
    std::pair {Compare::Rest, std::string_view("rest")},
};

} // namespace

std::string_view toString(Compare compare)
{
    const auto* const found =
        std::ranges::find(kCompareIds, compare, [](const auto& entry) { return entry.first; });
    assert(found != kCompareIds.end());
    return found->second;
}

std::optional<Compare> compareFromString(std::string_view id)
{
    const auto* const found =
        std::ranges::find(kCompareIds, id, [](const auto& entry) { return entry.second; });
    if (found == kCompareIds.end())
        return std::nullopt;
    return found->first;
}

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
