// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/measures/tally.h"

namespace plumbline::measures {

/// rate(a) - rate(b) with its interval: fractions, -1 <= low <= difference <= high <= 1.
struct RateDifference
{
    double difference = 0;
    double low = 0;
    double high = 0;

    /// The interval lies wholly on one side of zero.
    [[nodiscard]] bool excludesZero() const { return low > 0 || high < 0; }
};

/// Difference of two independent proportions by Newcombe's method 10: the square-and-add of two Wilson
/// intervals, without continuity correction (Newcombe, Statistics in Medicine 17, 1998, 873-890). nullopt
/// where either n is 0. \pre both tallies valid, 0 < level < 1
std::optional<RateDifference> newcombe(Tally a, Tally b, double level);

/// The same for rates of numbers that need not be whole: effective ones, planned ones. \pre rates in 0..1, n
/// > 0, 0 < level < 1
RateDifference newcombeAtRates(double rateA, double nA, double rateB, double nB, double level);

} // namespace plumbline::measures
