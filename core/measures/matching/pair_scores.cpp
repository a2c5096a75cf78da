// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cassert>

#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/non_mated_pass.h"

namespace plumbline::measures {

namespace {

std::optional<MatchScores> scoresOfSample(const PairSpace& space, const EmbeddingView& probes,
                                          const EmbeddingView* gallery, const PairRules& rules,
                                          const ScoringSettings& settings, const std::stop_token& stop)
{
    const auto pairs = sampledScores(space, rules, stop);
    if (!pairs)
        return std::nullopt;
    ScoreList list;
    list.pairing = space.cells.pairing();
    list.groups = space.cells.groups();
    list.subjectsA = probes.subjects;
    list.groupsA = probes.groups;
    if (gallery != nullptr) {
        list.subjectsB = gallery->subjects;
        list.groupsB = gallery->groups;
    }
    list.pairs = *pairs;
    MatchScores scores = scoresOf(list, settings);
    scores.sampled = true;
    return scores;
}

std::optional<MatchScores> score(const EmbeddingView& probes, const EmbeddingView* gallery, Metric metric,
                                 int groups, const PairRules& rules, const ScoringSettings& settings,
                                 const std::stop_token& stop, const ScoringProgress& progress)
{
    const PairSpace space(probes, gallery, metric, groups, rules);
    auto mated = matedScores(space, probes, gallery, stop);
    if (!mated)
        return std::nullopt;
    std::optional<MatchScores> scores;
    if (rules.sampled > 0 && rules.sampled < space.most()) {
        scores = scoresOfSample(space, probes, gallery, rules, settings, stop);
    } else {
        constexpr int kSample = 1 << 16;
        const auto sampleSize = static_cast<int>(std::min<std::int64_t>(kSample, space.most()));
        ScoreCollector collector(space.cells, space.people, space.bins(),
                                 someScores(space, sampleSize, rules.seed), space.most(), settings);
        countComparisons(space, collector.crossed());
        if (scoreNonMated(space, collector, settings.threads, stop, progress))
            scores = collector.take(settings.threads);
    }
    if (scores)
        scores->mated = std::move(*mated);
    return scores;
}

} // namespace

std::optional<MatchScores> scorePairs(const EmbeddingView& view, Metric metric, int groups,
                                      const PairRules& rules, const ScoringSettings& settings,
                                      const std::stop_token& stop, const ScoringProgress& progress)
{
    return score(view, nullptr, metric, groups, rules, settings, stop, progress);
}

std::optional<MatchScores> scorePairs(const EmbeddingView& probes, const EmbeddingView& gallery,
                                      Metric metric, int groups, const PairRules& rules,
                                      const ScoringSettings& settings, const std::stop_token& stop,
                                      const ScoringProgress& progress)
{
    return score(probes, &gallery, metric, groups, rules, settings, stop, progress);
}

} // namespace plumbline::measures
