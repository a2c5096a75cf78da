// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/views/identified.h"

namespace plumbline {

/// A threshold's two errors.
struct SearchErrors
{
    float threshold = 0;
    double fpir = 0;
    double fnir = 0;
};

/// What the searches of everybody and of every group say at any threshold, without intervals: for the points
/// of a line. Sorted once, then answered in microseconds. Threads: immutable.
class SearchCurves
{
public:
    explicit SearchCurves(const Identified& identified);

    /// Scores that move a rate: of best others and of mates within the rank limit. Equal where there are
    /// none.
    [[nodiscard]] float lowest() const { return m_lowest; }
    [[nodiscard]] float highest() const { return m_highest; }

    /// \param group nullopt: all; Identified::unknown(): those of whom nothing is known
    [[nodiscard]] std::int64_t unmated(std::optional<int> group) const { return of(group).unmatedCount; }
    [[nodiscard]] std::int64_t mated(std::optional<int> group) const { return of(group).matedCount; }
    [[nodiscard]] std::int64_t searches(std::optional<int> group) const;
    /// nullopt: no such search
    [[nodiscard]] std::optional<double> fpir(std::optional<int> group, float threshold) const;
    [[nodiscard]] std::optional<double> fnir(std::optional<int> group, float threshold) const;
    [[nodiscard]] std::optional<double> falselyMatched(std::optional<int> group, float threshold) const;
    /// Of the probes with a mate, how many have it among the first \a rank.
    [[nodiscard]] std::optional<double> found(std::optional<int> group, int rank) const;

    struct AtRank
    {
        int rank = 1;
        measures::PairRate rate; ///< errors counts those found
    };
    /// At usualRanks(), with intervals.
    [[nodiscard]] const std::vector<AtRank>& ranks(std::optional<int> group) const
    {
        return of(group).atRanks;
    }

    /// FNIR against FPIR, highest threshold first: at every score at which FPIR changes, or where these are
    /// many, nearly evenly on a logarithm of FPIR. Empty where either rate is not there.
    /// \param most the more, the nearer the points
    [[nodiscard]] std::vector<SearchErrors> tradeOff(std::optional<int> group, int most = 400) const;

private:
    struct Side
    {
        std::vector<float> unmated; ///< best scores of others, of probes without a mate; ascending
        std::vector<float> others;  ///< of all probes
        std::vector<float> mates;   ///< of mates found
        std::vector<int> ranks;     ///< of mates on the list
        std::vector<AtRank> atRanks;
        std::int64_t unmatedCount = 0, matedCount = 0;

        void add(const measures::Search& search, int ranks);
        void sort();
    };
    [[nodiscard]] const Side& of(std::optional<int> group) const;

    Side m_all;
    std::vector<Side> m_groups; ///< the unknown one last
    float m_lowest = 0, m_highest = 0;
};

} // namespace plumbline
