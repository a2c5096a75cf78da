// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>

namespace plumbline::measures {

/// What somebody who plans an audit wants to be able to tell.
struct Plan
{
    double rate = 0.05;      ///< error rate of the group compared with, 0..1
    double difference = 0.1; ///< how much more often the other group errs, 0 < difference <= 1 - rate
    double power = 0.8;      ///< chance of seeing it when it is there, 0 < power < 1
    double level = 0.95;     ///< of the intervals; a test errs in 1 - level of the cases without a difference
    int comparisons = 1;     ///< m: each is tested at (1 - level) / m
};

/// Images with an answer that each of two groups needs for Fisher's two-sided test, at (1 - level) /
/// comparisons, to find the difference with this power: Casagrande, Pike & Smith (Biometrics 34, 1978,
/// 483-486). nullopt where rate + difference exceeds 1. \pre the ranges of Plan
std::optional<std::int64_t> imagesToSee(const Plan& plan);

/// The smallest difference that groups of these sizes see with this power: the formula for groups of unequal
/// size (Fleiss, Tytun & Ury, Biometrics 36, 1980, 343-346) solved for it; plan.difference is not used.
/// \a n: of the group that errs more often, \a nOther: of the one that errs at plan.rate. nullopt where even
/// a group of nothing but errors would not be seen. \pre n and nOther > 0
std::optional<double> visibleDifference(const Plan& plan, std::int64_t n, std::int64_t nOther);

} // namespace plumbline::measures
