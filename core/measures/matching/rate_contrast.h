// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>

#include "core/measures/analysis.h"
#include "core/measures/matching/pair_rate.h"

namespace plumbline::measures {

/// The groups with the highest and the lowest rate of errors of searches, compared.
struct RateContrast
{
    int high = 0, low = 0;      ///< indices of the groups
    int groups = 0;             ///< that have the rate
    std::optional<Ratio> ratio; ///< of the rates; limits of ratioInterval(). nullopt: neither errs
    double p = 1;               ///< Fisher's exact test, two-sided
    double pHolm = 1; ///< corrected (Holm) among all pairs of these groups: they were not chosen before
    bool areEffective = false; ///< people recur, and the test is of effective numbers (Rao & Scott 1992)

    [[nodiscard]] int comparisons() const { return groups * (groups - 1) / 2; }
};

/// Errors and n of a rate as so many independent ones: both divided by the design effect and rounded, as
/// EffectiveSize::effectiveTally().
Tally effectiveTally(const PairRate& rate);

/// nullopt with fewer than two groups that have the rate. Of equal rates the first stands for all.
/// \param groups a rate each \pre 0 < level < 1
std::optional<RateContrast> rateContrast(std::span<const PairRate> groups, double level);

} // namespace plumbline::measures
