// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include "core/measures/counts.h"
#include "core/measures/interval.h"

namespace plumbline::measures {

/// What a reader may choose about an analysis.
struct Settings
{
    IntervalMethod method = IntervalMethod::Wilson; ///< of the rates; differences are always Newcombe's
    double level = 0.95;                            ///< of every interval, 0 < level < 1
    std::optional<int> reference = std::nullopt; ///< compare each group with this one only; empty: every pair
};

/// Counts of one group and its two error rates, fractions 0..1; empty = undefined, nothing to divide by.
struct GroupResult
{
    GroupCounts counts;
    std::optional<double> errorRate; ///< per face found
    std::optional<Interval> interval;
    std::optional<double> errorRateSubmitted; ///< per image submitted, the unanswered being errors
    std::optional<Interval> intervalSubmitted;
};

/// rate(a) - rate(b) per face found: Newcombe's interval, Fisher's p and that p corrected within the
/// analysis.
struct Difference
{
    int a = 0; ///< index of a group
    int b = 0; ///< index of a group; the reference where there is one
    double difference = 0;
    double low = 0;
    double high = 0;
    double p = 1;
    double pHolm = 1;
    double pBh = 1;

    /// The interval lies wholly on one side of zero.
    [[nodiscard]] bool excludesZero() const { return low > 0 || high < 0; }
};

/// Pearson's chi-squared over all groups with something scored; all three are empty where it is undefined.
struct Overall
{
    std::optional<double> statistic;
    std::optional<int> df;
    std::optional<double> p;
};

/// The result for one run or one set of counts.
struct Analysis
{
    std::vector<GroupResult> groups;     ///< as given, empty ones included
    std::vector<Difference> differences; ///< the m comparisons corrected for: its size is m
    Overall overall;
};

/// Rates of all groups, and their comparison: pairs i < j in the order given, or each other group (a) against
/// the reference (b). Groups with nothing scored take no part in comparisons; a reference with nothing scored
/// leaves none. \pre no problem() with any group; reference, if any, is an index into groups
Analysis analyse(std::span<const GroupCounts> groups, const Settings& settings);

} // namespace plumbline::measures
