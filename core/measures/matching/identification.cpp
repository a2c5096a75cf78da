// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/identification.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <unordered_set>

#include "core/measures/matching/clustered_rate.h"

namespace plumbline::measures {

namespace {

void readList(std::span<const Candidate> list, const EmbeddingView& gallery, Search& search)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        const int rank = static_cast<int>(i) + 1;
        const int subject = gallery.subjects[at(list[i].gallery)];
        if (subject >= 0 && subject == search.subject) {
            if (!search.mateRank) {
                search.mateRank = rank;
                search.mateScore = list[i].score;
            }
        } else if (!search.bestOther) {
            search.bestOther = list[i].score;
            search.otherRank = rank;
            search.otherGallery = list[i].gallery;
        }
    }
}

} // namespace

Identification Identification::of(const CandidateLists& lists, const EmbeddingView& probes,
                                  const EmbeddingView& gallery, double level)
{
    assert(lists.probes() == probes.rows());
    const std::unordered_set<int> enrolled(gallery.subjects.begin(), gallery.subjects.end());
    std::vector<Search> searches;
    for (int probe = 0; probe < probes.rows(); ++probe) {
        Search search;
        search.probe = probe;
        search.group = probes.groups[at(probe)];
        search.subject = probes.subjects[at(probe)];
        search.isMated = search.subject >= 0 && enrolled.contains(search.subject);
        readList(lists.of(probe), gallery, search);
        searches.push_back(search);
    }
    return Identification(std::move(searches), level);
}

template<class Counts, class Errs>
PairRate Identification::rate(std::optional<int> group, const Counts& counts, const Errs& errs) const
{
    std::vector<Attempt> attempts;
    for (const Search& search : m_searches)
        if ((!group || search.group == *group) && counts(search))
            attempts.push_back({search.subject, errs(search)});
    return clusteredRate(attempts, m_level);
}

PairRate Identification::falsePositives(std::optional<int> group, float threshold, int ranks) const
{
    return rate(
        group, [](const Search& search) { return !search.isMated; },
        [=](const Search& search) { return search.returnsOther(threshold, ranks); });
}

std::optional<float> Identification::thresholdAt(double rate) const
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    std::vector<float> scores;
    std::size_t searched = 0;
    for (const Search& search : m_searches) {
        if (search.isMated)
            continue;
        ++searched;
        if (search.bestOther)
            scores.push_back(*search.bestOther);
    }
    if (searched == 0)
        return std::nullopt;
    std::ranges::sort(scores, std::greater<>());
    constexpr double kRounding = 1e-9; // 0.3 of 10 is 3
    const auto allowed = static_cast<std::size_t>(rate * static_cast<double>(searched) + kRounding);
    if (allowed >= scores.size())
        return -kInfinity;
    return std::nextafter(scores[allowed], kInfinity);
}

PairRate Identification::falseNegatives(std::optional<int> group, float threshold, int ranks) const
{
    return rate(
        group, [](const Search& search) { return search.isMated; },
        [=](const Search& search) {
        return !search.mateRank || *search.mateRank > ranks || search.mateScore < threshold;
        });
}

PairRate Identification::identified(std::optional<int> group, int rank) const
{
    return rate(
        group, [](const Search& search) { return search.isMated; },
        [=](const Search& search) { return search.mateRank && *search.mateRank <= rank; });
}

PairRate Identification::falselyMatched(std::optional<int> group, float threshold, int ranks) const
{
    return rate(
        group, [](const Search&) { return true; },
        [=](const Search& search) { return search.returnsOther(threshold, ranks); });
}

} // namespace plumbline::measures
