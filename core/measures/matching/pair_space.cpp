// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/pair_space.h"

#include <algorithm>
#include <cassert>

namespace plumbline::measures {

namespace {

/// Rows that are in any pair.
std::vector<bool> wantedRows(const EmbeddingView& view, UnknownSubjects unknown)
{
    std::vector<bool> wanted(view.subjects.size(), true);
    for (std::size_t row = 0; row < wanted.size(); ++row)
        wanted[row] = view.subjects[row] >= 0 || unknown == UnknownSubjects::OwnPerson;
    return wanted;
}

std::vector<std::pair<int, int>> sortedPairs(std::vector<std::pair<int, int>> pairs, bool bothWays)
{
    const std::size_t given = pairs.size();
    for (std::size_t i = 0; bothWays && i < given; ++i)
        pairs.emplace_back(pairs[i].second, pairs[i].first);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

} // namespace

PairSpace::PairSpace(const EmbeddingView& probes, const EmbeddingView* gallery, Metric similarity, int groups,
                     const PairRules& rules)
    : cells(gallery == nullptr ? Pairing::OneSet : Pairing::TwoSets, groups)
    , metric(similarity)
    , people(gallery == nullptr
                 ? PeopleSlots::of(cells, probes.subjects, probes.groups, {}, {})
                 : PeopleSlots::of(cells, probes.subjects, probes.groups, gallery->subjects, gallery->groups))
    , a(probes, people, people.subjectA, people.slotA, wantedRows(probes, rules.unknown))
    , leftOut(sortedPairs(rules.leftOut, gallery == nullptr))
{
    assert(probes.isValid(groups));
    if (gallery != nullptr) {
        assert(gallery->isValid(groups) && gallery->dimension == probes.dimension);
        other.emplace_back(*gallery, people, people.subjectB, people.slotB,
                           wantedRows(*gallery, rules.unknown));
        b = &other.front();
    }
}

bool PairSpace::isLeftOut(int rowA, int rowB) const
{
    return std::ranges::binary_search(leftOut, std::pair(rowA, rowB));
}

bool PairSpace::isNonMated(int positionA, int positionB) const
{
    return a.subject(positionA) != columns().subject(positionB)
        && !isLeftOut(a.row(positionA), columns().row(positionB));
}

SortedRows::Range PairSpace::columnsOf(const SortedRows::Range& rows) const
{
    for (const SortedRows::Range& range : columns().strata())
        if (range.stratum == rows.stratum)
            return range;
    return {0, 0, rows.stratum};
}

ScoreBins PairSpace::bins() const
{
    constexpr double kRounding = 1.0001;
    if (metric == Metric::Cosine) {
        const auto most = static_cast<float>(a.longest() * columns().longest() * kRounding);
        return {-most, most};
    }
    return {static_cast<float>(-(a.longest() + columns().longest()) * kRounding), 0};
}

std::int64_t PairSpace::most() const
{
    std::int64_t sum = 0;
    for (const SortedRows::Range& rows : a.strata()) {
        const SortedRows::Range others = columnsOf(rows);
        const std::int64_t n = rows.end - rows.begin;
        sum += isOneSet() ? n * (n - 1) / 2 : n * (others.end - others.begin);
    }
    return sum;
}

} // namespace plumbline::measures
