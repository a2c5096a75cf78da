// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/non_mated_pass.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>

#include "core/measures/matching/worker_pool.h"

namespace plumbline::measures {

namespace {

/// Rows and columns of a block, measured: smaller ones make SGEMM pack its operands more often, larger ones
/// push the scores out of the cache before they are counted.
constexpr int kBlockRows = 768;
constexpr int kBlockColumns = 1024;

struct Block
{
    int rowBegin = 0, rowEnd = 0, columnBegin = 0, columnEnd = 0;
};

/// All blocks with a pair to be compared: in one set those that reach above the diagonal.
std::vector<Block> blocksOf(const PairSpace& space)
{
    std::vector<Block> blocks;
    for (const SortedRows::Range& range : space.a.strata()) {
        const std::vector<int> rows = space.a.cuts(range, kBlockRows);
        const std::vector<int> columns = space.columns().cuts(space.columnsOf(range), kBlockColumns);
        for (std::size_t j = 1; j < columns.size(); ++j)
            for (std::size_t i = 1; i < rows.size(); ++i)
                if (!space.isOneSet() || columns[j] > rows[i - 1] + 1)
                    blocks.push_back({rows[i - 1], rows[i], columns[j - 1], columns[j]});
    }
    return blocks;
}

/// One thread's work.
class Worker
{
public:
    Worker(const PairSpace& space, ScoreCollector& collector)
        : m_space(space)
        , m_rows(space.a)
        , m_columns(space.columns())
        , m_collector(collector)
        , m_part(collector)
        , m_scores(at(kBlockRows) * at(kBlockColumns))
    {
    }

    void score(const Block& block)
    {
        scoreBlock(m_space.metric, m_rows.block(block.rowBegin, block.rowEnd),
                   m_columns.block(block.columnBegin, block.columnEnd), m_rows.dimension(), m_scores.data());
        m_part.room(std::int64_t(block.rowEnd - block.rowBegin) * (block.columnEnd - block.columnBegin));
        int unit = -1;
        for (int i = block.rowBegin; i < block.rowEnd; ++i) {
            if (m_rows.unit(i) != unit) {
                endUnit(unit);
                unit = m_rows.unit(i);
            }
            countRow(i, block);
        }
        endUnit(unit);
    }

private:
    /// Columns that are not to be counted with this row: its person's and those left out, ascending.
    void findHoles(int i, int begin, int end)
    {
        m_holes.clear();
        for (const int j : m_columns.positionsOf(m_rows.subject(i)))
            if (j >= begin && j < end)
                m_holes.push_back(j);
        if (m_space.leftOut.empty())
            return;
        const int row = m_rows.row(i);
        auto pair = std::ranges::lower_bound(m_space.leftOut, std::pair(row, -1));
        for (; pair != m_space.leftOut.end() && pair->first == row; ++pair)
            if (const int j = m_columns.position(pair->second); j >= begin && j < end)
                m_holes.push_back(j);
        std::ranges::sort(m_holes);
    }

    void countRow(int i, const Block& block)
    {
        const int begin = m_space.isOneSet() ? std::max(block.columnBegin, i + 1) : block.columnBegin;
        findHoles(i, begin, block.columnEnd);
        const float* const scores =
            m_scores.data() + at(i - block.rowBegin) * at(block.columnEnd - block.columnBegin);
        auto hole = m_holes.begin();
        for (int j = begin; j < block.columnEnd;) {
            int end = std::min(m_columns.groupEnd(j), block.columnEnd);
            if (hole != m_holes.end() && *hole <= end) {
                const bool isHere = *hole < end;
                end = *hole;
                hole += isHere ? 1 : 0;
                if (end > j)
                    countRun(i, j, end, scores + (j - block.columnBegin));
                j = std::max(end + (isHere ? 1 : 0), j);
                continue;
            }
            countRun(i, j, end, scores + (j - block.columnBegin));
            j = end;
        }
    }

    /// Columns of one group, j to end, none of them a hole.
    void countRun(int i, int j, int end, const float* scores)
    {
        const int group = m_columns.group(j);
        const int cell = m_space.cells.cell(m_rows.group(i), group);
        CrossedCounts& crossed = m_collector.crossed();
        std::uint32_t* const counts = m_part.counts(cell);
        const int tail = m_collector.firstTailBin();
        const ScoreBins& bins = m_collector.bins();
        while (j < end) {
            const int n = std::min(end - j, kChunk);
            bins.bins(scores, n, m_bins.data());
            const int hits = count(n, tail, counts);
            for (int h = 0; h < hits; ++h)
                crossed.expectSeen(m_columns.slot(j + m_hits[at(h)]), m_rows.group(i),
                                   crossed.grid().ofBin(m_bins[at(m_hits[at(h)])]));
            for (int h = 0; h < hits; ++h) {
                const int k = m_hits[at(h)];
                addHit(cell, i, j + k, scores[k], crossed.grid().ofBin(m_bins[at(k)]));
            }
            scores += n;
            j += n;
        }
        for (int step = 0; step < crossed.grid().size(); ++step) {
            if (m_seen[at(step)] > 0)
                crossed.addSeen(m_rows.slot(i), group, step, m_seen[at(step)]);
            m_seen[at(step)] = 0;
        }
    }

    /// Counts n bins; returns how many of them are in the tail, and where in m_hits.
    int count(int n, int tail, std::uint32_t* counts)
    {
        const int* const bins = m_bins.data(); // not through operator[], which may check every index
        int* const to = m_hits.data();
        int hits = 0;
        for (int k = 0; k < n; ++k) {
            const int bin = bins[k];
            ++counts[bin];
            to[hits] = k; // without a branch: kept when the next is written beside it
            hits += bin >= tail ? 1 : 0;
        }
        return hits;
    }

    void addHit(int cell, int i, int j, float score, int step)
    {
        m_collector.crossed().addSeen(m_columns.slot(j), m_rows.group(i), step, 1);
        ++m_seen[at(step)];
        if (score >= m_part.tailBound(cell)) {
            const int a = m_rows.row(i);
            const int b = m_columns.row(j);
            const bool swapped = m_space.isOneSet() && b < a;
            m_part.keep(cell, {score, swapped ? b : a, swapped ? a : b});
        }
        const SortedRows::Range& own = m_rows.unitRange(m_rows.unit(i));
        const SortedRows::Range& other = m_columns.unitRange(m_columns.unit(j));
        const std::int64_t compared = std::int64_t(own.end - own.begin) * (other.end - other.begin);
        if (compared == 1)
            m_part.pairSums().add(cell, step, 1, 1);
        else
            m_unitHits.push_back({m_columns.unit(j), step, cell, compared});
    }

    /// Where two people are compared several times: the c-th best of those comparisons counts as c^2 - (c -
    /// 1)^2.
    void endUnit(int unit)
    {
        if (unit < 0 || m_unitHits.empty())
            return;
        std::ranges::sort(m_unitHits, [](const UnitHit& x, const UnitHit& y) {
            return x.unit != y.unit ? x.unit < y.unit : x.step > y.step;
        });
        std::int64_t c = 0;
        int other = -1;
        for (const UnitHit& hit : m_unitHits) {
            c = hit.unit == other ? c + 1 : 1;
            other = hit.unit;
            m_part.pairSums().add(hit.cell, hit.step, c, hit.compared);
        }
        m_unitHits.clear();
    }

    struct UnitHit
    {
        int unit = 0, step = 0, cell = 0;
        std::int64_t compared = 0;
    };
    static constexpr int kChunk = 512;

    const PairSpace& m_space;
    const SortedRows& m_rows;
    const SortedRows& m_columns;
    ScoreCollector& m_collector;
    ScoreCollector::Part m_part;
    std::vector<float> m_scores;
    std::array<int, kChunk> m_bins {};
    std::array<int, kChunk> m_hits {};
    std::array<std::uint32_t, ThresholdGrid::kMost> m_seen {}; ///< of the row, in one run
    std::vector<int> m_holes;
    std::vector<UnitHit> m_unitHits; ///< of the rows of one unit, in one block
};

} // namespace

bool scoreNonMated(const PairSpace& space, ScoreCollector& collector, unsigned threads,
                   const std::stop_token& stop, const ScoringProgress& progress)
{
    const std::vector<Block> blocks = blocksOf(space);
    std::atomic<std::size_t> next = 0;
    std::size_t done = 0;
    std::mutex telling;
    onThreads(threads, [&] {
        Worker worker(space, collector);
        for (std::size_t i = next++; i < blocks.size() && !stop.stop_requested(); i = next++) {
            worker.score(blocks[i]);
            if (!progress)
                continue;
            const std::lock_guard lock(telling);
            progress(static_cast<double>(++done) / static_cast<double>(blocks.size()));
        }
    });
    return !stop.stop_requested();
}

} // namespace plumbline::measures
