// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/measures/answers.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// The answers of one group to a question with two classes, ready to be decided anew: class 0 where its score
/// is at least the threshold, class 1 below. Answers without a score take no part.
class ThresholdSweep
{
public:
    /// Sorts once, n log n; every question after it is log n.
    ThresholdSweep(std::span<const ScoredAnswer> answers, int group);

    [[nodiscard]] std::int64_t size() const;
    /// Errors if everybody were decided at this threshold.
    [[nodiscard]] Tally at(double threshold) const { return decided(threshold, threshold); }
    /// Errors among those decided when low <= score < high is left undecided: class 0 from \a high on, class
    /// 1 below \a low. \pre low <= high
    [[nodiscard]] Tally decided(double low, double high) const;

private:
    std::vector<float> m_first;  ///< scores of those whose label is class 0, ascending
    std::vector<float> m_second; ///< of those whose label is class 1
};

} // namespace plumbline::measures
