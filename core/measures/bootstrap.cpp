// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/bootstrap.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cassert>
#include <cmath>

namespace plumbline::measures {

namespace {

/// Values nearer than this are the same rate, worked out from other counts.
constexpr double kTie = 1e-12;

double normalQuantile(double p)
{
    return boost::math::quantile(boost::math::normal(), p);
}

double normalShare(double z)
{
    return boost::math::cdf(boost::math::normal(), z);
}

/// z0: how far the median of the replicates is from the estimate, in normal deviates.
double biasCorrection(const Resampled& statistic)
{
    double below = 0;
    for (const double value : statistic.values) {
        const bool isTie = std::abs(value - statistic.estimate) <= kTie;
        below += isTie ? 0.5 : value < statistic.estimate ? 1 : 0;
    }
    const auto count = static_cast<double>(statistic.values.size());
    return normalQuantile(std::clamp(below / count, 0.5 / count, 1 - 0.5 / count));
}

/// The share of replicates below the end of the BCa interval that leaves alpha below it.
double bcaShare(double alpha, double z0, double acceleration)
{
    const double z = z0 + normalQuantile(alpha);
    // |acceleration| <= 1/6, so that only levels beyond every table get here with a denominator of 0 or less.
    const double stretch = std::max(1 - acceleration * z, 1e-6);
    return normalShare(z0 + z / stretch);
}

} // namespace

std::string_view toString(Bootstrap method)
{
    return method == Bootstrap::Bca ? "bca" : "percentile";
}

std::optional<Bootstrap> bootstrapFromString(std::string_view id)
{
    for (const Bootstrap method : {Bootstrap::Bca, Bootstrap::Percentile}) {
        if (toString(method) == id)
            return method;
    }
    return std::nullopt;
}

double acceleration(std::span<const JackknifeValue> jackknife)
{
    double people = 0;
    double sum = 0;
    for (const auto& [value, count] : jackknife) {
        people += count;
        sum += count * value;
    }
    if (people == 0)
        return 0;
    const double mean = sum / people;
    double squares = 0;
    double cubes = 0;
    for (const auto& [value, count] : jackknife) {
        const double influence = mean - value;
        squares += count * influence * influence;
        cubes += count * influence * influence * influence;
    }
    return squares > 0 ? cubes / (6 * squares * std::sqrt(squares)) : 0;
}

double bootstrapQuantile(std::vector<double>& values, double alpha)
{
    assert(!values.empty() && alpha > 0 && alpha < 1);
    const auto ordered = [&values](std::size_t k) { // the k-th smallest, from 1
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(k - 1);
        std::nth_element(values.begin(), at, values.end());
        return *at;
    };
    const auto count = static_cast<double>(values.size());
    const double rank = (count + 1) * alpha;
    if (rank < 1)
        return ordered(1);
    if (rank >= count)
        return ordered(values.size());
    const double whole = std::floor(rank);
    const auto k = static_cast<std::size_t>(whole);
    const double lower = ordered(k);
    if (whole == rank)
        return lower;
    const double upper = *std::min_element(values.begin() + static_cast<std::ptrdiff_t>(k), values.end());
    if (!std::isfinite(upper) || upper == lower)
        return upper;
    const double from = normalQuantile(whole / (count + 1));
    const double to = normalQuantile((whole + 1) / (count + 1));
    return lower + (normalQuantile(alpha) - from) / (to - from) * (upper - lower);
}

std::optional<Interval> bootstrapInterval(Resampled statistic, Bootstrap method, double level)
{
    assert(level > 0 && level < 1);
    if (statistic.values.empty())
        return std::nullopt;
    double low = (1 - level) / 2;
    double high = 1 - low;
    if (method == Bootstrap::Bca) {
        const double z0 = biasCorrection(statistic);
        low = bcaShare(low, z0, statistic.acceleration);
        high = bcaShare(high, z0, statistic.acceleration);
    }
    constexpr double kLeast = 1e-300;
    low = std::clamp(low, kLeast, 1 - 1e-15);
    high = std::clamp(high, kLeast, 1 - 1e-15);
    const double lower = bootstrapQuantile(statistic.values, low);
    return Interval {lower, bootstrapQuantile(statistic.values, high)};
}

} // namespace plumbline::measures
