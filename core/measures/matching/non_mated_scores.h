// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/measures/matching/embeddings.h"
#include "core/measures/matching/score_bins.h"

namespace plumbline::measures {

/// How many scores lie at or above a threshold.
struct SeenAbove
{
    std::int64_t count = 0;
    bool exact = true; ///< else read off within a bin, by a straight line
};

/// The scores of many comparisons without keeping them: counts in fine bins, and the best ones, with their
/// pairs, as they are. What lies at or above a threshold is exact from exactFrom() on and at every bin edge.
/// Where all pairs could be kept, exactFrom() is minus infinity and everything is exact.
class NonMatedScores
{
public:
    static constexpr float kNoLimit = -std::numeric_limits<float>::infinity();

    NonMatedScores() = default;
    /// \param counts of each bin, all scores, those of the tail too
    /// \param tail every pair with a score >= exactFrom, in any order
    NonMatedScores(ScoreBins bins, std::span<const std::uint64_t> counts, std::vector<ScoredPair> tail,
                   float exactFrom);

    /// All of these together, for groups that are sums of cells. \pre equal bins
    static NonMatedScores merged(std::span<const NonMatedScores* const> parts);

    [[nodiscard]] std::int64_t size() const { return m_from.empty() ? 0 : m_from.front(); }
    [[nodiscard]] SeenAbove countFrom(float threshold) const;
    /// The smallest threshold at which no more than \a most comparisons lie at or above it: just above the
    /// next score where that is known, else the next bin edge. \pre most >= 0
    [[nodiscard]] float thresholdFor(std::int64_t most) const;

    [[nodiscard]] const ScoreBins& bins() const { return m_bins; }
    [[nodiscard]] std::int64_t inBin(int bin) const { return m_from[at(bin)] - m_from[at(bin) + 1]; }
    [[nodiscard]] std::int64_t fromBin(int bin) const { return m_from[at(bin)]; }
    /// Best first: the false matches of any threshold from exactFrom() on.
    [[nodiscard]] std::span<const ScoredPair> tail() const { return m_tail; }
    [[nodiscard]] float exactFrom() const { return m_exactFrom; }

private:
    ScoreBins m_bins;
    std::vector<std::int64_t>
        m_from; ///< scores in this bin or above it; one more than there are bins, or none
    std::vector<ScoredPair> m_tail;
    float m_exactFrom = kNoLimit;
};

} // namespace plumbline::measures
