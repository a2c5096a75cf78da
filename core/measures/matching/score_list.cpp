// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cassert>
#include <tuple>

#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/score_collector.h"

namespace plumbline::measures {

namespace {

/// A non-mated comparison of the list, with its people.
struct Entry
{
    ScoredPair pair;
    int cell = 0;
    int slotA = 0, slotB = 0;
};

/// Scores at even steps through the list: its order is not that of the scores, or the whole list is taken.
std::vector<float> someOf(const std::vector<Entry>& entries)
{
    constexpr std::size_t kEnough = 1'000'000;
    std::vector<float> scores;
    const std::size_t step = entries.size() / kEnough + 1;
    for (std::size_t i = 0; i < entries.size(); i += step)
        scores.push_back(entries[i].pair.score);
    return scores;
}

ScoreBins binsOf(const std::vector<Entry>& entries)
{
    if (entries.empty())
        return {};
    const auto [low, high] =
        std::ranges::minmax_element(entries, {}, [](const Entry& entry) { return entry.pair.score; });
    return {low->pair.score, high->pair.score};
}

/// Entries of one cell and one pair of people together, best first.
void collect(std::vector<Entry>& entries, ScoreCollector& collector)
{
    std::ranges::sort(entries, [](const Entry& x, const Entry& y) {
        const auto key = [](const Entry& of) { return std::tuple(of.cell, of.slotA, of.slotB); };
        return key(x) != key(y) ? key(x) < key(y) : isBetter(x.pair, y.pair);
    });
    ScoreCollector::Part part(collector);
    CrossedCounts& crossed = collector.crossed();
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        const Entry& first = entries[begin];
        while (end < entries.size() && entries[end].cell == first.cell && entries[end].slotA == first.slotA
               && entries[end].slotB == first.slotB)
            ++end;
        const auto compared = static_cast<std::int64_t>(end - begin);
        crossed.addComparisons(first.slotA, crossed.slot(first.slotB).group, compared);
        crossed.addComparisons(first.slotB, crossed.slot(first.slotA).group, compared);
        crossed.addComparedSquares(first.cell, static_cast<double>(compared) * static_cast<double>(compared));
        for (std::size_t i = begin; i < end; ++i) {
            const float score = entries[i].pair.score;
            const int bin = collector.bins().bin(score);
            ++part.counts(first.cell)[bin];
            if (bin < collector.firstTailBin())
                continue;
            const int step = crossed.grid().ofBin(bin);
            crossed.addSeen(first.slotA, crossed.slot(first.slotB).group, step, 1);
            crossed.addSeen(first.slotB, crossed.slot(first.slotA).group, step, 1);
            part.pairSums().add(first.cell, step, static_cast<std::int64_t>(i - begin) + 1, compared);
            if (score >= part.tailBound(first.cell))
                part.keep(first.cell, entries[i].pair);
        }
        part.room(compared);
        begin = end;
    }
}

} // namespace

MatchScores scoresOf(const ScoreList& list, const ScoringSettings& settings)
{
    const MatchCells cells(list.pairing, list.groups);
    const bool oneSet = list.pairing == Pairing::OneSet;
    const auto people = PeopleSlots::of(cells, list.subjectsA, list.groupsA, list.subjectsB, list.groupsB);
    const std::vector<int>& subjectB = oneSet ? people.subjectA : people.subjectB;
    const std::vector<int>& slotB = oneSet ? people.slotA : people.slotB;
    const std::span<const int> groupsB = oneSet ? list.groupsA : list.groupsB;
    std::vector<Entry> entries;
    std::vector<std::vector<MatedPair>> mated(at(cells.count()));
    for (std::size_t i = 0; i < list.pairs.size(); ++i) {
        ScoredPair pair = list.pairs[i];
        assert(!oneSet || pair.a != pair.b);
        if (oneSet && pair.b < pair.a)
            std::swap(pair.a, pair.b);
        const int cell = cells.cell(list.groupsA[at(pair.a)], groupsB[at(pair.b)]);
        const Mating mating = list.matings.empty() ? Mating::BySubject : list.matings[i];
        const bool sameSubject = people.subjectA[at(pair.a)] == subjectB[at(pair.b)];
        if (mating == Mating::Mated || (mating == Mating::BySubject && sameSubject)) {
            mated[at(cell)].push_back({pair, people.subjectA[at(pair.a)]});
            continue;
        }
        Entry entry {pair, cell, people.slotA[at(pair.a)], slotB[at(pair.b)]};
        if (oneSet && entry.slotB < entry.slotA)
            std::swap(entry.slotA, entry.slotB);
        entries.push_back(entry);
    }
    ScoreCollector collector(cells, people, binsOf(entries), someOf(entries), std::ssize(entries), settings);
    collect(entries, collector);
    MatchScores scores = collector.take(settings.threads);
    for (std::size_t cell = 0; cell < mated.size(); ++cell)
        scores.mated[cell] = MatedScores(std::move(mated[cell]));
    return scores;
}

} // namespace plumbline::measures
