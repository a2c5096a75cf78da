// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/sorted_rows.h"

namespace plumbline::measures {

/// Which pairs are compared, worked out from the views and the rules: what scoring, sampling and counting
/// share.
struct PairSpace
{
    /// \param gallery nullptr for one set
    PairSpace(const EmbeddingView& probes, const EmbeddingView* gallery, Metric similarity, int groups,
              const PairRules& rules);
    PairSpace(const PairSpace&) = delete;
    PairSpace& operator=(const PairSpace&) = delete;

    [[nodiscard]] bool isOneSet() const { return cells.pairing() == Pairing::OneSet; }
    [[nodiscard]] const SortedRows& columns() const { return isOneSet() ? a : *b; }
    [[nodiscard]] const std::vector<int>& slotB() const { return isOneSet() ? people.slotA : people.slotB; }
    /// Row numbers; false for pairs that the rules leave out and for two images of one person.
    [[nodiscard]] bool isNonMated(int positionA, int positionB) const;
    [[nodiscard]] bool isLeftOut(int rowA, int rowB) const;
    /// The columns of one stratum; empty where there are none.
    [[nodiscard]] SortedRows::Range columnsOf(const SortedRows::Range& rows) const;
    /// Bins from the least to the greatest score that rows of these lengths can have.
    [[nodiscard]] ScoreBins bins() const;
    /// All pairs of rows of one stratum, of one person too: an upper bound of the non-mated ones.
    [[nodiscard]] std::int64_t most() const;

    MatchCells cells;
    Metric metric;
    PeopleSlots people;
    SortedRows a;
    std::vector<SortedRows> other; ///< the gallery's, or empty
    const SortedRows* b = nullptr;
    std::vector<std::pair<int, int>> leftOut; ///< rows, sorted; in one set both ways round
};

/// Every pair of two images of one person, by cell; nullopt when stopped.
std::optional<std::vector<MatedScores>> matedScores(const PairSpace& space, const EmbeddingView& probes,
                                                    const EmbeddingView* gallery,
                                                    const std::stop_token& stop);

/// Scores of random non-mated pairs, with replacement: to see where the tail lies.
std::vector<float> someScores(const PairSpace& space, int number, std::uint64_t seed);

/// So many different non-mated pairs with their scores, each as likely as any other, or all where there are
/// fewer; rows, not positions. nullopt when stopped.
std::optional<std::vector<ScoredPair>> sampledScores(const PairSpace& space, const PairRules& rules,
                                                     const std::stop_token& stop);

} // namespace plumbline::measures
