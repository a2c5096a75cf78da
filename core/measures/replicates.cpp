// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/replicates.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <cassert>
#include <limits>
#include <thread>

#include "core/measures/random_stream.h"

namespace plumbline::measures {

namespace {

/// Columns of one group: n and errors of either rate.
constexpr std::size_t kColumns = 4;

/// Replicates that a thread takes at a time: enough for a fair share, few enough to stop soon.
constexpr int kBatch = 32;

std::size_t columnInGroup(RateOf rate, bool errors)
{
    return 2 * static_cast<std::size_t>(rate) + (errors ? 1 : 0);
}

void add(std::uint64_t* sums, const SubjectCell& cell, std::uint64_t people)
{
    for (const RateOf rate : {RateOf::FacesFound, RateOf::ImagesSubmitted}) {
        const auto at = static_cast<std::size_t>(rate);
        sums[columnInGroup(rate, false)] += people * cell.n[at];
        sums[columnInGroup(rate, true)] += people * cell.errors[at];
    }
}

} // namespace

Replicates::Replicates(int count, int groups)
    : m_count(count)
    , m_groups(groups)
    , m_values(static_cast<std::size_t>(count) * static_cast<std::size_t>(groups + 1) * kColumns)
{
}

std::size_t Replicates::column(RateOf rate, int group, bool errors) const
{
    assert(group >= 0 && group <= m_groups);
    return (static_cast<std::size_t>(group) * kColumns + columnInGroup(rate, errors))
        * static_cast<std::size_t>(m_count);
}

std::span<const std::uint32_t> Replicates::errors(RateOf rate, int group) const
{
    return {m_values.data() + column(rate, group, true), static_cast<std::size_t>(m_count)};
}

std::span<const std::uint32_t> Replicates::n(RateOf rate, int group) const
{
    return {m_values.data() + column(rate, group, false), static_cast<std::size_t>(m_count)};
}

void Replicates::drawOne(const SubjectPatterns& patterns, std::uint64_t seed, int replicate,
                         std::vector<std::uint64_t>& sums)
{
    RandomStream random(seed, static_cast<std::uint64_t>(replicate));
    std::ranges::fill(sums, 0);
    std::uint64_t* const all = sums.data() + static_cast<std::size_t>(m_groups) * kColumns;
    auto toDraw = static_cast<int>(patterns.people());
    std::int64_t toChooseFrom = patterns.people();
    for (std::size_t k = 0; k < patterns.size() && toDraw > 0; ++k) {
        const std::int64_t people = patterns.people(k);
        int drawn = toDraw; // the last pattern takes what is left
        if (people < toChooseFrom) {
            const double share = static_cast<double>(people) / static_cast<double>(toChooseFrom);
            drawn = boost::random::binomial_distribution<int, double>(toDraw, share)(random);
        }
        toChooseFrom -= people;
        toDraw -= drawn;
        if (drawn == 0)
            continue;
        for (const SubjectCell& cell : patterns.cells(k)) {
            add(sums.data() + static_cast<std::size_t>(cell.group) * kColumns, cell,
                static_cast<std::uint64_t>(drawn));
            add(all, cell, static_cast<std::uint64_t>(drawn));
        }
    }
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t i = 0; i < sums.size(); ++i) {
        m_values[i * static_cast<std::size_t>(m_count) + static_cast<std::size_t>(replicate)] =
            static_cast<std::uint32_t>(std::min(sums[i], kMost));
    }
}

std::optional<Replicates> Replicates::draw(const SubjectPatterns& patterns, int count, std::uint64_t seed,
                                           const std::stop_token& stop, unsigned threads)
{
    assert(patterns.people() > 0 && patterns.people() <= kMaxCount && count > 0);
    Replicates result(count, patterns.groups());
    std::atomic<int> next = 0;
    const auto work = [&] {
        std::vector<std::uint64_t> sums(static_cast<std::size_t>(result.m_groups + 1) * kColumns);
        while (!stop.stop_requested()) {
            const int first = next.fetch_add(kBatch);
            if (first >= count)
                return;
            for (int r = first; r < std::min(first + kBatch, count); ++r)
                result.drawOne(patterns, seed, r, sums);
        }
    };
    // A thread more must have something to do: some ten thousand draws take a millisecond.
    constexpr std::size_t kWorthAThread = 20'000;
    const std::size_t draws = patterns.size() * static_cast<std::size_t>(count);
    if (threads == 0)
        threads = std::min(std::max(std::thread::hardware_concurrency(), 1U),
                           static_cast<unsigned>(std::min<std::size_t>(draws / kWorthAThread + 1, 64)));
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i)
            others.emplace_back(work);
        work();
    }
    if (stop.stop_requested())
        return std::nullopt;
    return result;
}

} // namespace plumbline::measures
