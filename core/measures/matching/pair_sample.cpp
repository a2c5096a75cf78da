// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <functional>
#include <numeric>

#include "core/measures/matching/pair_space.h"
#include "core/measures/random_stream.h"

namespace plumbline::measures {

namespace {

/// Numbers for all pairs of one stratum, one after the other: in one set i < j, else every row with every
/// column.
class PairNumbers
{
public:
    explicit PairNumbers(const PairSpace& space)
        : m_space(space)
    {
        for (const SortedRows::Range& rows : space.a.strata()) {
            m_ranges.emplace_back(rows, space.columnsOf(rows));
            const std::int64_t n = rows.end - rows.begin;
            const std::int64_t m = m_ranges.back().second.end - m_ranges.back().second.begin;
            m_ends.push_back(size() + (space.isOneSet() ? n * (n - 1) / 2 : n * m));
        }
        m_rows = byRow(space.a);
        m_columns = space.isOneSet() ? m_rows : byRow(space.columns());
    }

    [[nodiscard]] std::int64_t size() const { return m_ends.empty() ? 0 : m_ends.back(); }

    /// Positions. \pre 0 <= number < size()
    [[nodiscard]] std::pair<int, int> pair(std::int64_t number) const
    {
        const auto which = at(std::ranges::upper_bound(m_ends, number) - m_ends.begin());
        const auto& [rows, columns] = m_ranges[which];
        std::int64_t within = number - (which == 0 ? 0 : m_ends[which - 1]);
        if (!m_space.isOneSet()) {
            const std::int64_t width = columns.end - columns.begin;
            return {m_rows[at(rows.begin) + at(within / width)],
                    m_columns[at(columns.begin) + at(within % width)]};
        }
        const std::int64_t n = rows.end - rows.begin;
        // Row i begins at i (2 n - i - 1) / 2.
        std::int64_t i = 0;
        for (std::int64_t end = n - 1; end - i > 1;) {
            const std::int64_t middle = (i + end) / 2;
            (middle * (2 * n - middle - 1) / 2 <= within ? i : end) = middle;
        }
        within -= i * (2 * n - i - 1) / 2;
        return {m_rows[at(rows.begin) + at(i)], m_rows[at(rows.begin) + at(i + 1 + within)]};
    }

private:
    /// Positions of each stratum in the order of their rows, so that one seed draws the same pairs however
    /// people are grouped.
    static std::vector<int> byRow(const SortedRows& sorted)
    {
        std::vector<int> positions(at(sorted.size()));
        std::iota(positions.begin(), positions.end(), 0);
        for (const SortedRows::Range& range : sorted.strata())
            std::sort(positions.begin() + range.begin, positions.begin() + range.end,
                      [&](int a, int b) { return sorted.row(a) < sorted.row(b); });
        return positions;
    }

    const PairSpace& m_space;
    std::vector<int> m_rows, m_columns;
    std::vector<std::pair<SortedRows::Range, SortedRows::Range>> m_ranges;
    std::vector<std::int64_t> m_ends;
};

/// Numbers of non-mated pairs, ascending.
std::optional<std::vector<std::int64_t>> drawNumbers(const PairSpace& space, const PairNumbers& numbers,
                                                     std::int64_t wanted, RandomStream& random,
                                                     const std::stop_token& stop)
{
    const auto isWanted = [&](std::int64_t number) {
        const auto [i, j] = numbers.pair(number);
        return space.isNonMated(i, j);
    };
    std::vector<std::int64_t> drawn;
    if (wanted * 2 >= numbers.size()) { // nearly all: take all, then leave some out
        for (std::int64_t number = 0; number < numbers.size(); ++number)
            if (isWanted(number))
                drawn.push_back(number);
        for (std::int64_t i = 0; i < std::min(wanted, std::ssize(drawn)); ++i) {
            const boost::random::uniform_int_distribution<std::int64_t> left(i, std::ssize(drawn) - 1);
            std::swap(drawn[at(i)], drawn[at(left(random))]);
        }
        drawn.resize(at(std::min(wanted, std::ssize(drawn))));
        std::ranges::sort(drawn);
        return drawn;
    }
    // Draws go in rounds: what comes twice is kept once and drawn anew. Mated pairs may be so many that the
    // others never suffice, so rounds that bring nothing end it.
    const boost::random::uniform_int_distribution<std::int64_t> any(0, numbers.size() - 1);
    for (int emptyRounds = 0; std::ssize(drawn) < wanted && emptyRounds < 20;) {
        if (stop.stop_requested())
            return std::nullopt;
        const std::size_t before = drawn.size();
        for (std::int64_t missing = wanted - std::ssize(drawn); missing > 0; --missing) {
            if (const std::int64_t number = any(random); isWanted(number))
                drawn.push_back(number);
        }
        std::ranges::sort(drawn);
        drawn.erase(std::unique(drawn.begin(), drawn.end()), drawn.end());
        emptyRounds = drawn.size() == before ? emptyRounds + 1 : 0;
    }
    return drawn;
}

float scoreAt(const PairSpace& space, const std::pair<int, int>& pair)
{
    return scoreOf(space.metric, space.a.values(pair.first), space.columns().values(pair.second),
                   space.a.dimension());
}

} // namespace

std::vector<float> someScores(const PairSpace& space, int number, std::uint64_t seed)
{
    const PairNumbers numbers(space);
    std::vector<float> scores;
    if (numbers.size() == 0)
        return scores;
    constexpr std::uint64_t kStream = 1; // not the sample's own
    RandomStream random(seed, kStream);
    const boost::random::uniform_int_distribution<std::int64_t> any(0, numbers.size() - 1);
    for (int i = 0; i < number; ++i) {
        const auto pair = numbers.pair(any(random));
        if (space.isNonMated(pair.first, pair.second))
            scores.push_back(scoreAt(space, pair));
    }
    return scores;
}

std::optional<std::vector<ScoredPair>> sampledScores(const PairSpace& space, const PairRules& rules,
                                                     const std::stop_token& stop)
{
    const PairNumbers numbers(space);
    RandomStream random(rules.seed, 0);
    std::vector<ScoredPair> pairs;
    if (numbers.size() == 0)
        return pairs;
    const auto drawn = drawNumbers(space, numbers, rules.sampled, random, stop);
    if (!drawn)
        return std::nullopt;
    pairs.reserve(drawn->size());
    constexpr std::int64_t kOften = 4096;
    for (const std::int64_t number : *drawn) {
        if (std::ssize(pairs) % kOften == 0 && stop.stop_requested())
            return std::nullopt;
        const auto pair = numbers.pair(number);
        pairs.push_back({scoreAt(space, pair), space.a.row(pair.first), space.columns().row(pair.second)});
    }
    return pairs;
}

} // namespace plumbline::measures
