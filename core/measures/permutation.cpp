// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/permutation.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cassert>
#include <cmath>
#include <random>
#include <vector>

#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

constexpr double kMostTables = 200'000;

/// Statistics this much below the one seen are equal to it but for rounding.
constexpr double kTie = 1 - 1e-9;

double logFactorial(double n)
{
    return boost::math::lgamma(n + 1);
}

double logChoose(double n, double k)
{
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/// All tables with the same group sizes and as many errors. Where most images are errors, "error" and
/// "correct" change places, which leaves chi-squared as it is and the numbers small.
class Tables
{
public:
    explicit Tables(std::span<const Tally> groups)
    {
        Tally all;
        for (const Tally& group : groups) {
            all.errors += group.errors;
            all.n += group.n;
        }
        const bool swap = 2 * all.errors > all.n;
        m_errors = static_cast<double>(swap ? all.n - all.errors : all.errors);
        m_images = static_cast<double>(all.n);
        for (const Tally& group : groups) {
            if (group.n == 0)
                continue;
            m_sizes.push_back(static_cast<double>(group.n));
            m_seen +=
                excess(static_cast<double>(swap ? group.n - group.errors : group.errors), m_sizes.back());
        }
        std::ranges::sort(m_sizes); // the largest last: what the others leave is its own
    }

    /// No fewer tables than there are.
    [[nodiscard]] double number() const
    {
        double number = 1;
        for (std::size_t i = 0; i + 1 < m_sizes.size(); ++i)
            number *= std::min(m_sizes[i], m_errors) + 1;
        return number;
    }

    /// Share of all permutations that lie in tables as extreme as the one seen.
    [[nodiscard]] double shareAsExtreme() const
    {
        return std::min(1.0, share(0, m_errors, 0, -logChoose(m_images, m_errors)));
    }

    /// Whether a table drawn by chance is as extreme as the one seen.
    [[nodiscard]] bool drawIsAsExtreme(std::mt19937_64& random) const
    {
        double images = m_images;
        double errors = m_errors;
        double statistic = 0;
        for (std::size_t i = 0; i + 1 < m_sizes.size(); ++i) {
            const double drawn = draw(m_sizes[i], images, errors, random);
            statistic += excess(drawn, m_sizes[i]);
            images -= m_sizes[i];
            errors -= drawn;
        }
        return isAsExtreme(statistic + excess(errors, m_sizes.back()));
    }

private:
    /// A group's part of chi-squared but for a factor that all tables share.
    [[nodiscard]] double excess(double errors, double n) const
    {
        const double more = errors - n * m_errors / m_images;
        return more * more / n;
    }

    [[nodiscard]] bool isAsExtreme(double statistic) const { return statistic >= m_seen * kTie; }

    /// The groups from \a at on share \a errors; \a logShare: of what the groups before took.
    [[nodiscard]] double share(std::size_t at, double errors, double statistic, double logShare) const
    {
        const double n = m_sizes[at];
        if (at + 1 == m_sizes.size()) {
            const bool counts = errors <= n && isAsExtreme(statistic + excess(errors, n));
            return counts ? std::exp(logShare + logChoose(n, errors)) : 0;
        }
        double sum = 0;
        for (double mine = 0; mine <= std::min(n, errors); ++mine)
            sum += share(at + 1, errors - mine, statistic + excess(mine, n), logShare + logChoose(n, mine));
        return sum;
    }

    /// Errors among \a n of \a images that hold \a errors: hypergeometric, by inversion from the mode
    /// outwards.
    static double draw(double n, double images, double errors, std::mt19937_64& random)
    {
        const double slack = images - n - errors;
        const double lowest = std::max(0.0, -slack);
        const double highest = std::min(n, errors);
        const double mode = std::clamp(std::floor((n + 1) * (errors + 1) / (images + 2)), lowest, highest);
        const double atMode =
            std::exp(logChoose(errors, mode) + logChoose(images - errors, n - mode) - logChoose(images, n));
        double left = static_cast<double>(random() >> 11) * 0x1.0p-53 - atMode;
        double up = mode, down = mode;
        double upwards = atMode, downwards = atMode;
        while (left >= 0 && (up < highest || down > lowest)) {
            if (up < highest) {
                upwards *= (n - up) / (up + 1) * ((errors - up) / (slack + up + 1));
                ++up;
                left -= upwards;
                if (left < 0)
                    return up;
            }
            if (down > lowest) {
                downwards *= down / (n - down + 1) * ((slack + down) / (errors - down + 1));
                --down;
                left -= downwards;
                if (left < 0)
                    return down;
            }
        }
        return mode;
    }

    std::vector<double> m_sizes;
    double m_errors = 0;
    double m_images = 0;
    double m_seen = 0;
};

} // namespace

bool hasSmallExpectation(std::span<const Tally> groups)
{
    constexpr double kFewest = 5;
    Tally all;
    for (const Tally& group : groups) {
        assert(group.isValid());
        all.errors += group.errors;
        all.n += group.n;
    }
    if (all.n == 0)
        return false;
    const double rarer = std::min(all.rate(), 1 - all.rate());
    return std::ranges::any_of(groups, [&](const Tally& group) {
        return group.n > 0 && static_cast<double>(group.n) * rarer < kFewest;
    });
}

std::optional<Permuted> permutationTest(std::span<const Tally> groups, std::uint64_t seed, int replicates)
{
    assert(replicates > 0);
    if (!chiSquared(groups))
        return std::nullopt;
    const Tables tables(groups);
    if (tables.number() <= kMostTables)
        return Permuted {tables.shareAsExtreme()};
    std::mt19937_64 random(seed);
    int asExtreme = 0;
    for (int i = 0; i < replicates; ++i)
        asExtreme += tables.drawIsAsExtreme(random) ? 1 : 0;
    return Permuted {(1.0 + asExtreme) / (1.0 + replicates), replicates};
}

} // namespace plumbline::measures
