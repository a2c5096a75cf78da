// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/measures/interval.h"

namespace plumbline::measures {

/// How the interval is read off the replicates.
enum class Bootstrap {
    Bca,        ///< bias-corrected and accelerated (Efron 1987): the default
    Percentile, ///< the plain quantiles
};

/// The ids stored in files and JSON: "bca", "percentile".
std::string_view toString(Bootstrap method);
std::optional<Bootstrap> bootstrapFromString(std::string_view id);

/// A statistic and its values in the replicates, as many as could be worked out.
struct Resampled
{
    double estimate = 0;
    std::vector<double> values; ///< may hold infinities, no NaN
    double acceleration = 0;    ///< see acceleration(); unused by the percentile interval
};

/// A jackknife value and how many people give it.
struct JackknifeValue
{
    double value = 0;
    double people = 0;
};

/// Efron's acceleration: a = sum L^3 / (6 (sum L^2)^(3/2)) with L = mean - value over all people (Efron &
/// Tibshirani 1993, equation 14.15). 0 where all values are equal.
double acceleration(std::span<const JackknifeValue> jackknife);

/// The quantile of sorted values as R's boot reads it (norm.inter): order statistic (R + 1) alpha, between
/// two of them by linear interpolation on the scale of normal quantiles; the least and the largest value
/// beyond the ends. \pre not empty, 0 < alpha < 1; \a values will be reordered
double bootstrapQuantile(std::vector<double>& values, double alpha);

/// The interval. The bias correction counts replicates below the estimate, ties for half, since rates of few
/// people have many ties. An end may be infinite where values are. nullopt without replicates. \pre 0 < level
/// < 1
std::optional<Interval> bootstrapInterval(Resampled statistic, Bootstrap method, double level);

} // namespace plumbline::measures
