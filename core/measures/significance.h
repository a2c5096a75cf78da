// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>

#include "core/measures/tally.h"

namespace plumbline::measures {

/// Two-sided p of Fisher's exact test that both groups err at one rate: the sum over all tables with these
/// margins that are no likelier than 1 + 1e-7 times the observed one, which is the rule of R's fisher.test. 0
/// < p <= 1, but 0 where it is below what a double can hold (about 1e-308). Time grows with the spread of the
/// distribution, the square root of n. nullopt where either n is 0. \pre both tallies valid
std::optional<double> fisherTwoSided(Tally a, Tally b);

/// Pearson's test that all groups err at one rate.
struct ChiSquared
{
    double statistic = 0;
    int df = 0; ///< groups that took part, less one
    double p = 1;
};

/// Pearson's chi-squared over groups x {error, correct}, without Yates's correction. Groups with n = 0 take
/// no part; nullopt where it is undefined: fewer than two groups, no error at all, or nothing but errors.
/// \pre all tallies valid
std::optional<ChiSquared> chiSquared(std::span<const Tally> groups);

} // namespace plumbline::measures
