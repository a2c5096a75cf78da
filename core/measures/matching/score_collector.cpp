// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/score_collector.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <span>

#include "core/measures/matching/worker_pool.h"

namespace plumbline::measures {

namespace {

double shareOfTail(std::int64_t comparisons, const ScoringSettings& settings)
{
    return comparisons <= settings.everythingUpTo ? 1 : settings.tailShare;
}

} // namespace

ScoreCollector::ScoreCollector(const MatchCells& cells, const PeopleSlots& people, const ScoreBins& bins,
                               std::vector<float> sample, std::int64_t comparisons,
                               const ScoringSettings& settings)
    : m_cells(cells)
    , m_bins(bins)
    , m_crossed(cells, people.slots, people.subjects,
                ThresholdGrid(bins, std::move(sample), shareOfTail(comparisons, settings)))
    , m_counts(at(cells.count()) * at(bins.count()))
{
    const ThresholdGrid& grid = m_crossed.grid();
    while (m_firstTailBin < bins.count() && grid.ofBin(m_firstTailBin) < 0)
        ++m_firstTailBin;
    std::size_t most = std::numeric_limits<std::size_t>::max() / 2;
    constexpr std::int64_t kFewest = 16'384; // enough for rates below any that is asked for
    if (comparisons > settings.keep)
        most = at(std::max(settings.keep / std::ssize(cells.all()), kFewest));
    const float bound =
        shareOfTail(comparisons, settings) < 1 ? bins.edge(m_firstTailBin) : NonMatedScores::kNoLimit;
    for (int cell = 0; cell < cells.count(); ++cell)
        m_tails.emplace_back(most, bound);
}

ScoreCollector::Part::Part(ScoreCollector& collector)
    : m_collector(collector)
    , m_counts(collector.m_counts.size())
    , m_pending(at(collector.m_cells.count()))
    , m_pairSums(collector.m_crossed)
{
}

ScoreCollector::Part::~Part()
{
    handOver();
    for (int cell = 0; cell < m_collector.m_cells.count(); ++cell)
        flush(cell);
    const std::lock_guard lock(m_collector.m_mutex);
    m_collector.m_crossed.add(m_pairSums);
}

void ScoreCollector::Part::flush(int cell)
{
    std::vector<ScoredPair>& pending = m_pending[at(cell)];
    m_collector.m_tails[at(cell)].offer(pending);
    pending.clear();
}

void ScoreCollector::Part::handOver()
{
    const std::lock_guard lock(m_collector.m_mutex);
    for (std::size_t i = 0; i < m_counts.size(); ++i)
        m_collector.m_counts[i] += m_counts[i];
    std::ranges::fill(m_counts, 0U);
    m_since = 0;
}

MatchScores ScoreCollector::take(unsigned threads)
{
    MatchScores scores;
    scores.cells = m_cells;
    const std::span<const std::uint64_t> counts(m_counts);
    scores.nonMated.resize(at(m_cells.count()));
    std::atomic<int> next = 0;
    onThreads(threads, [&] { // millions of pairs are sorted
        for (int cell = next++; cell < m_cells.count(); cell = next++) {
            TailKeeper& keeper = m_tails[at(cell)];
            std::vector<ScoredPair> tail = keeper.take();
            scores.nonMated[at(cell)] = {m_bins,
                                         counts.subspan(at(cell) * at(m_bins.count()), at(m_bins.count())),
                                         std::move(tail), keeper.bound()};
        }
    });
    scores.mated.resize(at(m_cells.count()));
    scores.crossed = std::move(m_crossed);
    return scores;
}

} // namespace plumbline::measures
