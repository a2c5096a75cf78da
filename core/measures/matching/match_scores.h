// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/measures/matching/crossed_counts.h"
#include "core/measures/matching/mated_scores.h"
#include "core/measures/matching/non_mated_scores.h"

namespace plumbline::measures {

/// All that is kept of the comparisons of one system. Immutable once made: any thread may ask it.
struct MatchScores
{
    MatchCells cells;
    std::vector<NonMatedScores> nonMated; ///< by cell
    std::vector<MatedScores> mated;       ///< by cell
    CrossedCounts crossed;                ///< of the non-mated
    bool sampled = false;                 ///< not all non-mated pairs were compared

    /// Of a sum of cells. \pre canonical cells, each once
    [[nodiscard]] NonMatedScores nonMatedOf(std::span<const int> of) const;
    [[nodiscard]] MatedScores matedOf(std::span<const int> of) const;
};

/// How scores are made and how much of them is kept.
struct ScoringSettings
{
    unsigned threads = 0; ///< 0: as many as the computer has cores
    /// Up to so many non-mated comparisons people are counted at thresholds of every height; above, only
    /// where at most tailShare of all scores lie at or above, and lower thresholds have a rate and no
    /// interval.
    std::int64_t everythingUpTo = 20'000'000;
    double tailShare = 0.02;
    std::int64_t keep = 1'000'000; ///< non-mated pairs kept as they are, the best of each cell
};

/// Told of from 0 to 1, by any of the workers, one at a time.
using ScoringProgress = std::function<void(double)>;

/// Compares all pairs of one set by \a rules; nullopt when stopped. Mated pairs are all kept. Seconds for
/// 10^9 pairs of 512 numbers are those of SGEMM and little more (docs/performance.md); memory does not grow
/// with the number of pairs. \pre view.isValid(groups)
std::optional<MatchScores> scorePairs(const EmbeddingView& view, Metric metric, int groups,
                                      const PairRules& rules, const ScoringSettings& settings = {},
                                      const std::stop_token& stop = {}, const ScoringProgress& progress = {});

/// The same for every row of \a probes with every row of \a gallery. A person in both has the same subject.
std::optional<MatchScores> scorePairs(const EmbeddingView& probes, const EmbeddingView& gallery,
                                      Metric metric, int groups, const PairRules& rules,
                                      const ScoringSettings& settings = {}, const std::stop_token& stop = {},
                                      const ScoringProgress& progress = {});

/// Whether two images show one person, where a list says so.
enum class Mating : std::uint8_t { BySubject, Mated, NonMated };

/// Comparisons whose scores are known: an imported file, a system that returns only a similarity, a sample.
struct ScoreList
{
    Pairing pairing = Pairing::OneSet;
    int groups = 0;
    std::span<const int> subjectsA; ///< of each item of the only set or of the probes; -1 unknown
    std::span<const int> groupsA;
    std::span<const int> subjectsB; ///< of the gallery; empty for one set
    std::span<const int> groupsB;
    std::span<const ScoredPair> pairs; ///< finite scores, larger is more alike; no pair twice
    /// Of each pair, or empty: then two items of one known subject are mated, all others are not.
    std::span<const Mating> matings;
};

/// \pre row numbers and groups are within their ranges, in one set a != b
MatchScores scoresOf(const ScoreList& list, const ScoringSettings& settings = {});

} // namespace plumbline::measures
