// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/agreement.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/measures/normal.h"

namespace plumbline::measures {

namespace {

/// Shares of a square table with its margins.
struct Shares
{
    std::size_t classes;
    double n;
    std::vector<double> rows, columns; ///< margins of A and of B
    double observed = 0;
    double expected = 0;

    Shares(std::span<const std::int64_t> cells, int count)
        : classes(static_cast<std::size_t>(count))
        , n(static_cast<double>(std::accumulate(cells.begin(), cells.end(), std::int64_t {0})))
        , rows(classes)
        , columns(classes)
    {
        assert(count > 0 && cells.size() == classes * classes);
        if (n <= 0)
            return;
        for (std::size_t i = 0; i < classes; ++i) {
            for (std::size_t j = 0; j < classes; ++j) {
                const double share = static_cast<double>(cells[i * classes + j]) / n;
                rows[i] += share;
                columns[j] += share;
            }
            observed += static_cast<double>(cells[i * classes + i]) / n;
        }
        for (std::size_t i = 0; i < classes; ++i)
            expected += rows[i] * columns[i];
    }
};

/// Margins of a single class are exactly 1 but for rounding.
constexpr double kNothingLeft = 1e-12;

} // namespace

std::optional<Kappa::Limits> Kappa::interval(double n, double level) const
{
    assert(n > 0);
    if (deviation <= 0)
        return std::nullopt;
    const double far = criticalValue(level) * deviation / std::sqrt(n);
    return Limits {std::max(kappa - far, -1.0), std::min(kappa + far, 1.0)};
}

std::vector<double> kappaInfluence(std::span<const std::int64_t> cells, int classes)
{
    const Shares shares(cells, classes);
    const double left = 1 - shares.expected;
    const double disagreement = 1 - shares.observed;
    std::vector<double> influence(cells.size());
    for (std::size_t i = 0; i < shares.classes; ++i) {
        for (std::size_t j = 0; j < shares.classes; ++j) {
            const double byChance = shares.columns[i] + shares.rows[j];
            influence[i * shares.classes + j] =
                ((i == j ? 1.0 : 0.0) - disagreement * byChance / left) / left;
        }
    }
    return influence;
}

std::optional<Kappa> cohenKappa(std::span<const std::int64_t> cells, int classes)
{
    const Shares shares(cells, classes);
    const double left = 1 - shares.expected;
    if (shares.n <= 0 || left < kNothingLeft)
        return std::nullopt;
    const std::vector<double> influence = kappaInfluence(cells, classes);
    double mean = 0;
    for (std::size_t at = 0; at < cells.size(); ++at)
        mean += static_cast<double>(cells[at]) / shares.n * influence[at];
    double variance = 0;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const double off = influence[at] - mean;
        variance += static_cast<double>(cells[at]) / shares.n * off * off;
    }
    const double deviation = variance < kNothingLeft ? 0 : std::sqrt(variance);
    return Kappa {shares.observed, shares.expected, (shares.observed - shares.expected) / left, deviation};
}

std::vector<std::int64_t> rightTable(const PairedTally& tally)
{
    return {tally.bothRight, tally.broken, tally.fixed, tally.bothWrong};
}

} // namespace plumbline::measures
