// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/interval.h"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/beta.hpp>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/measures/normal.h"

namespace plumbline::measures {

namespace {

constexpr std::array kNames {
    std::pair {IntervalMethod::Wilson, std::string_view("wilson")},
    std::pair {IntervalMethod::ClopperPearson, std::string_view("clopper_pearson")},
    std::pair {IntervalMethod::Jeffreys, std::string_view("jeffreys")},
    std::pair {IntervalMethod::AgrestiCoull, std::string_view("agresti_coull")},
};

Interval wilson(double rate, double n, double z)
{
    const double centre = rate + z * z / (2 * n);
    const double half = z * std::sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    // The limits are the roots of a quadratic; the lower one by their product, since centre - half cancels
    // near 0.
    const double low = rate > 0 ? rate * rate / (centre + half) : 0;
    const double high = rate < 1 ? (centre + half) / (1 + z * z / n) : 1;
    return {low, std::min(high, 1.0)};
}

/// The limits between which Beta(a, b) lies but for half of alpha on each side; an end without room is 0
/// or 1.
Interval betaLimits(double errors, double n, double shiftLow, double shiftHigh, double alpha)
{
    const double correct = n - errors;
    Interval limits {0, 1};
    if (errors > 0)
        limits.low = boost::math::ibeta_inv(errors + shiftLow, correct + shiftHigh, alpha / 2);
    if (correct > 0)
        limits.high = boost::math::ibetac_inv(errors + shiftHigh, correct + shiftLow, alpha / 2);
    return limits;
}

Interval agrestiCoull(double errors, double n, double z)
{
    const double size = n + z * z;
    const double centre = (errors + z * z / 2) / size;
    const double half = z * std::sqrt(centre * (1 - centre) / size);
    return {std::max(centre - half, 0.0), std::min(centre + half, 1.0)};
}

} // namespace

std::span<const IntervalMethod> intervalMethods()
{
    static constexpr std::array kMethods {IntervalMethod::Wilson, IntervalMethod::ClopperPearson,
                                          IntervalMethod::Jeffreys, IntervalMethod::AgrestiCoull};
    return kMethods;
}

std::string_view toString(IntervalMethod method)
{
    const auto* const found =
        std::ranges::find(kNames, method, [](const auto& entry) { return entry.first; });
    assert(found != kNames.end());
    return found->second;
}

std::optional<IntervalMethod> intervalMethodFromString(std::string_view id)
{
    const auto* const found = std::ranges::find(kNames, id, [](const auto& entry) { return entry.second; });
    if (found == kNames.end())
        return std::nullopt;
    return found->first;
}

std::optional<Interval> interval(IntervalMethod method, std::int64_t errors, std::int64_t n, double level)
{
    assert(errors >= 0 && errors <= n);
    assert(level > 0 && level < 1);
    if (n == 0)
        return std::nullopt;
    const auto x = static_cast<double>(errors);
    const auto size = static_cast<double>(n);
    switch (method) {
    case IntervalMethod::Wilson:
        return wilson(x / size, size, criticalValue(level));
    case IntervalMethod::ClopperPearson:
        return betaLimits(x, size, 0, 1, 1 - level);
    case IntervalMethod::Jeffreys:
        return betaLimits(x, size, 0.5, 0.5, 1 - level);
    case IntervalMethod::AgrestiCoull:
        return agrestiCoull(x, size, criticalValue(level));
    }
    return std::nullopt;
}

Interval wilsonAtRate(double rate, double n, double level)
{
    assert(rate >= 0 && rate <= 1 && n > 0);
    assert(level > 0 && level < 1);
    return wilson(rate, n, criticalValue(level));
}

} // namespace plumbline::measures
