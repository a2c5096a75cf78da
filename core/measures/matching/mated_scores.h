// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/embeddings.h"

namespace plumbline::measures {

/// A comparison of two images of one person.
struct MatedPair
{
    ScoredPair pair;
    int subject = 0;

    friend bool operator==(const MatedPair&, const MatedPair&) = default;
};

/// What a false non-match rate at one threshold is made of.
struct MissedBelow
{
    std::int64_t missed = 0; ///< comparisons below
    std::int64_t comparisons = 0;
    std::int64_t people = 0;
    /// The variance over people divided by what independent comparisons would have; nullopt where none or all
    /// are below, or with one person.
    std::optional<double> designEffect;
};

/// All mated comparisons of one cell or several, every score kept.
class MatedScores
{
public:
    MatedScores() = default;
    /// In any order.
    explicit MatedScores(std::vector<MatedPair> pairs);
    static MatedScores merged(std::span<const MatedScores* const> parts);

    [[nodiscard]] std::int64_t size() const { return std::ssize(m_pairs); }
    [[nodiscard]] std::int64_t people() const { return m_people; }
    [[nodiscard]] std::int64_t below(float threshold) const;
    /// In logarithmic time.
    [[nodiscard]] MissedBelow missedBelow(float threshold) const;
    /// Worst first: the false non-matches of any threshold.
    [[nodiscard]] std::span<const MatedPair> pairs() const { return m_pairs; }

private:
    std::vector<MatedPair> m_pairs; ///< by ascending score
    std::int64_t m_people = 0;
    double m_comparedSquares = 0;
    std::vector<std::int64_t> m_squares;  ///< over people, of the number missed among the first so many
    std::vector<std::int64_t> m_products; ///< number missed times number compared
};

} // namespace plumbline::measures
