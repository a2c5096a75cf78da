// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/measures/tally.h"

namespace plumbline::measures {

/// Replicates of a permutation test that cannot look at every table.
inline constexpr int kPermutations = 9999;

/// Whether a cell of groups x {error, correct} is expected to hold fewer than 5 images if all groups erred at
/// one rate: then Pearson's chi-squared is no good approximation (Cochran, Biometrics 10, 1954, 417-451).
/// \pre all tallies valid
bool hasSmallExpectation(std::span<const Tally> groups);

/// The p of a permutation test.
struct Permuted
{
    double p = 1;
    /// Of a Monte Carlo test; empty: every table was looked at, p is exact.
    std::optional<int> replicates = std::nullopt;
};

/// Permutation test of Pearson's chi-squared over groups x {error, correct}: the share of all ways to hand
/// out the errors to the images, group sizes being as they are, whose chi-squared is at least the one seen.
/// Exact where at most 200,000 tables are possible; else Monte Carlo, p = (1 + as extreme) / (1 +
/// replicates) (Davison & Hinkley 1997, 4.3), the same for the same seed. nullopt where chiSquared() has
/// none. \pre all tallies valid, replicates > 0
std::optional<Permuted> permutationTest(std::span<const Tally> groups, std::uint64_t seed,
                                        int replicates = kPermutations);

} // namespace plumbline::measures
