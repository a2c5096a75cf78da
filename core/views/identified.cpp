// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/identified.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>

namespace plumbline {

namespace {

SearchRates ratesOf(const Identified& identified, std::optional<int> group, float threshold)
{
    const measures::Identification& searches = *identified.searches;
    return {searches.falsePositives(group, threshold, identified.ranks),
            searches.falseNegatives(group, threshold, identified.ranks),
            searches.falselyMatched(group, threshold, identified.ranks)};
}

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

IdentifiedPoint identifiedAt(const Identified& identified, float threshold)
{
    IdentifiedPoint point;
    point.threshold = threshold;
    point.all = ratesOf(identified, std::nullopt, threshold);
    for (int group = 0; group <= identified.unknown(); ++group)
        point.groups.push_back(ratesOf(identified, group == identified.unknown() ? -1 : group, threshold));
    return point;
}

float thresholdAtRate(const Identified& identified, double fpir)
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const auto threshold = identified.searches->thresholdAt(fpir);
    if (threshold && std::isfinite(*threshold))
        return *threshold;
    std::vector<float> others;
    for (const measures::Search& search : identified.searches->searches()) {
        if (search.bestOther && search.otherRank <= identified.ranks)
            others.push_back(*search.bestOther);
    }
    if (others.empty())
        return 0;
    std::sort(others.begin(), others.end(), std::greater<>());
    const double probes = static_cast<double>(identified.searches->searches().size());
    constexpr double kRounding = 1e-9; // 0.3 of 10 is 3
    const auto allowed = static_cast<std::size_t>(fpir * probes + kRounding);
    if (threshold || allowed >= others.size()) // any will do: the lowest that was seen
        return others.back();
    return std::nextafter(others[allowed], kInfinity);
}

IdentifiedPoint identifiedAtRate(const Identified& identified, double fpir)
{
    IdentifiedPoint point = identifiedAt(identified, thresholdAtRate(identified, fpir));
    point.wanted = fpir;
    point.isBeyondData = fpir * static_cast<double>(point.all.falsePositives.comparisons) < 1;
    return point;
}

std::vector<IdentifiedPoint> identifiedPoints(const Identified& identified, const MatchThresholds& thresholds)
{
    std::vector<IdentifiedPoint> points;
    for (const double threshold : thresholds.scores)
        points.push_back(identifiedAt(identified, static_cast<float>(threshold)));
    for (const double rate : thresholds.rates)
        points.push_back(identifiedAtRate(identified, rate));
    if (points.empty())
        points.push_back(identifiedAtRate(identified, kUsualFpir));
    return points;
}

std::vector<int> usualRanks(const Identified& identified)
{
    const int last = std::min(identified.ranks, static_cast<int>(identified.galleryImages.size()));
    std::vector<int> ranks;
    for (const int rank : {1, 5, 10, 20, 50}) {
        if (rank < last)
            ranks.push_back(rank);
    }
    ranks.push_back(last);
    return ranks;
}

std::vector<SearchStep> searchCurve(const Identified& identified, int most)
{
    std::vector<float> others, unmated,
        mates; // best scores of others: of all, of the unmated; of mates found
    std::int64_t mated = 0;
    const auto searches = identified.searches->searches();
    for (const measures::Search& search : searches) {
        const bool lists = search.bestOther && search.otherRank <= identified.ranks;
        if (lists)
            others.push_back(*search.bestOther);
        if (lists && !search.isMated)
            unmated.push_back(*search.bestOther);
        mated += search.isMated ? 1 : 0;
        if (search.isMated && search.mateRank && *search.mateRank <= identified.ranks)
            mates.push_back(search.mateScore);
    }
    for (auto* scores : {&others, &unmated, &mates})
        std::sort(scores->begin(), scores->end());
    std::vector<SearchStep> steps;
    const auto add = [&](float threshold) {
        if (!steps.empty() && steps.back().threshold == threshold)
            return;
        steps.push_back({threshold, share(from(unmated, threshold), std::ssize(searches) - mated),
                         share(mated - from(mates, threshold), mated),
                         share(from(others, threshold), std::ssize(searches)).value_or(0)});
    };
    const auto count = std::ssize(others);
    const auto stride = std::max<std::ptrdiff_t>(1, count / most);
    for (std::ptrdiff_t i = 0; i < count; i += stride)
        add(others[static_cast<std::size_t>(i)]);
    if (count > 0)
        add(others.back());
    return steps;
}

measures::FalseMatchShare falseMatchShare(const Identified& identified, const std::vector<bool>& chosen,
                                          float threshold)
{
    return measures::falseMatchShare(*identified.searches, chosen, threshold, identified.ranks,
                                     identified.level);
}

} // namespace plumbline
