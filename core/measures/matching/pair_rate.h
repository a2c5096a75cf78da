// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>

#include "core/measures/interval.h"

namespace plumbline::measures {

/// A rate over comparisons or searches in which the same people appear again and again.
struct PairRate
{
    std::int64_t errors = 0;
    std::int64_t comparisons = 0;
    std::int64_t people = 0; ///< who are in at least one of them
    bool exact = true;       ///< else errors are read off within a bin of scores
    /// Comparisons that have nothing to do with one another and would tell as much; 0 where nothing is known
    /// of the variance.
    double effectiveN = 0;
    std::optional<Interval> limits; ///< nullopt: nothing to divide by, or nothing known of the variance
    /// No error was seen (or nothing else), and only the limit on the other side means something: one-sided
    /// at the same level.
    bool isBound = false;

    [[nodiscard]] std::optional<double> rate() const
    {
        if (comparisons == 0)
            return std::nullopt;
        return static_cast<double>(errors) / static_cast<double>(comparisons);
    }
};

/// Fills in effectiveN, limits and isBound. With errors on either side: Wilson's interval at effectiveN, less
/// what Student's t on people - 1 degrees of freedom asks for. Without: 1 - (1 - level)^(1 / effectiveN), the
/// exact form of the rule of three. \pre comparisons > 0, people > 0, effectiveN > 0
void setLimits(PairRate& rate, double effectiveN, double level);

/// Wilson's interval at effectiveN, less what Student's t asks for, at any level and also where no error was
/// seen: what a difference is worked out from. \pre as setLimits()
Interval wilsonOf(const PairRate& rate, double level);

} // namespace plumbline::measures
