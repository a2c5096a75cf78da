// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/measures/analysis.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// rate(a) / rate(b) with the score interval of Miettinen & Nurminen (Statistics in Medicine 4, 1985,
/// 213-226): the ratios at which the score statistic, its variance taken at the maximum likelihood under that
/// ratio and multiplied by N / (N - 1), is no further from 0 than the normal quantile. Where only a has no
/// error the lower limit is 0; where only b has none there is no value and no upper limit. nullopt where
/// either n is 0 or neither has an error: every ratio fits. \pre both tallies valid, 0 < level < 1
std::optional<Ratio> ratioInterval(Tally a, Tally b, double level);

} // namespace plumbline::measures
