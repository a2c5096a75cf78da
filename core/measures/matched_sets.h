// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/interval.h"
#include "core/measures/paired.h"

namespace plumbline::measures {

/// One scored image of a matched set: the same person, say, with skin tone 1, 2 ... and all else equal.
struct MatchedImage
{
    int set = 0;   ///< any id >= 0
    int level = 0; ///< 0..levels-1
    bool wrong = false;
};

/// One level of the series, and its matched comparison with the reference level. Empty optionals: no set has
/// both (and for the reference itself).
struct MatchedLevel
{
    Tally tally; ///< of all sets that take part
    std::optional<Interval> interval;
    /// Sets with both levels; A is the reference: fixed = wrong at the reference level, right here.
    PairedTally against;
    std::optional<RateChange> difference; ///< rate here - rate at the reference, Newcombe's paired method 10
    std::optional<double> p, pHolm, pBh;  ///< McNemar's exact test, corrected for the levels compared
};

/// Whether the levels are misread equally often, over the sets that have every level.
struct CochranQ
{
    double statistic = 0;
    int df = 0;
    double p = 1;        ///< by permutation of the levels within every set
    bool isExact = true; ///< every permutation counted; else \a drawn of them drawn at random
    std::int64_t drawn = 0;
};

struct MatchedAnalysis
{
    std::vector<MatchedLevel> levels;
    int reference = 0;
    int sets = 0;     ///< with at least two levels, each once: those that take part
    int complete = 0; ///< of those, with every level
    int single = 0;   ///< left out: of one level only
    int doubled = 0;  ///< left out: with several images of a level, so that nothing says which to match
    std::optional<CochranQ> overall; ///< none where it is undefined: fewer than two levels, or no set differs
};

/// \pre 0 <= level < levels for every image, 0 <= reference < levels; level of intervals 0 < level < 1.
/// Cochran's Q: Biometrika 37 (1950) 256-266. \a seed of the permutations, where they are drawn.
MatchedAnalysis analyseMatched(std::span<const MatchedImage> images, int levels, int reference, double level,
                               std::uint64_t seed = 1);

} // namespace plumbline::measures
