// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/tail_keeper.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plumbline::measures {

TailKeeper::TailKeeper(std::size_t most, float bound)
    : m_most(std::max<std::size_t>(most, 1))
    , m_bound(bound)
{
}

void TailKeeper::offer(std::span<const ScoredPair> pairs)
{
    const std::lock_guard lock(m_mutex);
    for (const ScoredPair& pair : pairs) {
        if (pair.score < bound())
            continue;
        m_pairs.push_back(pair);
        if (m_pairs.size() >= 2 * m_most)
            drop();
    }
}

void TailKeeper::drop()
{
    if (m_pairs.size() <= m_most)
        return;
    const auto last = m_pairs.begin() + static_cast<std::ptrdiff_t>(m_most) - 1;
    std::ranges::nth_element(m_pairs, last, isBetter);
    float bound = last->score;
    const auto isBelow = [&bound](const ScoredPair& pair) { return pair.score < bound; };
    const auto ties =
        std::ranges::count_if(m_pairs, [bound](const ScoredPair& pair) { return pair.score == bound; });
    if (static_cast<std::size_t>(ties) > m_most / 2)
        bound = std::nextafter(bound, std::numeric_limits<float>::infinity());
    std::erase_if(m_pairs, isBelow);
    m_bound.store(bound, std::memory_order_relaxed);
}

std::vector<ScoredPair> TailKeeper::take()
{
    const std::lock_guard lock(m_mutex);
    drop();
    return std::move(m_pairs);
}

} // namespace plumbline::measures
