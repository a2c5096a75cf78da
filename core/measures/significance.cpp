// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/significance.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cassert>
#include <cmath>
#include <limits>

namespace plumbline::measures {

namespace {

/// Tables whose probability is within this factor of the observed one count as equally likely (R's
/// fisher.test).
constexpr double kTieFactor = 1 + 1e-7;

/// Weight of the likeliest table. Large, so that the weights of all tables that a p can notice are normal
/// numbers.
constexpr double kModeWeight = 1e300;

/// Smaller weights are 0. (Below it a product with a ratio over 1/2 is rounded back to itself and never gets
/// there.)
constexpr double kLeastWeight = std::numeric_limits<double>::min();

/// The probabilities, relative to the likeliest table, of x errors in group a when all margins are given.
class Hypergeometric
{
public:
    Hypergeometric(Tally a, Tally b)
        : m_drawn(static_cast<double>(a.n))
        , m_errors(static_cast<double>(a.errors + b.errors))
        , m_slack(static_cast<double>(b.n - a.errors - b.errors))
        , m_lowest(std::max(0.0, -m_slack))
        , m_highest(std::min(m_drawn, m_errors))
        , m_mode(std::floor((m_drawn + 1) * (m_errors + 1) / (static_cast<double>(a.n + b.n) + 2)))
    {
        m_mode = std::clamp(m_mode, m_lowest, m_highest);
    }

    /// Weight of x: kModeWeight at the mode, 0 where it is too small to matter.
    [[nodiscard]] double weight(double x) const
    {
        double result = kModeWeight;
        for (double at = m_mode; at < x && result >= kLeastWeight; ++at)
            result *= ratio(at);
        for (double at = m_mode; at > x && result >= kLeastWeight; --at)
            result /= ratio(at - 1);
        return result >= kLeastWeight ? result : 0;
    }

    /// Share of all weight that lies on tables of at most this weight.
    [[nodiscard]] double shareUpTo(double limit) const
    {
        double all = kModeWeight;
        double part = kModeWeight <= limit ? kModeWeight : 0;
        const auto add = [&](double weight) {
            all += weight;
            part += weight <= limit ? weight : 0;
        };
        // Weights fall away from the mode, so what lies beyond one that is too small is smaller still.
        double weight = kModeWeight;
        for (double at = m_mode; at < m_highest && weight >= kLeastWeight; ++at)
            add(weight *= ratio(at));
        weight = kModeWeight;
        for (double at = m_mode; at > m_lowest && weight >= kLeastWeight; --at)
            add(weight /= ratio(at - 1));
        return part / all;
    }

private:
    /// P(x + 1) / P(x), exact but for rounding. \pre m_lowest <= x < m_highest
    [[nodiscard]] double ratio(double x) const
    {
        return (m_drawn - x) / (x + 1) * ((m_errors - x) / (m_slack + x + 1));
    }

    double m_drawn;  ///< images of a
    double m_errors; ///< errors of both
    double m_slack;  ///< images of b less errors of both; correct images of b = slack + x
    double m_lowest;
    double m_highest;
    double m_mode;
};

} // namespace

std::optional<double> fisherTwoSided(Tally a, Tally b)
{
    assert(a.isValid() && b.isValid());
    if (a.n == 0 || b.n == 0)
        return std::nullopt;
    const Hypergeometric tables(a, b);
    const double observed = tables.weight(static_cast<double>(a.errors));
    return std::min(1.0, tables.shareUpTo(observed * kTieFactor));
}

std::optional<ChiSquared> chiSquared(std::span<const Tally> groups)
{
    Tally all;
    int taking = 0;
    for (const Tally& group : groups) {
        assert(group.isValid());
        all.errors += group.errors;
        all.n += group.n;
        taking += group.n > 0 ? 1 : 0;
    }
    if (taking < 2 || all.errors == 0 || all.errors == all.n)
        return std::nullopt;
    ChiSquared result;
    result.df = taking - 1;
    const double rate = all.rate();
    for (const Tally& group : groups) {
        if (group.n == 0)
            continue;
        const auto n = static_cast<double>(group.n);
        const double excess = static_cast<double>(group.errors) - n * rate;
        // (O - E)^2 / E of both cells: the excess of one is the lack of the other.
        result.statistic += excess * excess / (n * rate) + excess * excess / (n * (1 - rate));
    }
    result.p = boost::math::gamma_q(result.df / 2.0, result.statistic / 2);
    return result;
}

} // namespace plumbline::measures
