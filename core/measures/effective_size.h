// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/subject_patterns.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// One side of a comparison: a group, or all groups but it.
struct Side
{
    int group = 0;
    bool rest = false;

    [[nodiscard]] bool holds(int other) const { return rest ? other != group : other == group; }
};

/// What the people of one side are worth, counted in independent images.
struct EffectiveSize
{
    Tally tally;             ///< images
    std::int64_t people = 0; ///< who have at least one of them
    bool repeats = false;    ///< somebody has several of them
    /// The variance of the rate over people divided by what independent images would have (Rao & Scott 1992):
    /// m/(m-1) sum (x_i - p n_i)^2 / (n p (1 - p)), i over the m people; 1 where nobody has several images.
    /// nullopt where it is undefined: no or only errors, or one person.
    std::optional<double> designEffect;

    /// n / design effect, at most n: a design effect below 1 is chance, or images chosen to differ. At most
    /// the number of people where the design effect is undefined or rests on fewer than kFewestPeople.
    [[nodiscard]] double effectiveN() const;
    /// Errors and n divided by n / effectiveN() and rounded, n at least 1 where there is anything: for tests
    /// of independent images (Rao & Scott 1992).
    [[nodiscard]] Tally effectiveTally() const;
};

/// Below this many people nothing is resampled.
inline constexpr std::int64_t kFewestPeople = 10;

/// What one person's cells bring to a side.
Tally sumOf(std::span<const SubjectCell> cells, RateOf rate, Side side);

/// One pass over the patterns.
EffectiveSize effectiveSize(const SubjectPatterns& patterns, RateOf rate, Side side);

/// Of every group, in one pass: RateOf::FacesFound, then ImagesSubmitted.
std::vector<EffectiveSize> effectiveSizes(const SubjectPatterns& patterns);

} // namespace plumbline::measures
