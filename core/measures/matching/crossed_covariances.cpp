// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <numeric>

#include "core/measures/matching/crossed_counts.h"

namespace plumbline::measures {

/// Of one sum of cells at one threshold: how many more than expected each person has at or above it.
struct CrossedCounts::Excess
{
    std::vector<double> seen;        ///< by subject; then less rate times compared
    std::vector<double> comparisons; ///< by subject
    double n = 0;                    ///< comparisons of the sum
    double rate = 0;

    void centre()
    {
        n = std::accumulate(comparisons.begin(), comparisons.end(), 0.0) / 2;
        rate = n > 0 ? std::accumulate(seen.begin(), seen.end(), 0.0) / 2 / n : 0;
        for (std::size_t s = 0; s < seen.size(); ++s)
            seen[s] -= rate * comparisons[s];
    }
};

namespace {

/// The sums that each cell is in.
std::vector<std::vector<std::size_t>> sumsOf(std::span<const std::vector<int>> sums, int cells)
{
    std::vector<std::vector<std::size_t>> of(at(cells));
    for (std::size_t i = 0; i < sums.size(); ++i)
        for (const int cell : sums[i])
            of[at(cell)].push_back(i);
    return of;
}

} // namespace

std::vector<CrossedCounts::Excess> CrossedCounts::excessBySubject(std::span<const std::vector<int>> sums,
                                                                  int gridIndex) const
{
    const std::size_t steps = at(m_grid.size());
    const auto of = sumsOf(sums, m_cells.count());
    std::vector<Excess> all(sums.size(),
                            {std::vector<double>(at(m_subjects)), std::vector<double>(at(m_subjects)), 0, 0});
    for (std::size_t s = 0; s < m_slots.size(); ++s) {
        const Slot& slot = m_slots[s];
        for (int other = 0; other < m_cells.allGroups(); ++other) {
            const int cell =
                slot.set == 0 ? m_cells.cell(slot.group, other) : m_cells.cell(other, slot.group);
            const std::size_t entry = s * at(m_cells.allGroups()) + at(other);
            if (of[at(cell)].empty() || m_comparisons[entry] == 0)
                continue;
            const auto first = m_seen.begin() + static_cast<std::ptrdiff_t>(entry * steps);
            const auto seen = std::accumulate(first + gridIndex, first + static_cast<std::ptrdiff_t>(steps),
                                              std::int64_t {0});
            for (const std::size_t i : of[at(cell)]) {
                all[i].seen[at(slot.subject)] += static_cast<double>(seen);
                all[i].comparisons[at(slot.subject)] += static_cast<double>(m_comparisons[entry]);
            }
        }
    }
    for (Excess& one : all)
        one.centre();
    return all;
}

std::int64_t CrossedCounts::atOrAbove(const std::vector<std::int64_t>& increments, int cell,
                                      int gridIndex) const
{
    const auto first = increments.begin() + static_cast<std::ptrdiff_t>(at(cell) * at(m_grid.size()));
    return std::accumulate(first + gridIndex, first + m_grid.size(), std::int64_t {0});
}

std::vector<double> CrossedCounts::covariances(std::span<const std::vector<int>> sums, int gridIndex) const
{
    const std::size_t count = sums.size();
    const std::vector<Excess> excess = excessBySubject(sums, gridIndex);
    std::vector<double> products(count * count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i; j < count; ++j) {
            double people = 0; // in either
            double bySubject = 0;
            for (std::size_t s = 0; s < at(m_subjects); ++s) {
                people += excess[i].comparisons[s] + excess[j].comparisons[s] > 0 ? 1 : 0;
                bySubject += excess[i].seen[s] * excess[j].seen[s];
            }
            products[i * count + j] = people > 1 ? people / (people - 1) * bySubject : 0;
        }
    }
    // Two people who are compared in both sums come twice in that, once for each of them.
    const auto of = sumsOf(sums, m_cells.count());
    for (std::size_t cell = 0; cell < of.size(); ++cell) {
        if (of[cell].empty())
            continue;
        const auto squares = static_cast<double>(atOrAbove(m_squares, static_cast<int>(cell), gridIndex));
        const auto seen = static_cast<double>(atOrAbove(m_products, static_cast<int>(cell), gridIndex));
        for (const std::size_t i : of[cell]) {
            for (const std::size_t j : of[cell]) {
                if (i <= j)
                    products[i * count + j] -= squares - (excess[i].rate + excess[j].rate) * seen
                        + excess[i].rate * excess[j].rate * m_comparedSquares[cell];
            }
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i; j < count; ++j) {
            const double n = excess[i].n * excess[j].n;
            products[i * count + j] = products[j * count + i] = n > 0 ? products[i * count + j] / n : 0;
        }
    }
    return products;
}

} // namespace plumbline::measures
