// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/crossed_counts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace plumbline::measures {

ThresholdGrid::ThresholdGrid(const ScoreBins& bins, std::vector<float> sample, double share)
{
    assert(share > 0 && share <= 1);
    std::ranges::sort(sample, std::greater());
    std::vector<int> wanted;
    const auto add = [&](double part) {
        if (!sample.empty()) {
            const double index = part * static_cast<double>(sample.size() - 1);
            wanted.push_back(bins.bin(sample[static_cast<std::size_t>(index)]));
        }
    };
    if (share >= 1)
        wanted.push_back(0);
    for (const double part : {0.999, 0.99, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3})
        if (part < share)
            add(part);
    constexpr double kSteps = 6; // a factor of ten
    double part = std::min(share, 0.2);
    for (; part * static_cast<double>(sample.size()) >= 1; part *= std::pow(10, -1 / kSteps))
        add(part);
    // Beyond the best of the sample, which is nobody's: evenly, to the end.
    const int best = sample.empty() ? 0 : bins.bin(sample.front());
    constexpr int kBeyond = 8;
    for (int i = 0; i < kBeyond; ++i)
        wanted.push_back(best + (bins.count() - 1 - best) * i / (2 * kBeyond));
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    if (wanted.size() > kMost)
        wanted.erase(wanted.begin() + kMost, wanted.end());

    m_ofBin.assign(at(bins.count()), -1);
    for (const int bin : wanted) {
        std::fill(m_ofBin.begin() + bin, m_ofBin.end(), static_cast<std::int8_t>(m_edges.size()));
        m_edges.push_back(bins.edge(bin));
    }
}

int ThresholdGrid::of(float score) const
{
    return static_cast<int>(std::ranges::upper_bound(m_edges, score) - m_edges.begin()) - 1;
}

CrossedCounts::CrossedCounts(const MatchCells& cells, std::vector<Slot> slots, int subjects,
                             ThresholdGrid grid)
    : m_cells(cells)
    , m_slots(std::move(slots))
    , m_subjects(subjects)
    , m_grid(std::move(grid))
    , m_comparisons(m_slots.size() * at(cells.allGroups()))
    , m_seen(m_comparisons.size() * at(m_grid.size()))
    , m_squares(at(cells.count()) * at(m_grid.size()))
    , m_products(m_squares.size())
    , m_comparedSquares(at(cells.count()))
{
}

void CrossedCounts::add(const PairSums& sums)
{
    for (std::size_t i = 0; i < m_squares.size(); ++i) {
        m_squares[i] += sums.squares[i];
        m_products[i] += sums.products[i];
    }
}

/// By subject: comparisons and, above each threshold, how many of them.
struct CrossedCounts::Sums
{
    std::vector<std::int64_t> comparisons;
    std::vector<std::int64_t> seen;  ///< by subject and threshold
    std::vector<bool> first, second; ///< whether somebody is on the first or second side of a pair
    std::int64_t total = 0;          ///< comparisons, each counted for both people
};

CrossedCounts::Sums CrossedCounts::sumBySubject(std::span<const int> cells) const
{
    const std::size_t steps = at(m_grid.size());
    Sums sums {std::vector<std::int64_t>(at(m_subjects)), std::vector<std::int64_t>(at(m_subjects) * steps),
               std::vector<bool>(at(m_subjects)), std::vector<bool>(at(m_subjects))};
    std::vector<bool> wanted(at(m_cells.count()));
    for (const int cell : cells)
        wanted[at(cell)] = true;
    for (std::size_t s = 0; s < m_slots.size(); ++s) {
        const Slot& slot = m_slots[s];
        for (int other = 0; other < m_cells.allGroups(); ++other) {
            const int cell =
                slot.set == 0 ? m_cells.cell(slot.group, other) : m_cells.cell(other, slot.group);
            const std::size_t entry = s * at(m_cells.allGroups()) + at(other);
            if (!wanted[at(cell)] || m_comparisons[entry] == 0)
                continue;
            const std::size_t subject = at(slot.subject);
            sums.total += m_comparisons[entry];
            sums.comparisons[subject] += m_comparisons[entry];
            const bool oneSet = m_cells.pairing() == Pairing::OneSet;
            const bool isFirst = oneSet ? slot.group <= other : slot.set == 0;
            const bool isSecond = oneSet ? slot.group >= other : slot.set == 1;
            sums.first[subject] = sums.first[subject] || isFirst;
            sums.second[subject] = sums.second[subject] || isSecond;
            std::int64_t above = 0;
            for (std::size_t k = steps; k-- > 0;) {
                above += m_seen[entry * steps + k];
                sums.seen[subject * steps + k] += above;
            }
        }
    }
    return sums;
}

CrossedCurve CrossedCounts::curve(std::span<const int> cells) const
{
    const std::size_t steps = at(m_grid.size());
    const Sums sums = sumBySubject(cells);
    CrossedCurve curve {sums.total / 2, 0, 0, std::vector<CrossedPoint>(steps)};
    std::int64_t first = 0;
    std::int64_t second = 0;
    for (std::size_t s = 0; s < at(m_subjects); ++s) {
        curve.people += sums.comparisons[s] > 0 ? 1 : 0;
        first += sums.first[s] ? 1 : 0;
        second += sums.second[s] ? 1 : 0;
    }
    curve.disjointPairs = std::min({first, second, curve.people / 2});

    const auto n = static_cast<double>(curve.comparisons);
    const auto people = static_cast<double>(curve.people);
    double compared = 0;
    for (const int cell : cells)
        compared += m_comparedSquares[at(cell)];
    double squares = 0;
    double products = 0;
    for (std::size_t k = steps; k-- > 0;) {
        for (const int cell : cells) {
            squares += static_cast<double>(m_squares[at(cell) * steps + k]);
            products += static_cast<double>(m_products[at(cell) * steps + k]);
        }
        std::int64_t seenTwice = 0;
        for (std::size_t s = 0; s < at(m_subjects); ++s)
            seenTwice += sums.seen[s * steps + k];
        curve.points[k].seen = seenTwice / 2;
        const double rate = static_cast<double>(curve.points[k].seen) / n;
        if (curve.people < 3 || rate <= 0 || rate >= 1)
            continue;
        double bySubject = 0;
        for (std::size_t s = 0; s < at(m_subjects); ++s) {
            const double excess = static_cast<double>(sums.seen[s * steps + k])
                - rate * static_cast<double>(sums.comparisons[s]);
            bySubject += excess * excess;
        }
        const double byPair = squares - 2 * rate * products + rate * rate * compared;
        const double variance = people / (people - 1) * bySubject - byPair;
        curve.points[k].designEffect = variance / (n * rate * (1 - rate));
    }
    return curve;
}

} // namespace plumbline::measures
