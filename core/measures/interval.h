// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace plumbline::measures {

/// A two-sided confidence interval of a proportion: fractions, 0 <= low <= high <= 1.
struct Interval
{
    double low = 0;
    double high = 1;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// How the interval of a proportion is made; formulas and sources in docs/methods.md.
enum class IntervalMethod {
    Wilson,         ///< score interval without continuity correction (Wilson 1927): the default
    ClopperPearson, ///< "exact", never below its level, wide (Clopper & Pearson 1934)
    Jeffreys, ///< equal-tailed posterior under Beta(1/2, 1/2), with the ends of Brown, Cai & DasGupta 2001
    AgrestiCoull, ///< Wald around the Wilson centre (Agresti & Coull 1998), cut to 0..1
};

/// All methods, in the order in which they are offered.
std::span<const IntervalMethod> intervalMethods();

/// The id stored in files and JSON: "wilson", "clopper_pearson", "jeffreys", "agresti_coull".
std::string_view toString(IntervalMethod method);

/// The method with this id; nullopt for any other text.
std::optional<IntervalMethod> intervalMethodFromString(std::string_view id);

/// Interval of errors / n at this level; nullopt for n = 0, where nothing is known.
/// \pre 0 <= errors <= n, 0 < level < 1 (0.95 = 95 %)
std::optional<Interval> interval(IntervalMethod method, std::int64_t errors, std::int64_t n, double level);

/// Wilson's interval for a rate that need not be a whole number of errors: for planning ("at the same rate").
/// \pre 0 <= rate <= 1, n > 0, 0 < level < 1
Interval wilsonAtRate(double rate, double n, double level);

} // namespace plumbline::measures
