// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/tail_keeper.h"

namespace plumbline::measures {

/// Where non-mated scores go, from any number of workers: bins and tails by cell, people by threshold.
class ScoreCollector
{
public:
    /// \param comparisons about how many there will be, of all cells
    /// \param sample some scores, to see where the tail lies
    ScoreCollector(const MatchCells& cells, const PeopleSlots& people, const ScoreBins& bins,
                   std::vector<float> sample, std::int64_t comparisons, const ScoringSettings& settings);

    [[nodiscard]] const ScoreBins& bins() const { return m_bins; }
    [[nodiscard]] CrossedCounts& crossed() { return m_crossed; }
    /// The first bin from which pairs are looked at one by one.
    [[nodiscard]] int firstTailBin() const { return m_firstTailBin; }

    /// One worker's part. Its destructor hands over what it holds.
    class Part
    {
    public:
        explicit Part(ScoreCollector& collector);
        ~Part();
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;

        /// The counts of one cell, to be added to, for at most kMostBetween scores between two calls of
        /// room().
        [[nodiscard]] std::uint32_t* counts(int cell)
        {
            return m_counts.data() + at(cell) * at(m_collector.m_bins.count());
        }
        /// Counts that are full are handed over.
        void room(std::int64_t scores)
        {
            m_since += scores;
            if (m_since > kMostBetween)
                handOver();
        }
        [[nodiscard]] float tailBound(int cell) const { return m_collector.m_tails[at(cell)].bound(); }
        /// \pre pair.score >= tailBound(cell), else it is lost time
        void keep(int cell, const ScoredPair& pair)
        {
            std::vector<ScoredPair>& pending = m_pending[at(cell)];
            pending.push_back(pair);
            if (pending.size() >= kBatch)
                flush(cell);
        }
        [[nodiscard]] CrossedCounts::PairSums& pairSums() { return m_pairSums; }

    private:
        static constexpr std::int64_t kMostBetween = 1'000'000'000; // no count of 32 bits overflows
        static constexpr std::size_t kBatch = 512;
        void flush(int cell);
        void handOver();

        ScoreCollector& m_collector;
        std::vector<std::uint32_t> m_counts; ///< by cell and bin
        std::vector<std::vector<ScoredPair>> m_pending;
        CrossedCounts::PairSums m_pairSums;
        std::int64_t m_since = 0;
    };

    /// Once, when all parts are gone, on so many threads (0: as many as there are cores).
    [[nodiscard]] MatchScores take(unsigned threads);

private:
    MatchCells m_cells;
    ScoreBins m_bins;
    CrossedCounts m_crossed;
    int m_firstTailBin = 0;
    std::mutex m_mutex;                  ///< of m_counts, and of adding to the sums over pairs
    std::vector<std::uint64_t> m_counts; ///< by cell and bin
    std::deque<TailKeeper> m_tails;      ///< by cell
};

} // namespace plumbline::measures
