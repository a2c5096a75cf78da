// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/pair_rate.h"

namespace plumbline::measures {

/// FMR(t): the share of non-mated comparisons with a score of at least t, of one cell or a sum of cells. Made
/// once and asked often: a question costs a few binary searches. The intervals take the threshold as given.
class FalseMatchCurve
{
public:
    /// \pre canonical cells, each once; 0 < level < 1
    FalseMatchCurve(const MatchScores& scores, std::span<const int> cells, double level = 0.95);

    [[nodiscard]] PairRate at(float threshold) const;
    /// The smallest threshold at which at most this share matches falsely: 0..1. Where the share is below
    /// one(), the one just above the best non-mated score, at which nobody of those seen does.
    [[nodiscard]] float thresholdFor(double rate) const;

    [[nodiscard]] std::int64_t comparisons() const { return m_scores.size(); }
    /// The rate of a single false match: nothing below it can be told from none. nullopt without comparisons.
    [[nodiscard]] std::optional<double> one() const;
    /// The rate of thirty: above it the true rate lies within 30 % of the one seen with 90 % confidence, if
    /// comparisons were independent (Doddington's rule of 30).
    [[nodiscard]] std::optional<double> thirty() const;
    [[nodiscard]] const NonMatedScores& scores() const { return m_scores; }
    [[nodiscard]] const CrossedCurve& crossed() const { return m_crossed; }
    /// Comparisons per independent one; nullopt below the first threshold of the grid, where it is not known.
    [[nodiscard]] std::optional<double> designEffect(float threshold) const;

private:
    NonMatedScores m_scores;
    CrossedCurve m_crossed;
    std::vector<float> m_edges;   ///< of the grid
    std::vector<double> m_effect; ///< used, by threshold of the grid: at least 1
    double m_level = 0.95;
};

/// FNMR(t): the share of mated comparisons with a score below t.
class FalseNonMatchCurve
{
public:
    FalseNonMatchCurve(const MatchScores& scores, std::span<const int> cells, double level = 0.95);

    [[nodiscard]] PairRate at(float threshold) const;
    [[nodiscard]] const MatedScores& scores() const { return m_scores; }

private:
    MatedScores m_scores;
    double m_level = 0.95;
};

} // namespace plumbline::measures
