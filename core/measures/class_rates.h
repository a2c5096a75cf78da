// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <vector>

#include "core/measures/analysis.h"
#include "core/measures/answers.h"

namespace plumbline::measures {

/// True and false positive rate, false negative rate and predictive value of every class in every group, with
/// settings.method at settings.level: [group][class]. Per face found over the answered images; per image
/// submitted over all, an image without an answer being read as no class, so that it can lower a true
/// positive rate and a false positive rate, never a predictive value. Linear in the answers. \pre as for
/// confusion()
std::vector<std::vector<ClassResult>> classRates(std::span<const ScoredAnswer> answers, int groups,
                                                 int classes, const Settings& settings);

} // namespace plumbline::measures
