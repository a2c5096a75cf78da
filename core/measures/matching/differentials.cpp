// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/differentials.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace plumbline::measures {

namespace {

Differential undefined(Undefined why)
{
    return {std::nullopt, why};
}

/// The mean absolute difference of all pairs over twice the mean, from the sorted rates in n log n.
double gini(std::span<const double> rates)
{
    std::vector<double> sorted(rates.begin(), rates.end());
    std::ranges::sort(sorted);
    const auto n = static_cast<double>(sorted.size());
    double sum = 0;
    double weighted = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        sum += sorted[i];
        weighted +=
            (2 * static_cast<double>(i) + 1 - n) * sorted[i]; // each is larger than i, smaller than n-1-i
    }
    return weighted / (n * sum);
}

/// alpha f(first) + (1 - alpha) f(second) with values or reasons; a weight of 0 asks for nothing.
template<class Combine>
Differential weighted(double alpha, const Differential& first, const Differential& second,
                      const Combine& combine)
{
    if (alpha > 0 && !first.value)
        return first;
    if (alpha < 1 && !second.value)
        return second;
    return {combine(alpha > 0 ? *first.value : 0, alpha < 1 ? *second.value : 0), std::nullopt};
}

} // namespace

RateDifferentials differentials(std::span<const double> rates)
{
    assert(std::ranges::all_of(rates, [](double rate) { return rate >= 0 && rate <= 1; }));
    if (rates.size() < 2) {
        const Differential none = undefined(Undefined::TooFewGroups);
        return {none, none, none, none, none};
    }
    const auto [low, high] = std::ranges::minmax(rates);
    const auto n = static_cast<double>(rates.size());
    RateDifferentials result;
    result.difference.value = high - low;
    const Undefined zero = high > 0 ? Undefined::ZeroLowest : Undefined::AllZero;
    if (low > 0) {
        double logs = 0;
        for (const double rate : rates)
            logs += std::log(rate);
        result.ratioToLowest.value = high / low;
        result.maxToGeometric.value = high / std::exp(logs / n);
    } else {
        result.ratioToLowest = undefined(zero);
        result.maxToGeometric = undefined(zero);
    }
    if (high > 0) {
        const double raw = gini(rates);
        result.giniRaw.value = raw;
        result.giniCorrected.value = raw * n / (n - 1);
    } else {
        result.giniRaw = undefined(Undefined::AllZero);
        result.giniCorrected = undefined(Undefined::AllZero);
    }
    return result;
}

CombinedDifferentials combined(std::span<const double> fmr, std::span<const double> fnmr, double alpha)
{
    assert(alpha >= 0 && alpha <= 1);
    const RateDifferentials matches = differentials(fmr);
    const RateDifferentials misses = differentials(fnmr);
    const auto sum = [alpha](double a, double b) { return alpha * a + (1 - alpha) * b; };
    CombinedDifferentials result;
    result.fdr = weighted(alpha, matches.difference, misses.difference,
                          [&](double a, double b) { return 1 - sum(a, b); });
    result.inequity = weighted(alpha, matches.ratioToLowest, misses.ratioToLowest, [&](double a, double b) {
        return (alpha > 0 ? std::pow(a, alpha) : 1) * (alpha < 1 ? std::pow(b, 1 - alpha) : 1);
    });
    result.garbe = weighted(alpha, matches.giniCorrected, misses.giniCorrected, sum);
    return result;
}

std::string_view toString(Undefined why)
{
    switch (why) {
    case Undefined::TooFewGroups:
        return "too_few_groups";
    case Undefined::ZeroLowest:
        return "zero_lowest";
    case Undefined::AllZero:
        return "all_zero";
    }
    return "all_zero";
}

} // namespace plumbline::measures
