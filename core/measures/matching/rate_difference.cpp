// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/rate_difference.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_map>

namespace plumbline::measures {

namespace {

/// The variance that the interval of a rate is made with.
double varianceOf(double rate, double effectiveN)
{
    return rate * (1 - rate) / effectiveN;
}

double correlationOf(double covariance, double varianceA, double varianceB)
{
    const double product = varianceA * varianceB;
    return product > 0 ? std::clamp(covariance / std::sqrt(product), -1.0, 1.0) : 0;
}

bool isKnown(const PairRate& rate)
{
    return rate.comparisons > 0 && rate.effectiveN > 0;
}

/// The rate at a threshold of the grid, and the variance that is used there; 0 where nobody, or everybody, is
/// seen.
double varianceAtGrid(const FalseMatchCurve& curve, const ThresholdGrid& grid, int gridIndex)
{
    const CrossedPoint& point = curve.crossed().points[at(gridIndex)];
    const auto n = static_cast<double>(curve.comparisons());
    const auto effect = curve.designEffect(grid.edge(gridIndex));
    return n > 0 && effect ? varianceOf(static_cast<double>(point.seen) / n, n / *effect) : 0;
}

/// Of one person in one group.
struct Missed
{
    std::int64_t compared = 0, missed = 0;
};
using MissedByPerson = std::unordered_map<int, Missed>;

MissedByPerson missedByPerson(const MatedScores& scores, float threshold)
{
    MissedByPerson people;
    for (const MatedPair& pair : scores.pairs()) {
        Missed& person = people[pair.subject];
        ++person.compared;
        person.missed += pair.pair.score < threshold ? 1 : 0;
    }
    return people;
}

double missedCovariance(const MissedByPerson& a, const PairRate& rateA, const MissedByPerson& b,
                        const PairRate& rateB)
{
    double sum = 0;
    double both = 0;
    for (const auto& [subject, inA] : a) {
        const auto inB = b.find(subject);
        if (inB == b.end())
            continue;
        ++both;
        const auto excess = [](const Missed& person, const PairRate& rate) {
            return static_cast<double>(person.missed)
                - rate.rate().value_or(0) * static_cast<double>(person.compared);
        };
        sum += excess(inA, rateA) * excess(inB->second, rateB);
    }
    const double people = static_cast<double>(a.size()) + static_cast<double>(b.size()) - both;
    return people > 1 ? people / (people - 1) * sum
            / (static_cast<double>(rateA.comparisons) * static_cast<double>(rateB.comparisons))
                      : 0;
}

} // namespace

Interval differenceLimits(const PairRate& a, const PairRate& b, double correlation, double level)
{
    assert(isKnown(a) && isKnown(b));
    const double rateA = a.rate().value_or(0);
    const double rateB = b.rate().value_or(0);
    const Interval ofA = wilsonOf(a, level);
    const Interval ofB = wilsonOf(b, level);
    const auto distance = [correlation](double x, double y) {
        return std::sqrt(std::max(x * x + y * y - 2 * correlation * x * y, 0.0));
    };
    const double difference = rateA - rateB;
    return {difference - distance(rateA - ofA.low, ofB.high - rateB),
            difference + distance(ofA.high - rateA, rateB - ofB.low)};
}

double differenceP(const PairRate& a, const PairRate& b, double correlation)
{
    constexpr double kLeast = 1e-12; // of p; below, quantiles are not to be trusted
    const auto leavesOut = [&](double p) {
        const Interval limits = differenceLimits(a, b, correlation, 1 - p);
        return limits.low > 0 || limits.high < 0;
    };
    double low = std::log(kLeast);
    double high = 0;
    if (leavesOut(kLeast))
        return kLeast;
    constexpr int kSteps = 50;
    for (int i = 0; i < kSteps; ++i) {
        const double middle = (low + high) / 2;
        (leavesOut(std::exp(middle)) ? high : low) = middle;
    }
    return std::exp(high);
}

Correlations falseMatchCorrelations(const CrossedCounts& crossed, std::span<const std::vector<int>> sums,
                                    std::span<const FalseMatchCurve* const> curves, float threshold)
{
    assert(sums.size() == curves.size());
    Correlations correlations(sums.size());
    const ThresholdGrid& grid = crossed.grid();
    const int index = grid.of(threshold);
    if (index < 0) // everything is seen, or nothing is known
        return correlations;
    const std::vector<double> covariances = crossed.covariances(sums, index);
    for (std::size_t i = 0; i < sums.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            correlations.set(i, j,
                             i == j ? 1
                                    : correlationOf(covariances[i * sums.size() + j],
                                                    varianceAtGrid(*curves[i], grid, index),
                                                    varianceAtGrid(*curves[j], grid, index)));
    return correlations;
}

Correlations falseNonMatchCorrelations(std::span<const FalseNonMatchCurve* const> curves, float threshold)
{
    Correlations correlations(curves.size());
    std::vector<MissedByPerson> people;
    std::vector<PairRate> rates;
    for (const FalseNonMatchCurve* curve : curves) {
        people.push_back(missedByPerson(curve->scores(), threshold));
        rates.push_back(curve->at(threshold));
    }
    for (std::size_t i = 0; i < curves.size(); ++i) {
        correlations.set(i, i, 1);
        for (std::size_t j = 0; j < i; ++j) {
            const PairRate& a = rates[i];
            const PairRate& b = rates[j];
            if (isKnown(a) && isKnown(b))
                correlations.set(i, j,
                                 correlationOf(missedCovariance(people[i], a, people[j], b),
                                               varianceOf(a.rate().value_or(0), a.effectiveN),
                                               varianceOf(b.rate().value_or(0), b.effectiveN)));
        }
    }
    return correlations;
}

std::optional<GroupDifference> widestDifference(std::span<const PairRate> rates,
                                                const Correlations& correlations, double level)
{
    const auto known = std::count_if(rates.begin(), rates.end(), isKnown);
    if (known < 2)
        return std::nullopt;
    const auto among = static_cast<int>(known * (known - 1) / 2);
    std::optional<GroupDifference> widest;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!isKnown(rates[i]) || !isKnown(rates[j]))
                continue;
            const bool isHigher = rates[i].rate() > rates[j].rate();
            const std::size_t high = isHigher ? i : j;
            const std::size_t low = isHigher ? j : i;
            GroupDifference one {static_cast<int>(high), static_cast<int>(low), among, 0, {}, 1};
            one.value = rates[high].rate().value_or(0) - rates[low].rate().value_or(0);
            one.limits = differenceLimits(rates[high], rates[low], correlations.at(high, low),
                                          1 - (1 - level) / among);
            if (!widest
                || std::pair(one.isBeyondChance(), one.value)
                    > std::pair(widest->isBeyondChance(), widest->value))
                widest = one;
        }
    }
    const auto rate = [&](int index) -> const PairRate& { return rates[at(index)]; };
    widest->p = std::min(1.0,
                         among
                             * differenceP(rate(widest->high), rate(widest->low),
                                           correlations.at(at(widest->high), at(widest->low))));
    return widest;
}

} // namespace plumbline::measures
