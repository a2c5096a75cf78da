// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include "core/session/group_names.h"
#include "core/session/matching_desk.h"
#include "core/session/matching_sides.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/session/score_measure.h"
#include "core/store/score_store.h"

namespace plumbline {

using namespace matching;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

/// Mated pairs that cannot be compared, without those that were not to be.
measures::LostPairs lostPairs(const measures::MatchCells& cells, const Sides& sides,
                              const LeftOutPairs& leftOut)
{
    auto lost = measures::lostMatedPairs(cells, sides.probes.tries, sides.gallery.tries);
    for (const auto& [a, b] : leftOut.images) {
        const auto atA = sides.probes.tryOf.find(a);
        const auto atB = sides.others().tryOf.find(b);
        if (atA == sides.probes.tryOf.end() || atB == sides.others().tryOf.end())
            continue;
        const measures::EnrolmentTry& one = sides.probes.tries[place(atA->second)];
        const measures::EnrolmentTry& other = sides.others().tries[place(atB->second)];
        if (one.subject < 0 || one.subject != other.subject)
            continue;
        const std::size_t cell = place(cells.cell(one.group, other.group));
        --lost.all[cell];
        lost.lost[cell] -= one.failed || other.failed ? 1 : 0;
    }
    return lost;
}

/// Everything of one run; an error when stopped.
Result<Matched> compare(Matched matched, const Asked& asked, const EmbeddingSet& set, const MatchQuery& query,
                        const std::function<void(double)>& progress, const std::stop_token& stop)
{
    const Sides sides(asked, set);
    if (sides.probes.images.empty() || sides.others().images.empty())
        return Error {
            ErrorCode::Usage,
            tr("%1 enrolled no face on one of the two sides; there is nothing to compare.").arg(matched.name),
            {}};
    matched.metric = metricOf(set.form.metric);
    measures::PairRules rules;
    rules.sampled = query.pairs;
    rules.seed = query.seed;
    rules.leftOut = sides.rowsOf(asked.leftOut.images);
    matched.pairs.leftOut = std::ssize(rules.leftOut);
    const Sides::Pairs samePerson = sides.rowsOf(asked.samePerson);
    matched.pairs.samePerson = std::ssize(samePerson);
    matched.samePerson = scoredPairs(samePerson, sides, set.form.metric);
    rules.leftOut.insert(rules.leftOut.end(), samePerson.begin(), samePerson.end());
    const int groups = asked.groups.count();
    auto scores = sides.isOneSet
        ? measures::scorePairs(sides.probes.view(), matched.metric, groups, rules, {}, stop, progress)
        : measures::scorePairs(sides.probes.view(), sides.gallery.view(), matched.metric, groups, rules, {},
                               stop, progress);
    const Error stopped {ErrorCode::Cancelled, tr("The comparison was stopped."), {}};
    if (!scores)
        return stopped;
    if (!sides.isOneSet && query.pairs == 0) {
        const auto lists =
            candidatesOf(sides, matched.metric, rules.leftOut, measures::SearchSettings().candidates, stop);
        if (!lists)
            return stopped;
        matched.searches = identificationOf(*lists, sides, rules.leftOut, query.level);
    }
    matched.lost = lostPairs(scores->cells, sides, asked.leftOut);
    matched.scores = std::make_shared<const measures::MatchScores>(std::move(*scores));
    std::vector<measures::EnrolmentTry> tries = sides.probes.tries;
    tries.insert(tries.end(), sides.gallery.tries.begin(), sides.gallery.tries.end());
    addEnrolment(matched, measures::enrolmentOf(std::move(tries), groups, matched.level));
    matched.probeImages = sides.probes.images;
    matched.galleryImages = sides.gallery.images;
    matched.probeGroups = sides.probes.groups;
    matched.galleryGroups = sides.gallery.groups;
    matched.probePeople = peopleAmong(sides.probes.subjects);
    matched.galleryPeople = peopleAmong(sides.gallery.subjects);
    return matched;
}

} // namespace

Result<std::vector<Matched>> MatchingDesk::measure(const MatchQuery& query,
                                                   const std::function<void(const Progress&)>& progress,
                                                   const std::stop_token& stop) const
{
    const auto runs = m_project.runsFor(query.task, query.systems, query.runs, false);
    if (!runs)
        return runs.error();
    if (runs->empty())
        return Error {
            ErrorCode::Usage,
            tr("No system has enrolled the faces of %1; run the task verify first.").arg(m_project.name()),
            {}};
    const auto asked =
        askedOf(query, m_project.dataset(), m_project.m_cache->index(), *m_project.m_cache->book());
    if (!asked)
        return asked.error();
    const auto excluded = m_project.m_cache->book()->excluded();
    LeftOutPairs leftOut = asked->leftOut; // of imported scores: one list of both
    leftOut.images.insert(leftOut.images.end(), asked->samePerson.begin(), asked->samePerson.end());
    const GroupNames names = GroupNames::load(m_project);
    std::vector<Matched> results;
    for (const RunRecord& run : *runs) {
        if (run.state != RunState::Finished)
            return Error {ErrorCode::Usage,
                          tr("Run %1 is not finished; go on with it (run --resume) and compare then.")
                              .arg(run.id.value()),
                          {}};
        const auto imported = ScoreStore(*m_project.m_store).load(run.id);
        if (!imported)
            return imported.error();
        const auto set = *imported ? Result<EmbeddingSet>(EmbeddingSet()) : embeddings(run.id);
        if (!set)
            return set.error();
        Matched matched;
        matched.dataset = m_project.name();
        matched.synthetic = asked->data->synthetic;
        matched.system = run.system;
        matched.name = m_project.services().systemName(run.system);
        matched.run = run.id;
        matched.ended = run.endedUtc;
        matched.by = query.by;
        matched.groups = asked->groups.values;
        matched.originals = query.by.isEmpty() ? std::vector<QString> {tr("Everybody")}
                                               : m_project.labelsOf({query.by, asked->groups.values, {}});
        matched.labels = query.by.isEmpty() ? matched.originals
                                            : names.given(query.by, asked->groups.values, matched.originals);
        matched.originals.push_back(tr("Unknown"));
        matched.labels.push_back(tr("Unknown"));
        matched.pairs = {
            query.probes, query.within, query.pairs, query.seed, 0, 0, asked->leftOut.unknownNames};
        matched.level = query.level;
        matched.excluded = std::count_if(excluded.begin(), excluded.end(),
                                         [&](ImageId image) { return asked->index->contains(image); });
        const auto tell = [&, done = std::ssize(results)](double part) {
            constexpr double kSteps = 1000;
            Progress step;
            step.done = static_cast<qint64>(kSteps * (static_cast<double>(done) + part));
            step.total = static_cast<qint64>(kSteps) * std::ssize(*runs);
            step.what = tr("Comparing faces (%1)").arg(matched.name);
            progress(step);
        };
        auto compared = *imported
            ? compareScores(matched,
                            {*asked->data, *asked->index, asked->groups.ofImage, asked->groups.count(),
                             asked->strata, asked->isProbe, leftOut, excluded, query},
                            **imported)
            : compare(matched, *asked, *set, query, tell, stop);
        if (!compared)
            return compared.error();
        results.push_back(std::move(*compared));
    }
    return results;
}

FalseMatches MatchingDesk::falseMatches(const Matched& matched, std::optional<double> threshold,
                                        qint64 top) const
{
    const auto data = m_project.dataset();
    const measures::NonMatedScores best = matched.scores->nonMatedOf(matched.scores->cells.all());
    const float from = threshold ? static_cast<float>(*threshold) : -std::numeric_limits<float>::infinity();
    FalseMatches list;
    list.threshold = threshold;
    list.all = threshold ? best.countFrom(from).count : best.size();
    const std::int64_t wanted = top > 0 ? std::min<std::int64_t>(top, list.all) : list.all;
    const auto side = [&](int image, int group) {
        const Image& one = data->images[place(image)];
        const int known = group < 0 ? matched.unknown() : group;
        return FalseMatch::Side {one.id, one.file, data->subjects.value(one.subject),
                                 matched.labels[place(known)], known};
    };
    const bool oneSet = matched.isOneSet();
    const std::vector<int>& galleryImages = oneSet ? matched.probeImages : matched.galleryImages;
    const std::vector<int>& galleryGroups = oneSet ? matched.probeGroups : matched.galleryGroups;
    const auto listed = [&](int rank, const measures::ScoredPair& pair) {
        const std::size_t a = place(pair.a), b = place(pair.b);
        return FalseMatch {rank, 0, pair.score, side(matched.probeImages[a], matched.probeGroups[a]),
                           side(galleryImages[b], galleryGroups[b])};
    };
    for (const measures::ScoredPair& pair : best.tail()) {
        if (pair.score < from || std::ssize(list.pairs) >= wanted)
            break;
        list.pairs.push_back(listed(static_cast<int>(list.pairs.size()) + 1, pair));
    }
    for (const measures::ScoredPair& pair : matched.samePerson) {
        if (pair.score >= from)
            list.samePerson.push_back(listed(0, pair));
    }
    list.isComplete = std::ssize(list.pairs) == wanted;
    return list;
}

} // namespace plumbline
