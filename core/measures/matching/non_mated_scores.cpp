// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/non_mated_scores.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace plumbline::measures {

namespace {

/// How many of these, best first, are at or above the threshold.
std::int64_t seen(std::span<const ScoredPair> tail, float threshold)
{
    return std::ranges::partition_point(
               tail, [threshold](const ScoredPair& pair) { return pair.score >= threshold; })
        - tail.begin();
}

} // namespace

NonMatedScores::NonMatedScores(ScoreBins bins, std::span<const std::uint64_t> counts,
                               std::vector<ScoredPair> tail, float exactFrom)
    : m_bins(bins)
    , m_from(at(bins.count()) + 1)
    , m_tail(std::move(tail))
    , m_exactFrom(exactFrom)
{
    assert(counts.size() == at(bins.count()));
    for (std::size_t bin = counts.size(); bin-- > 0;)
        m_from[bin] = m_from[bin + 1] + static_cast<std::int64_t>(counts[bin]);
    std::ranges::sort(m_tail, isBetter);
}

NonMatedScores NonMatedScores::merged(std::span<const NonMatedScores* const> parts)
{
    NonMatedScores sum;
    for (const NonMatedScores* part : parts) {
        if (part->size() == 0)
            continue;
        if (sum.m_from.empty()) {
            sum.m_bins = part->m_bins;
            sum.m_from.resize(part->m_from.size());
        }
        assert(sum.m_bins == part->m_bins);
        sum.m_exactFrom = std::max(sum.m_exactFrom, part->m_exactFrom);
        for (std::size_t bin = 0; bin < part->m_from.size(); ++bin)
            sum.m_from[bin] += part->m_from[bin];
    }
    for (const NonMatedScores* part : parts) {
        const auto exact = part->tail().first(at(seen(part->tail(), sum.m_exactFrom)));
        sum.m_tail.insert(sum.m_tail.end(), exact.begin(), exact.end());
    }
    std::ranges::sort(sum.m_tail, isBetter);
    return sum;
}

SeenAbove NonMatedScores::countFrom(float threshold) const
{
    if (size() == 0)
        return {};
    if (threshold >= m_exactFrom)
        return {seen(m_tail, threshold), true};
    const int bin = m_bins.bin(threshold);
    const std::int64_t low = m_from[at(bin)];
    if (threshold <= m_bins.edge(bin))
        return {low, true};
    const std::int64_t high = m_from[at(bin) + 1];
    const double share = std::min(double(threshold - m_bins.edge(bin)) / double(m_bins.width()), 1.0);
    const std::int64_t count = low - std::llround(share * static_cast<double>(low - high));
    return {std::max<std::int64_t>(count, std::ssize(m_tail)), low == high};
}

float NonMatedScores::thresholdFor(std::int64_t most) const
{
    assert(most >= 0);
    if (most < std::ssize(m_tail))
        return std::nextafter(m_tail[at(most)].score, std::numeric_limits<float>::infinity());
    if (size() == 0)
        return 0;
    const auto edge = std::ranges::partition_point(m_from, [most](std::int64_t from) { return from > most; });
    const float threshold = m_bins.edge(static_cast<int>(edge - m_from.begin()));
    return m_exactFrom == kNoLimit ? threshold : std::min(threshold, m_exactFrom);
}

} // namespace plumbline::measures
