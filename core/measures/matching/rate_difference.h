// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/match_curves.h"

namespace plumbline::measures {

/// The limits of a - b: square-and-add (MOVER, Zou & Donner 2008; for Wilson's limits Newcombe's method 10)
/// of Wilson's limits of either on its effective number, less what the two have in common. \param correlation
/// of the two rates, -1..1. \pre effectiveN of both > 0, 0 < level < 1
Interval differenceLimits(const PairRate& a, const PairRate& b, double correlation, double level);
/// One less the highest level at which those limits leave 0 out: 1 where none does.
double differenceP(const PairRate& a, const PairRate& b, double correlation);

/// Symmetric, row by row: of so many rates every one with every other.
class Correlations
{
public:
    Correlations() = default;
    explicit Correlations(std::size_t count)
        : m_count(count)
        , m_values(count * count)
    {
    }
    void set(std::size_t i, std::size_t j, double value)
    {
        m_values[i * m_count + j] = m_values[j * m_count + i] = value;
    }
    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return m_values[i * m_count + j]; }

private:
    std::size_t m_count = 0;
    std::vector<double> m_values;
};

/// Of false match rates at a threshold, from the two-way covariance at the threshold of the grid at or below
/// it. 0 where it cannot be told, which makes the limits of a difference wider where people are shared.
/// \param sums the cells of each curve
Correlations falseMatchCorrelations(const CrossedCounts& crossed, std::span<const std::vector<int>> sums,
                                    std::span<const FalseMatchCurve* const> curves, float threshold);

/// Of false non-match rates, from people who have mated comparisons in both.
Correlations falseNonMatchCorrelations(std::span<const FalseNonMatchCurve* const> curves, float threshold);

/// Two groups, the one with the higher rate first.
struct GroupDifference
{
    int high = 0, low = 0; ///< index of the rates
    int among = 1;         ///< pairs of groups: limits and p allow for having picked this one (Bonferroni)
    double value = 0;      ///< >= 0
    Interval limits;
    double p = 1;
    [[nodiscard]] bool isBeyondChance() const { return limits.low > 0; }
};

/// Of all pairs of groups the one that is furthest apart among those whose difference is more than chance;
/// where there is none, of all. nullopt with fewer than two rates of which something is known.
std::optional<GroupDifference> widestDifference(std::span<const PairRate> rates,
                                                const Correlations& correlations, double level);

} // namespace plumbline::measures
