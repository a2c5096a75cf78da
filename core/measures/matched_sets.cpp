// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matched_sets.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <random>
#include <utility>

#include "core/measures/multiplicity.h"

namespace plumbline::measures {

namespace {

/// Right or wrong at every level of a set; none where there is no image of that level.
using Set = std::vector<std::optional<bool>>;

constexpr std::size_t kMostSteps =
    100'000; ///< of the exact distribution per set; more, and permutations are drawn
constexpr std::size_t kMostLevels = 12; ///< likewise
constexpr std::int64_t kDrawn = 20'000;

/// Sets by what can be done with them.
struct Sorted
{
    std::vector<Set> taking;
    int single = 0;
    int doubled = 0;
};

Sorted sorted(std::span<const MatchedImage> images, int levels)
{
    std::map<int, Set> sets;
    std::map<int, bool> doubled;
    for (const MatchedImage& image : images) {
        assert(image.level >= 0 && image.level < levels);
        Set& set = sets.try_emplace(image.set, static_cast<std::size_t>(levels)).first->second;
        std::optional<bool>& place = set[static_cast<std::size_t>(image.level)];
        doubled[image.set] |= place.has_value();
        place = image.wrong;
    }
    Sorted result;
    for (auto& [id, set] : sets) {
        const auto filled = std::ranges::count_if(set, [](const auto& place) { return place.has_value(); });
        if (filled < 2)
            ++result.single;
        else if (doubled[id])
            ++result.doubled;
        else
            result.taking.push_back(std::move(set));
    }
    return result;
}

std::int64_t sumOfSquares(const std::vector<int>& totals)
{
    std::int64_t sum = 0;
    for (const int total : totals)
        sum += static_cast<std::int64_t>(total) * total;
    return sum;
}

/// Errors of every complete set in which the levels differ.
std::vector<int> differingSets(const std::vector<Set>& sets, std::vector<int>& totals, int& complete)
{
    std::vector<int> errors;
    for (const Set& set : sets) {
        if (!std::ranges::all_of(set, [](const auto& place) { return place.has_value(); }))
            continue;
        ++complete;
        int wrong = 0;
        for (std::size_t level = 0; level < set.size(); ++level) {
            totals[level] += *set[level] ? 1 : 0;
            wrong += *set[level] ? 1 : 0;
        }
        if (wrong > 0 && wrong < static_cast<int>(set.size()))
            errors.push_back(wrong);
    }
    return errors;
}

/// The share of all permutations in which the levels' totals are at least as uneven; none where that takes
/// too many different totals. The order of the levels does not matter to the statistic, so totals are kept
/// sorted.
std::optional<double> exactShare(const std::vector<int>& errors, std::size_t levels, std::int64_t observed)
{
    if (levels > kMostLevels)
        return std::nullopt;
    std::map<std::vector<int>, double> states {{std::vector<int>(levels, 0), 1.0}};
    for (const int wrong : errors) {
        std::map<std::vector<int>, double> next;
        std::vector<bool> chosen(levels, false);
        std::fill_n(chosen.begin(), wrong, true);
        std::vector<std::vector<bool>> ways;
        do
            ways.push_back(chosen);
        while (std::prev_permutation(chosen.begin(), chosen.end()));
        for (const auto& [totals, share] : states) {
            for (const std::vector<bool>& way : ways) {
                std::vector<int> sum = totals;
                for (std::size_t level = 0; level < levels; ++level)
                    sum[level] += way[level] ? 1 : 0;
                std::ranges::sort(sum);
                next[sum] += share / static_cast<double>(ways.size());
            }
        }
        if (next.size() * ways.size() > kMostSteps)
            return std::nullopt;
        states = std::move(next);
    }
    double share = 0;
    for (const auto& [totals, weight] : states)
        share += sumOfSquares(totals) >= observed ? weight : 0;
    return std::min(share, 1.0);
}

/// The same from permutations drawn at random, the observed one among them (Phipson & Smyth 2010): never 0.
double drawnShare(const std::vector<int>& errors, std::size_t levels, std::int64_t observed,
                  std::uint64_t seed)
{
    std::mt19937_64 generator(seed);
    std::vector<std::size_t> order(levels);
    for (std::size_t i = 0; i < levels; ++i)
        order[i] = i;
    std::int64_t asUneven = 1;
    for (std::int64_t draw = 0; draw < kDrawn; ++draw) {
        std::vector<int> totals(levels, 0);
        for (const int wrong : errors) {
            for (std::size_t i = 0; i < static_cast<std::size_t>(wrong); ++i) {
                // The remainder favours small numbers by less than levels / 2^64.
                const std::size_t j = i + generator() % (levels - i);
                std::swap(order[i], order[j]);
                ++totals[order[i]];
            }
        }
        asUneven += sumOfSquares(totals) >= observed ? 1 : 0;
    }
    return static_cast<double>(asUneven) / static_cast<double>(kDrawn + 1);
}

std::optional<CochranQ> cochranQ(const std::vector<Set>& sets, std::size_t levels, std::uint64_t seed,
                                 int& complete)
{
    std::vector<int> totals(levels, 0);
    const std::vector<int> errors = differingSets(sets, totals, complete);
    if (levels < 2 || errors.empty())
        return std::nullopt;
    const auto k = static_cast<double>(levels);
    double all = 0;
    for (const int total : totals)
        all += total;
    double within = 0; // sets without a difference add nothing
    for (const int wrong : errors)
        within += wrong * (k - wrong);
    const std::int64_t squares = sumOfSquares(totals);
    CochranQ result;
    result.df = static_cast<int>(levels) - 1;
    result.statistic = (k - 1) * (k * static_cast<double>(squares) - all * all) / within;
    // Sets that are wrong at every level add the same to each total in every permutation.
    const auto certain = static_cast<int>(all) - [&] {
        int sum = 0;
        for (const int wrong : errors)
            sum += wrong;
        return sum;
    }();
    for (int& total : totals)
        total -= certain / static_cast<int>(levels);
    const std::int64_t observed = sumOfSquares(totals);
    if (const auto exact = exactShare(errors, levels, observed)) {
        result.p = *exact;
    } else {
        result.isExact = false;
        result.drawn = kDrawn;
        result.p = drawnShare(errors, levels, observed, seed);
    }
    return result;
}

void compareWithReference(MatchedAnalysis& analysis, const std::vector<Set>& sets, double level)
{
    const auto reference = static_cast<std::size_t>(analysis.reference);
    std::vector<double> values;
    for (std::size_t i = 0; i < analysis.levels.size(); ++i) {
        MatchedLevel& one = analysis.levels[i];
        for (const Set& set : sets) {
            if (set[i]) {
                ++one.tally.n;
                one.tally.errors += *set[i] ? 1 : 0;
            }
            if (i != reference && set[i] && set[reference])
                one.against.add(*set[reference], *set[i]);
        }
        one.interval = interval(IntervalMethod::Wilson, one.tally.errors, one.tally.n, level);
        one.difference = newcombePaired(one.against, level);
        if (!one.difference)
            continue;
        one.p = mcNemarExact(one.against.fixed, one.against.broken);
        values.push_back(*one.p);
    }
    const std::vector<double> byHolm = holm(values);
    const std::vector<double> byBh = benjaminiHochberg(values);
    std::size_t at = 0;
    for (MatchedLevel& one : analysis.levels) {
        if (!one.p)
            continue;
        one.pHolm = byHolm[at];
        one.pBh = byBh[at];
        ++at;
    }
}

} // namespace

MatchedAnalysis analyseMatched(std::span<const MatchedImage> images, int levels, int reference, double level,
                               std::uint64_t seed)
{
    assert(levels == 0 || (reference >= 0 && reference < levels));
    const Sorted sets = sorted(images, levels);
    MatchedAnalysis analysis;
    analysis.levels.resize(static_cast<std::size_t>(levels));
    analysis.reference = reference;
    analysis.sets = static_cast<int>(sets.taking.size());
    analysis.single = sets.single;
    analysis.doubled = sets.doubled;
    compareWithReference(analysis, sets.taking, level);
    analysis.overall = cochranQ(sets.taking, static_cast<std::size_t>(levels), seed, analysis.complete);
    return analysis;
}

} // namespace plumbline::measures
