// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/measures/tally.h"

namespace plumbline::measures {

/// The images of one group that were scored on both sides: by A (the earlier run, or the first system) and by
/// B. \pre wherever a function takes one: no count is negative
struct PairedTally
{
    std::int64_t bothRight = 0;
    std::int64_t fixed = 0;  ///< wrong by A, right by B
    std::int64_t broken = 0; ///< right by A, wrong by B
    std::int64_t bothWrong = 0;

    [[nodiscard]] std::int64_t n() const { return bothRight + fixed + broken + bothWrong; }
    [[nodiscard]] Tally a() const { return {fixed + bothWrong, n()}; }
    [[nodiscard]] Tally b() const { return {broken + bothWrong, n()}; }
    void add(bool wrongA, bool wrongB)
    {
        (wrongA ? (wrongB ? bothWrong : fixed) : (wrongB ? broken : bothRight)) += 1;
    }
    PairedTally& operator+=(const PairedTally& other);

    friend bool operator==(const PairedTally&, const PairedTally&) = default;
};

/// How far an error rate, or a gap between two, moved from A to B, with its interval: fractions, below zero
/// where there are fewer errors now. -1 <= low <= change <= high <= 1 for a rate, -2 to 2 for a gap.
struct RateChange
{
    double change = 0;
    double low = 0;
    double high = 0;

    /// The interval lies wholly on one side of zero.
    [[nodiscard]] bool excludesZero() const { return low > 0 || high < 0; }
};

/// McNemar's exact test (1947; the exact form is the sign test): two-sided p that an image that changed was
/// as likely to be fixed as to be broken, that of R's binom.test(fixed, fixed + broken). 1 where nothing
/// changed.
double mcNemarExact(std::int64_t fixed, std::int64_t broken);

/// Exact randomisation test with the person as the unit (Fisher 1935; Good 2005, section 3.2): under the null
/// each person's \a balance (fixed less broken) could as well have had the other sign. p is the share of all
/// 2^k ways to set the signs in which the sum lies at least as far from zero as it does, found by
/// convolution, not by drawing. Equals mcNemarExact() where nobody's balance is over 1. 1 where every balance
/// is zero; 0 where p is below what a double can hold.
double signFlip(std::span<const std::int64_t> balance);

/// rate(B) - rate(A) of the same images: Newcombe's method 10 for paired proportions, the square-and-add of
/// two Wilson intervals with their correlation, corrected for continuity (Newcombe, Statistics in Medicine
/// 17, 1998, 2635-2650). nullopt without an image. \pre 0 < level < 1
std::optional<RateChange> newcombePaired(const PairedTally& tally, double level);

/// The same for a table that counts as \a effective images (design effect, degrees of freedom); its shares
/// are kept. \pre tally.n() > 0, effective > 0
RateChange newcombePairedAt(const PairedTally& tally, double effective, double level);

/// Difference of two changes, a - b, by MOVER: the square-and-add of their own intervals (Zou & Donner,
/// Statistics in Medicine 27, 2008, 1693-1702). \a correlation of the two estimates, 0 where the groups share
/// nobody. \pre -1 <= correlation <= 1
RateChange differenceOfChanges(const RateChange& a, const RateChange& b, double correlation = 0);

} // namespace plumbline::measures
