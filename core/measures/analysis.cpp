// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/analysis.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/measures/comparisons.h"
#include "core/measures/people_analysis.h"
#include "core/measures/permutation.h"
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
    result.intervalMethodSubmitted = result.intervalMethod;
    return result;
}

Overall overallOf(std::span<const GroupCounts> groups, std::uint64_t seed, PeopleBehind people)
{
    std::vector<Tally> tallies;
    for (const GroupCounts& counts : groups)
        tallies.push_back(perFaceFound(counts));
    if (people)
        tallies = effectiveTallies(people);
    const auto test = chiSquared(tallies);
    if (!test)
        return {};
    Overall overall {test->statistic, test->df, test->p, people ? "chi_squared_effective" : "chi_squared"};
    if (!hasSmallExpectation(tallies))
        return overall;
    if (const auto permuted = permutationTest(tallies, seed)) {
        overall.p = permuted->p;
        overall.method = people ? "permutation_effective" : "permutation";
        overall.replicates = permuted->replicates;
    }
    return overall;
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

std::string_view toString(Resampling::Mode mode)
{
    switch (mode) {
    case Resampling::Mode::Auto:
        return "auto";
    case Resampling::Mode::Never:
        return "never";
    case Resampling::Mode::Always:
        break;
    }
    return "always";
}

std::optional<Resampling::Mode> resamplingModeFromString(std::string_view id)
{
    using Mode = Resampling::Mode;
    for (const Mode mode : {Mode::Auto, Mode::Never, Mode::Always}) {
        if (toString(mode) == id)
            return mode;
    }
    return std::nullopt;
}

Analysis analyse(std::span<const GroupCounts> groups, const Settings& settings, const SubjectSample* people)
{
    assert(!settings.reference || (*settings.reference >= 0 && *settings.reference < std::ssize(groups)));
    assert(!people || people->groups() == std::ssize(groups));
    Analysis analysis;
    for (const GroupCounts& counts : groups) {
        assert(!problem(counts));
        analysis.groups.push_back(resultOf(counts, settings));
        if (people)
            respectPeople(analysis.groups.back(), *people, static_cast<int>(analysis.groups.size()) - 1,
                          settings.level);
    }
    const PeopleBehind found {people, RateOf::FacesFound};
    analysis.differences = compareGroups(groups, settings, found);
    analysis.overall = overallOf(groups, settings.resampling.seed, found);
    const std::vector<GroupCounts> submitted = countsSubmitted(groups);
    if (std::ranges::equal(groups, submitted)) {
        analysis.differencesSubmitted = analysis.differences;
        analysis.overallSubmitted = analysis.overall;
    } else {
        const PeopleBehind behind {people, RateOf::ImagesSubmitted};
        analysis.differencesSubmitted = compareGroups(submitted, withReference(groups, settings), behind);
        analysis.overallSubmitted = overallOf(submitted, settings.resampling.seed, behind);
    }
    return analysis;
}

} // namespace plumbline::measures
