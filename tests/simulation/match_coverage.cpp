// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/simulation/match_coverage.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "core/measures/matching/match_curves.h"
#include "core/measures/matching/rate_difference.h"
#include "core/measures/normal.h"
#include "core/measures/random_stream.h"
#include "tests/simulation/trials.h"

namespace plumbline::simulation {

namespace {

using measures::PairRate;
using Random = measures::RandomStream;

constexpr double kLevel = 0.95;

/// What one trial found.
struct Trial
{
    int crossed = 0, independent = 0, bound = 0, tooLow = 0;
    double designEffect = 0;
};

Trial judge(const PairRate& rate, double truth)
{
    Trial trial;
    trial.crossed = rate.limits->low <= truth && truth <= rate.limits->high ? 1 : 0;
    trial.tooLow = rate.limits->high < truth ? 1 : 0;
    trial.bound = rate.isBound ? 1 : 0;
    trial.designEffect = static_cast<double>(rate.comparisons) / rate.effectiveN;
    const auto plain = measures::wilsonAtRate(*rate.rate(), static_cast<double>(rate.comparisons), kLevel);
    trial.independent = plain.low <= truth && truth <= plain.high ? 1 : 0;
    return trial;
}

MatchCoverage simulate(int trials, std::uint64_t seed, const std::function<Trial(Random&)>& trial)
{
    MatchCoverage sum;
    for (const Trial& one : runTrials(trials, seed, trial)) {
        sum.crossed += one.crossed;
        sum.independent += one.independent;
        sum.bound += one.bound;
        sum.tooLow += one.tooLow;
        sum.designEffect += one.designEffect;
    }
    for (double* const value : {&sum.crossed, &sum.independent, &sum.bound, &sum.tooLow, &sum.designEffect})
        *value /= trials;
    return sum;
}

/// Standard normals, times the root of their share.
std::vector<double> effects(int number, double share, Random& random)
{
    boost::random::normal_distribution<double> normal;
    std::vector<double> values(static_cast<std::size_t>(number));
    for (double& value : values)
        value = std::sqrt(share) * normal(random);
    return values;
}

/// What is drawn of one set.
struct Drawn
{
    std::vector<int> subjects, groups;
    std::vector<double> effect; ///< of each image, its person's included

    Drawn(const Lookalikes& of, int people, int firstSubject, Random& random, int ofSecondGroup = 0)
    {
        const std::vector<double> person = effects(people, of.person, random);
        effect = effects(people * of.images, of.image, random);
        for (int row = 0; row < people * of.images; ++row) {
            subjects.push_back(firstSubject + row / of.images);
            groups.push_back(row / of.images < people - ofSecondGroup ? 0 : 1);
            effect[static_cast<std::size_t>(row)] += person[static_cast<std::size_t>(row / of.images)];
        }
    }
};

std::vector<measures::ScoredPair> scoresOfPairs(const Lookalikes& of, const Drawn& a, const Drawn* b,
                                                Random& random)
{
    boost::random::normal_distribution<double> normal;
    const double rest = std::sqrt(std::max(1 - 2 * of.person - 2 * of.image - of.pair, 0.0));
    const Drawn& columns = b == nullptr ? a : *b;
    const auto people = [&of](const Drawn& set) { return static_cast<int>(set.subjects.size()) / of.images; };
    std::vector<measures::ScoredPair> pairs;
    pairs.reserve(a.subjects.size() * columns.subjects.size());
    for (int i = 0; i < people(a); ++i) {
        for (int j = b == nullptr ? i + 1 : 0; j < people(columns); ++j) {
            const double common = of.pair > 0 ? std::sqrt(of.pair) * normal(random) : 0;
            for (int k = i * of.images; k < (i + 1) * of.images; ++k) {
                for (int l = j * of.images; l < (j + 1) * of.images; ++l) {
                    const double score = a.effect[static_cast<std::size_t>(k)]
                        + columns.effect[static_cast<std::size_t>(l)] + common + rest * normal(random);
                    pairs.push_back({static_cast<float>(score), k, l});
                }
            }
        }
    }
    return pairs;
}

} // namespace

MatchCoverage coverageOfFalseMatches(const Lookalikes& people, int trials, std::uint64_t seed)
{
    const auto threshold = static_cast<float>(-measures::normalQuantile(people.rate));
    return simulate(trials, seed, [&](Random& random) {
        const Drawn a(people, people.people, 0, random);
        measures::ScoreList list;
        list.groups = 1;
        list.subjectsA = a.subjects;
        list.groupsA = a.groups;
        const Drawn b(people, people.gallery, people.people, random);
        const bool twoSets = people.gallery > 0;
        if (twoSets) {
            list.pairing = measures::Pairing::TwoSets;
            list.subjectsB = b.subjects;
            list.groupsB = b.groups;
        }
        const auto pairs = scoresOfPairs(people, a, twoSets ? &b : nullptr, random);
        list.pairs = pairs;
        const measures::MatchScores scores = scoresOf(list);
        const measures::FalseMatchCurve curve(scores, scores.cells.all(), kLevel);
        return judge(curve.at(threshold), people.rate);
    });
}

MatchCoverage coverageOfFalseNonMatches(const Lookalikes& people, int trials, std::uint64_t seed)
{
    const auto threshold = static_cast<float>(measures::normalQuantile(people.rate));
    const double rest = std::sqrt(std::max(1 - people.person - 2 * people.image, 0.0));
    return simulate(trials, seed, [&](Random& random) {
        boost::random::normal_distribution<double> normal;
        const std::vector<double> person = effects(people.people, people.person, random);
        const std::vector<double> image = effects(people.people * people.images, people.image, random);
        measures::ScoreList list;
        list.groups = 1;
        std::vector<int> subjects, groups;
        std::vector<measures::ScoredPair> pairs;
        for (int row = 0; row < people.people * people.images; ++row) {
            subjects.push_back(row / people.images);
            groups.push_back(0);
            for (int other = row / people.images * people.images; other < row; ++other) {
                const double score = person[static_cast<std::size_t>(row / people.images)]
                    + image[static_cast<std::size_t>(row)] + image[static_cast<std::size_t>(other)]
                    + rest * normal(random);
                pairs.push_back({static_cast<float>(score), other, row});
            }
        }
        list.subjectsA = subjects;
        list.groupsA = groups;
        list.pairs = pairs;
        const measures::MatchScores scores = scoresOf(list);
        const measures::FalseNonMatchCurve curve(scores, scores.cells.all(), kLevel);
        return judge(curve.at(threshold), people.rate);
    });
}

namespace {

/// A trial of two groups.
struct DifferenceTrial
{
    int held = 0, apart = 0, found = 0;
    double correlation = 0;
};

/// The true false match rate of the first group and of the second.
std::pair<double, double> truthOf(const Lookalikes& people, double shift)
{
    boost::math::normal normal;
    const double threshold = -measures::normalQuantile(people.rate);
    const double alike = cdf(complement(normal, threshold - shift));
    const double n = people.people;
    // Pairs within the first group, in one set, against those with the second.
    const double share = people.gallery > 0 ? 0.5 : (n - 1) / 2 / ((n - 1) / 2 + n);
    return {share * alike + (1 - share) * people.rate, people.rate};
}

DifferenceTrial judgeDifference(const measures::MatchScores& scores, float threshold, double truth)
{
    const std::vector<std::vector<int>> sums {scores.cells.with(0), scores.cells.with(1)};
    const measures::FalseMatchCurve a(scores, sums[0], kLevel);
    const measures::FalseMatchCurve b(scores, sums[1], kLevel);
    const std::array curves {&a, &b};
    const double correlation =
        measures::falseMatchCorrelations(scores.crossed, sums, curves, threshold).at(0, 1);
    const auto holds = [&](const measures::Interval& limits) {
        return limits.low <= truth && truth <= limits.high ? 1 : 0;
    };
    const auto limits = measures::differenceLimits(a.at(threshold), b.at(threshold), correlation, kLevel);
    return {holds(limits), holds(measures::differenceLimits(a.at(threshold), b.at(threshold), 0, kLevel)),
            limits.low > 0 || limits.high < 0 ? 1 : 0, correlation};
}

} // namespace

DifferenceCoverage coverageOfDifferences(const Lookalikes& people, double shift, int trials,
                                         std::uint64_t seed)
{
    const auto threshold = static_cast<float>(-measures::normalQuantile(people.rate));
    const auto [first, second] = truthOf(people, shift);
    const std::function<DifferenceTrial(Random&)> trial = [&, truth = first - second](Random& random) {
        const Drawn a(people, 2 * people.people, 0, random, people.people);
        const Drawn b(people, 2 * people.gallery, 2 * people.people, random, people.gallery);
        const bool twoSets = people.gallery > 0;
        const Drawn& columns = twoSets ? b : a;
        auto pairs = scoresOfPairs(people, a, twoSets ? &b : nullptr, random);
        for (measures::ScoredPair& pair : pairs) {
            const bool areAlike = a.groups[static_cast<std::size_t>(pair.a)] == 0
                && columns.groups[static_cast<std::size_t>(pair.b)] == 0;
            pair.score += areAlike ? static_cast<float>(shift) : 0.0F;
        }
        measures::ScoreList list;
        list.pairing = twoSets ? measures::Pairing::TwoSets : measures::Pairing::OneSet;
        list.groups = 2;
        list.subjectsA = a.subjects;
        list.groupsA = a.groups;
        if (twoSets) {
            list.subjectsB = b.subjects;
            list.groupsB = b.groups;
        }
        list.pairs = pairs;
        return judgeDifference(scoresOf(list), threshold, truth);
    };
    DifferenceCoverage sum;
    for (const DifferenceTrial& one : runTrials(trials, seed, trial)) {
        sum.held += one.held;
        sum.apart += one.apart;
        sum.found += one.found;
        sum.correlation += one.correlation;
    }
    for (double* const value : {&sum.held, &sum.apart, &sum.found, &sum.correlation})
        *value /= trials;
    sum.difference = shift == 0 ? 0 : first - second; // else rounding
    return sum;
}

} // namespace plumbline::simulation
