// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/replicates.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
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

void addTo(std::uint64_t* sums, const SubjectCell& cell, std::uint64_t people)
{
    for (const RateOf rate : {RateOf::FacesFound, RateOf::ImagesSubmitted}) {
        const auto at = static_cast<std::size_t>(rate);
        sums[columnInGroup(rate, false)] += people * cell.n[at];
        sums[columnInGroup(rate, true)] += people * cell.errors[at];
    }
}

/// A binomial costs about as much as drawing this many people one by one.
constexpr std::int64_t kWorthABinomial = 12;

} // namespace

/// How the patterns are drawn: frequent ones by their number, the people of the rare ones one by one.
struct Replicates::Draw
{
    explicit Draw(const SubjectPatterns& all)
        : patterns(all)
    {
        for (std::size_t pattern = 0; pattern < all.size(); ++pattern) {
            const std::int64_t people = all.people(pattern);
            if (people < kWorthABinomial)
                rare.insert(rare.end(), static_cast<std::size_t>(people), pattern);
            else
                frequent.push_back(pattern);
        }
    }

    const SubjectPatterns& patterns;
    std::vector<std::size_t> frequent;
    std::vector<std::size_t> rare; ///< the pattern of every person who has a rare one
};

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

void Replicates::drawOne(const Draw& draw, std::uint64_t seed, int replicate,
                         std::vector<std::uint64_t>& sums)
{
    RandomStream random(seed, static_cast<std::uint64_t>(replicate));
    std::ranges::fill(sums, 0);
    const SubjectPatterns& patterns = draw.patterns;
    const auto add = [&sums, &patterns](std::size_t pattern, int people) {
        for (const SubjectCell& cell : patterns.cells(pattern))
            addTo(sums.data() + static_cast<std::size_t>(cell.group) * kColumns, cell,
                  static_cast<std::uint64_t>(people));
    };
    auto toDraw = static_cast<int>(patterns.people());
    std::int64_t toChooseFrom = patterns.people();
    for (const std::size_t pattern : draw.frequent) {
        const std::int64_t people = patterns.people(pattern);
        int drawn = toDraw; // the last pattern takes what is left
        if (people < toChooseFrom) {
            const double share = static_cast<double>(people) / static_cast<double>(toChooseFrom);
            drawn = boost::random::binomial_distribution<int, double>(toDraw, share)(random);
        }
        toChooseFrom -= people;
        toDraw -= drawn;
        if (drawn > 0)
            add(pattern, drawn);
    }
    if (toDraw > 0) {
        const boost::random::uniform_int_distribution<std::size_t> anybody(0, draw.rare.size() - 1);
        for (; toDraw > 0; --toDraw)
            add(draw.rare[anybody(random)], 1);
    }
    store(sums, replicate);
}

void Replicates::store(std::vector<std::uint64_t>& sums, int replicate)
{
    const auto all = sums.end() - static_cast<std::ptrdiff_t>(kColumns);
    std::size_t column = 0;
    for (auto sum = sums.begin(); sum != all; ++sum, column = (column + 1) % kColumns)
        *(all + static_cast<std::ptrdiff_t>(column)) += *sum;
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
    const Draw draw(patterns);
    std::atomic<int> next = 0;
    const auto work = [&] {
        std::vector<std::uint64_t> sums(static_cast<std::size_t>(result.m_groups + 1) * kColumns);
        while (!stop.stop_requested()) {
            const int first = next.fetch_add(kBatch);
            if (first >= count)
                return;
            for (int r = first; r < std::min(first + kBatch, count); ++r)
                result.drawOne(draw, seed, r, sums);
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
