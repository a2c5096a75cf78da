// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/search_curves.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace plumbline {

namespace {

/// How many of sorted scores lie at or above the threshold.
std::int64_t from(const std::vector<float>& sorted, float threshold)
{
    return sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), threshold);
}

std::optional<double> share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole)) : std::nullopt;
}

} // namespace

void SearchCurves::Side::add(const measures::Search& search, int limit)
{
    const bool lists = search.bestOther && search.otherRank <= limit;
    if (lists)
        others.push_back(*search.bestOther);
    if (!search.isMated) {
        ++unmatedCount;
        if (lists)
            unmated.push_back(*search.bestOther);
        return;
    }
    ++matedCount;
    if (search.mateRank && *search.mateRank <= limit) {
        mates.push_back(search.mateScore);
        ranks.push_back(*search.mateRank);
    }
}

void SearchCurves::Side::sort()
{
    for (auto* scores : {&unmated, &others, &mates})
        std::sort(scores->begin(), scores->end());
    std::sort(ranks.begin(), ranks.end());
}

SearchCurves::SearchCurves(const Identified& identified)
    : m_groups(static_cast<std::size_t>(identified.unknown()) + 1)
{
    for (const measures::Search& search : identified.searches->searches()) {
        m_all.add(search, identified.ranks);
        const int group = search.group < 0 ? identified.unknown() : search.group;
        m_groups[static_cast<std::size_t>(group)].add(search, identified.ranks);
    }
    m_all.sort();
    for (Side& side : m_groups)
        side.sort();
    for (const int rank : usualRanks(identified)) {
        m_all.atRanks.push_back({rank, identified.searches->identified(std::nullopt, rank)});
        for (int group = 0; group <= identified.unknown(); ++group)
            m_groups[static_cast<std::size_t>(group)].atRanks.push_back(
                {rank, identified.searches->identified(group == identified.unknown() ? -1 : group, rank)});
    }
    float low = std::numeric_limits<float>::max();
    float high = std::numeric_limits<float>::lowest();
    for (const auto* scores : {&m_all.others, &m_all.mates}) {
        if (scores->empty())
            continue;
        low = std::min(low, scores->front());
        high = std::max(high, scores->back());
    }
    if (low <= high) {
        m_lowest = low;
        m_highest = high;
    }
}

const SearchCurves::Side& SearchCurves::of(std::optional<int> group) const
{
    return group ? m_groups[static_cast<std::size_t>(*group)] : m_all;
}

std::int64_t SearchCurves::searches(std::optional<int> group) const
{
    return of(group).matedCount + of(group).unmatedCount;
}

std::optional<double> SearchCurves::fpir(std::optional<int> group, float threshold) const
{
    return share(from(of(group).unmated, threshold), of(group).unmatedCount);
}

std::optional<double> SearchCurves::fnir(std::optional<int> group, float threshold) const
{
    const Side& side = of(group);
    return share(side.matedCount - from(side.mates, threshold), side.matedCount);
}

std::optional<double> SearchCurves::falselyMatched(std::optional<int> group, float threshold) const
{
    return share(from(of(group).others, threshold), searches(group));
}

std::optional<double> SearchCurves::found(std::optional<int> group, int rank) const
{
    const Side& side = of(group);
    return share(std::upper_bound(side.ranks.begin(), side.ranks.end(), rank) - side.ranks.begin(),
                 side.matedCount);
}

std::vector<SearchErrors> SearchCurves::tradeOff(std::optional<int> group, int most) const
{
    const Side& side = of(group);
    std::vector<SearchErrors> points;
    if (side.unmatedCount == 0 || side.matedCount == 0)
        return points;
    const auto add = [&](float threshold) {
        if (!points.empty() && points.back().threshold == threshold)
            return;
        points.push_back({threshold, *fpir(group, threshold), *fnir(group, threshold)});
    };
    const auto count = static_cast<std::ptrdiff_t>(side.unmated.size());
    // The few highest scores are far apart on a logarithm: each of them, then ever more at once.
    std::ptrdiff_t step = 1;
    for (std::ptrdiff_t i = 0; i < count; i += step) {
        add(side.unmated[static_cast<std::size_t>(count - 1 - i)]);
        step = std::max<std::ptrdiff_t>(1, 8 * i / std::max(1, most));
    }
    if (count > 0)
        add(side.unmated.front());
    return points;
}

} // namespace plumbline
