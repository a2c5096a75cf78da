// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

namespace plumbline::measures {

/// The standard normal's quantile: below it lies \a probability. \pre 0 < probability < 1
double normalQuantile(double probability);

/// The standard normal's quantile that leaves (1 - level) / 2 above it: 1.96 for 0.95. \pre 0 < level < 1
double criticalValue(double level);

} // namespace plumbline::measures
