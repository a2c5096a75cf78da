// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/ratio.h"

#include <boost/math/tools/toms748_solve.hpp>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/measures/normal.h"

namespace plumbline::measures {

namespace {

/// The score statistic as a function of the logarithm of the ratio: falls from above to below 0.
class RatioScore
{
public:
    RatioScore(Tally a, Tally b)
        : m_xA(static_cast<double>(a.errors))
        , m_nA(static_cast<double>(a.n))
        , m_xB(static_cast<double>(b.errors))
        , m_nB(static_cast<double>(b.n))
    {
    }

    [[nodiscard]] double at(double logRatio) const
    {
        const double ratio = std::exp(logRatio);
        const double all = m_nA + m_nB;
        // b's rate at the maximum likelihood is a root of a quadratic; its discriminant is written as a sum
        // of squares, and the root as its product with the other, so that nothing cancels.
        const double up = ratio * (m_nA + m_xB);
        const double down = m_nB + m_xA;
        const double root = std::sqrt((up - down) * (up - down) + 4 * ratio * (m_nA - m_xA) * (m_nB - m_xB));
        const double rateB = 2 * (m_xA + m_xB) / (up + down + root);
        const double rateA = ratio * rateB;
        const double variance =
            rateA * std::fmax(1 - rateA, 0) / m_nA + ratio * rateA * std::fmax(1 - rateB, 0) / m_nB;
        const double distance = m_xA / m_nA - ratio * m_xB / m_nB;
        if (distance == 0)
            return 0;
        if (!(variance > 0))
            return std::copysign(std::numeric_limits<double>::max(), distance);
        return distance / std::sqrt(variance * all / (all - 1));
    }

    /// The ratio at which the statistic has this value. \pre there is one
    [[nodiscard]] double whereIs(double value) const
    {
        const auto beyond = [&](double logRatio) { return at(logRatio) - value; };
        double low = -1;
        double high = 1;
        while (beyond(low) < 0 && low > -kFarthest)
            low *= 2;
        while (beyond(high) > 0 && high < kFarthest)
            high *= 2;
        std::uintmax_t steps = kMostSteps;
        const auto [from, to] = boost::math::tools::toms748_solve(
            beyond, low, high, boost::math::tools::eps_tolerance<double>(), steps);
        return std::exp(from + (to - from) / 2);
    }

private:
    /// Logarithms: no counts that are accepted lead as far.
    static constexpr double kFarthest = 512;
    static constexpr std::uintmax_t kMostSteps = 300;

    double m_xA, m_nA, m_xB, m_nB;
};

} // namespace

std::optional<Ratio> ratioInterval(Tally a, Tally b, double level)
{
    assert(a.isValid() && b.isValid());
    if (a.n == 0 || b.n == 0 || (a.errors == 0 && b.errors == 0))
        return std::nullopt;
    const double z = criticalValue(level);
    const RatioScore score(a, b);
    Ratio ratio;
    if (a.errors > 0)
        ratio.low = score.whereIs(z);
    if (b.errors > 0) {
        ratio.value = a.rate() / b.rate();
        ratio.high = score.whereIs(-z);
    }
    return ratio;
}

} // namespace plumbline::measures
