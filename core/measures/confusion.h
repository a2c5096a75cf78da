// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/measures/answers.h"

namespace plumbline::measures {

/// What became of the images of one group with one label: a row of a confusion matrix, with the ways of not
/// answering as columns of their own.
struct ConfusionRow
{
    int group = 0;
    int truth = 0;
    std::vector<std::int64_t> answered; ///< per class
    std::int64_t undetected = 0;
    std::int64_t refused = 0;

    [[nodiscard]] std::int64_t total() const;
};

/// The rows with any image, by group and then by class. Linear in the answers. \pre 0 <= group < groups,
/// truth and answer below classes
std::vector<ConfusionRow> confusion(std::span<const ScoredAnswer> answers, int groups, int classes);

} // namespace plumbline::measures
