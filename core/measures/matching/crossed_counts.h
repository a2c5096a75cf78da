// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/people_slots.h"
#include "core/measures/matching/score_bins.h"

namespace plumbline::measures {

/// Thresholds at which exceedances are counted per person: few, at edges of the score bins.
class ThresholdGrid
{
public:
    static constexpr int kMost = 64;

    ThresholdGrid() = default;
    /// \param sample some scores, in any order
    /// \param share thresholds begin where so many of them lie at or above; 1: at the lowest edge
    ThresholdGrid(const ScoreBins& bins, std::vector<float> sample, double share);

    [[nodiscard]] int size() const { return static_cast<int>(m_edges.size()); }
    [[nodiscard]] float edge(int index) const { return m_edges[at(index)]; }
    /// The last threshold that is not above the edge of this bin of scores; -1 below the first.
    [[nodiscard]] int ofBin(int bin) const { return m_ofBin[at(bin)]; }
    /// The last that is not above this score; -1 below the first.
    [[nodiscard]] int of(float score) const;

private:
    std::vector<float> m_edges; ///< ascending
    std::vector<std::int8_t> m_ofBin;
};

/// What the variance of a false match rate needs, at one threshold of the grid.
struct CrossedPoint
{
    std::int64_t seen = 0; ///< comparisons at or above
    /// The variance of the rate, both sides' people taken as drawn at random, divided by what as many
    /// independent comparisons would have; nullopt where none or all are at or above, or with one person.
    std::optional<double> designEffect;
};

/// The same for one cell or a sum of cells.
struct CrossedCurve
{
    std::int64_t comparisons = 0;
    std::int64_t people = 0;          ///< who are in at least one of them
    std::int64_t disjointPairs = 0;   ///< so many at most have nobody in common: independent for certain
    std::vector<CrossedPoint> points; ///< by threshold of the grid
};

/// Per person and group of the other: comparisons, and how many lie at or above each threshold of a grid; and
/// per cell the sums over pairs of people that the two-way variance subtracts. Adding may be done by many
/// threads; asking, when they are done.
class CrossedCounts
{
public:
    CrossedCounts() = default;
    CrossedCounts(const MatchCells& cells, std::vector<Slot> slots, int subjects, ThresholdGrid grid);

    [[nodiscard]] const MatchCells& cells() const { return m_cells; }
    [[nodiscard]] const ThresholdGrid& grid() const { return m_grid; }
    [[nodiscard]] const Slot& slot(int index) const { return m_slots[at(index)]; }

    /// So many comparisons of a person in one group with people of another.
    void addComparisons(int slot, int otherGroup, std::int64_t number)
    {
        m_comparisons[at(slot) * at(m_cells.allGroups()) + at(otherGroup)] += number;
    }
    /// So many comparisons, between this threshold of the grid and the next, of a person in one group with
    /// people of another. Any thread.
    void addSeen(int slot, int otherGroup, int gridIndex, std::uint32_t number)
    {
        std::atomic_ref(*seenAt(slot, otherGroup, gridIndex)).fetch_add(number, std::memory_order_relaxed);
    }
    /// Asks for the memory of a count that will be added to: it is far away, and several can be on their way.
    void expectSeen(int slot, int otherGroup, int gridIndex)
    {
        __builtin_prefetch(seenAt(slot, otherGroup, gridIndex), 1);
    }

    /// Sums over pairs of people of one cell; every worker has its own.
    struct PairSums
    {
        explicit PairSums(const CrossedCounts& counts)
            : gridSize(counts.m_grid.size())
            , squares(at(counts.m_cells.count()) * at(gridSize))
            , products(squares.size())
        {
        }
        /// The c-th best comparison of a pair of people who are compared \a of times.
        void add(int cell, int gridIndex, std::int64_t c, std::int64_t of)
        {
            const std::size_t index = at(cell) * at(gridSize) + at(gridIndex);
            squares[index] += 2 * c - 1; // c^2 - (c - 1)^2
            products[index] += of;
        }

        int gridSize = 0;
        std::vector<std::int64_t> squares;  ///< of the number seen, by cell and threshold, as increments
        std::vector<std::int64_t> products; ///< number seen times number compared
    };
    void add(const PairSums& sums);
    /// The sum of squares of the number of times that each pair of people is compared in this cell.
    void addComparedSquares(int cell, double sum) { m_comparedSquares[at(cell)] += sum; }

    /// \pre cells are canonical, each once
    [[nodiscard]] CrossedCurve curve(std::span<const int> cells) const;
    /// The covariances of the rates of several sums of cells at one threshold of the grid, row by row: what
    /// they owe to people, and comparisons, that are in both. 0 where a rate is of nothing. \pre as curve()
    [[nodiscard]] std::vector<double> covariances(std::span<const std::vector<int>> sums,
                                                  int gridIndex) const;

private:
    [[nodiscard]] std::uint32_t* seenAt(int slot, int otherGroup, int gridIndex)
    {
        return m_seen.data() + (at(slot) * at(m_cells.allGroups()) + at(otherGroup)) * at(m_grid.size())
            + at(gridIndex);
    }
    struct Sums;
    [[nodiscard]] Sums sumBySubject(std::span<const int> cells) const;
    struct Excess;
    [[nodiscard]] std::vector<Excess> excessBySubject(std::span<const std::vector<int>> sums,
                                                      int gridIndex) const;
    [[nodiscard]] std::int64_t atOrAbove(const std::vector<std::int64_t>& increments, int cell,
                                         int gridIndex) const;

    MatchCells m_cells;
    std::vector<Slot> m_slots;
    int m_subjects = 0;
    ThresholdGrid m_grid;
    std::vector<std::int64_t> m_comparisons; ///< by slot and group of the other
    std::vector<std::uint32_t> m_seen;       ///< and by threshold, those between it and the next
    std::vector<std::int64_t> m_squares;
    std::vector<std::int64_t> m_products;
    std::vector<double> m_comparedSquares; ///< by cell
};

} // namespace plumbline::measures
