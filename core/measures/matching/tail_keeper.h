// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

#include "core/measures/matching/embeddings.h"

namespace plumbline::measures {

/// Keeps the best comparisons of one cell, a bounded number of them: whenever twice as many have come, the
/// lesser half goes and the bound rises to the last that stayed. What is at or above bound() at the end has
/// never been dropped. Of scores that tie at the bound either all stay or, where they are too many, none. The
/// same pairs stay in whatever order, from however many threads, they come.
class TailKeeper
{
public:
    /// \param bound nothing below it is ever offered
    TailKeeper(std::size_t most, float bound);

    /// Scores below it need not be offered any more. May rise at any time; any thread.
    [[nodiscard]] float bound() const { return m_bound.load(std::memory_order_relaxed); }
    /// Any thread.
    void offer(std::span<const ScoredPair> pairs);

    /// All with a score at or above finalBound(), at most about \a most. Once, when nobody offers any more.
    [[nodiscard]] std::vector<ScoredPair> take();

private:
    void drop();

    std::size_t m_most;
    std::atomic<float> m_bound;
    std::mutex m_mutex;
    std::vector<ScoredPair> m_pairs;
};

} // namespace plumbline::measures
