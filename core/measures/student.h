// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/measures/estimates.h"

namespace plumbline::measures {

/// Student's t that leaves (1 - level) / 2 above it. \pre df > 0, 0 < level < 1
double criticalT(double df, double level);

/// A difference of means with its t interval and two-sided p. nullopt where \a squaredError is not above 0.
std::optional<WelchDifference> tDifference(double difference, double squaredError, double df, double level);

/// The same difference with the interval at another level.
WelchDifference atLevel(const WelchDifference& difference, double level);

} // namespace plumbline::measures
