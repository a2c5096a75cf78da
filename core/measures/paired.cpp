// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/paired.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

#include "core/measures/interval.h"

namespace plumbline::measures {

namespace {

/// Further from zero than this many standard deviations of the sum lies less than 1e-300 of the distribution:
/// Hoeffding's bound 2 exp(-t^2 / 2).
constexpr double kBeyond = 38;

/// The distribution of a sum of independent +-v, a step of 1 in the index being a step of 2 in the sum, since
/// every such sum has the parity of the largest. Symmetric about the middle.
class SignedSums
{
public:
    /// \a people with a balance of +-\a v join.
    void add(std::int64_t v, std::int64_t people)
    {
        const std::vector<double> kernel = binomial(people);
        const auto step = static_cast<std::size_t>(v);
        std::vector<double> sum(m_weights.size() + (kernel.size() - 1) * step, 0.0);
        for (std::size_t k = 0; k < kernel.size(); ++k) {
            for (std::size_t i = 0; i < m_weights.size(); ++i)
                sum[i + k * step] += kernel[k] * m_weights[i];
        }
        m_variance += static_cast<double>(v) * static_cast<double>(v) * static_cast<double>(people);
        m_weights = trimmed(std::move(sum));
    }

    /// Share of the distribution at least \a far from zero.
    [[nodiscard]] double tail(std::int64_t far) const
    {
        // The largest kept sum is size - 1: indices run from -(size - 1) to it in steps of 2.
        const auto largest = static_cast<std::int64_t>(m_weights.size()) - 1;
        double share = 0;
        for (std::int64_t sum = largest, i = 0; sum >= far && sum > 0; sum -= 2, ++i)
            share += 2 * m_weights[static_cast<std::size_t>(i)];
        return std::min(share, 1.0);
    }

private:
    /// Binomial(people, 1/2) about its middle, without what is too small to matter on either side.
    static std::vector<double> binomial(std::int64_t people)
    {
        const auto n = static_cast<double>(people);
        const double middle = std::floor(n / 2);
        const double first = middle - std::min(middle, std::ceil(kBeyond * std::sqrt(n) / 2) + 1);
        const auto taps = static_cast<std::size_t>(n - 2 * first) + 1;
        std::vector<double> weights(taps, 1.0);
        const auto mode = static_cast<std::size_t>(middle - first);
        for (std::size_t i = mode + 1; i < taps; ++i) {
            const double k = first + static_cast<double>(i);
            weights[i] = weights[i - 1] * (n - k + 1) / k;
        }
        for (std::size_t i = 0; i < mode; ++i)
            weights[i] = weights[taps - 1 - i];
        const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (double& weight : weights)
            weight /= all;
        return weights;
    }

    [[nodiscard]] std::vector<double> trimmed(std::vector<double> weights) const
    {
        const auto most = static_cast<std::size_t>(std::ceil(kBeyond * std::sqrt(m_variance))) + 2;
        if (weights.size() <= most)
            return weights;
        const std::size_t cut = (weights.size() - most) / 2;
        return {weights.begin() + static_cast<std::ptrdiff_t>(cut),
                weights.end() - static_cast<std::ptrdiff_t>(cut)};
    }

    std::vector<double> m_weights {1.0};
    double m_variance = 0;
};

double square(double x)
{
    return x * x;
}

/// sqrt(x^2 + y^2 - 2 r x y), whatever rounding does to it.
double joined(double x, double y, double correlation)
{
    return std::sqrt(std::max(0.0, square(x) + square(y) - 2 * correlation * x * y));
}

/// Newcombe's correlation of the two answers, corrected for continuity; a: wrong by both, d: by neither.
double correctedPhi(double a, double b, double c, double d)
{
    const double margins = (a + b) * (c + d) * (a + c) * (b + d);
    if (margins <= 0)
        return 0;
    double product = a * d - b * c;
    if (product > 0)
        product = std::max(product - (a + b + c + d) / 2, 0.0);
    return product / std::sqrt(margins);
}

} // namespace

PairedTally& PairedTally::operator+=(const PairedTally& other)
{
    bothRight += other.bothRight;
    fixed += other.fixed;
    broken += other.broken;
    bothWrong += other.bothWrong;
    return *this;
}

double mcNemarExact(std::int64_t fixed, std::int64_t broken)
{
    assert(fixed >= 0 && broken >= 0);
    if (fixed == broken)
        return 1;
    const auto fewer = static_cast<double>(std::min(fixed, broken));
    const auto changed = static_cast<double>(fixed + broken);
    // P(X <= fewer) of Binomial(changed, 1/2).
    return std::min(1.0, 2 * boost::math::ibeta(changed - fewer, fewer + 1, 0.5));
}

double signFlip(std::span<const std::int64_t> balance)
{
    std::map<std::int64_t, std::int64_t> people; // by the size of their balance
    std::int64_t sum = 0;
    std::int64_t unit = 0;
    for (const std::int64_t one : balance) {
        sum += one;
        if (one != 0)
            ++people[std::abs(one)];
        unit = std::gcd(unit, one);
    }
    if (sum == 0)
        return 1;
    const std::int64_t far = std::abs(sum) / unit;
    if (people.size() == 1) { // everybody's is of one size: the sign test
        const std::int64_t moved = people.begin()->second;
        return mcNemarExact((moved + far) / 2, (moved - far) / 2);
    }
    SignedSums sums;
    for (const auto& [size, count] : people)
        sums.add(size / unit, count);
    return sums.tail(far);
}

RateChange newcombePairedAt(const PairedTally& tally, double effective, double level)
{
    assert(tally.n() > 0 && effective > 0);
    const double scale = effective / static_cast<double>(tally.n());
    const double phi =
        correctedPhi(static_cast<double>(tally.bothWrong) * scale, static_cast<double>(tally.broken) * scale,
                     static_cast<double>(tally.fixed) * scale, static_cast<double>(tally.bothRight) * scale);
    const double before = tally.a().rate();
    const double after = tally.b().rate();
    const Interval ofBefore = wilsonAtRate(before, effective, level);
    const Interval ofAfter = wilsonAtRate(after, effective, level);
    RateChange result;
    // Not after - before: the difference of counts is exact.
    result.change = static_cast<double>(tally.broken - tally.fixed) / static_cast<double>(tally.n());
    result.low = result.change - joined(after - ofAfter.low, ofBefore.high - before, phi);
    result.high = result.change + joined(ofAfter.high - after, before - ofBefore.low, phi);
    result.low = std::max(result.low, -1.0);
    result.high = std::min(result.high, 1.0);
    return result;
}

std::optional<RateChange> newcombePaired(const PairedTally& tally, double level)
{
    if (tally.n() == 0)
        return std::nullopt;
    return newcombePairedAt(tally, static_cast<double>(tally.n()), level);
}

RateChange differenceOfChanges(const RateChange& a, const RateChange& b, double correlation)
{
    assert(correlation >= -1 && correlation <= 1);
    RateChange result;
    result.change = a.change - b.change;
    result.low = result.change - joined(a.change - a.low, b.high - b.change, correlation);
    result.high = result.change + joined(a.high - a.change, b.change - b.low, correlation);
    return result;
}

} // namespace plumbline::measures
