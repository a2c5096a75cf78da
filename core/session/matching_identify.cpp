// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "core/session/gallery_draw.h"
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

/// Everything of one run; an error when stopped.
Result<Identified> searched(Identified one, const Asked& asked, const EmbeddingSet& set,
                            const measures::ScoringProgress& progress, const std::stop_token& stop)
{
    const Sides sides(asked, set);
    if (sides.probes.images.empty() || sides.gallery.images.empty())
        return Error {ErrorCode::Usage,
                      tr("%1 enrolled no face among the probes or none in the gallery; there is nothing to "
                         "search.")
                          .arg(one.name),
                      {}};
    one.metric = metricOf(set.form.metric);
    Sides::Pairs leftOut = sides.rowsOf(asked.leftOut.images);
    one.leftOut = std::ssize(leftOut);
    const Sides::Pairs samePerson = sides.rowsOf(asked.samePerson);
    one.samePerson = std::ssize(samePerson);
    one.samePersonPairs = scoredPairs(samePerson, sides, set.form.metric);
    leftOut.insert(leftOut.end(), samePerson.begin(), samePerson.end());
    auto lists = candidatesOf(sides, one.metric, leftOut, one.ranks, stop, progress);
    if (!lists)
        return Error {ErrorCode::Cancelled, tr("The search was stopped."), {}};
    one.searches =
        std::make_shared<const measures::Identification>(identificationOf(*lists, sides, leftOut, one.level));
    one.lists = std::make_shared<const measures::CandidateLists>(std::move(*lists));
    one.probeImages = sides.probes.images;
    one.galleryImages = sides.gallery.images;
    one.probeGroups = sides.probes.groups;
    one.galleryGroups = sides.gallery.groups;
    one.gallery.images = std::ssize(sides.gallery.images);
    one.gallery.people = peopleAmong(sides.gallery.subjects);
    one.probePeople = peopleAmong(sides.probes.subjects);
    measures::Enrolment enrolment =
        measures::enrolmentOf(sides.probes.tries, asked.groups.count(), one.level);
    one.notEnrolled = enrolment.failures;
    one.notEnrolledBy = std::move(enrolment.failuresByGroup);
    return one;
}

Error whatIsMissing(const IdentifyQuery& query)
{
    if (query.ranks < 1)
        return {ErrorCode::Usage, tr("A candidate list has at least one place."), {}};
    const auto& share = query.gallery.share;
    if (share && !(*share >= 0 && *share <= 1))
        return {ErrorCode::Usage, tr("The share of a group lies between 0 and 1."), {}};
    return {};
}

/// The candidate lists of a file, read as if they had been made here.
Result<Identified> imported(Identified one, const Asked& asked, const IdentifyQuery& query,
                            const std::unordered_set<ImageId>& excluded, const PairScoreSet& scores)
{
    if (scores.layout != ScoreLayout::Candidates)
        return Error {ErrorCode::Usage,
                      tr("Run %1 is scores of pairs from a file and holds no searches; measure it with the "
                         "task verify.")
                          .arg(one.run.value()),
                      {}};
    if (!query.gallery.drawsNothing())
        return Error {ErrorCode::Usage,
                      tr("Run %1 is candidate lists from a file: whom another gallery would have returned is "
                         "not known. Search in the whole gallery.")
                          .arg(one.run.value()),
                      {}};
    LeftOutPairs leftOut = asked.leftOut;
    leftOut.images.insert(leftOut.images.end(), asked.samePerson.begin(), asked.samePerson.end());
    return searchScores(std::move(one),
                        {*asked.data, *asked.index, asked.groups.ofImage, asked.groups.count(), asked.strata,
                         asked.isProbe, leftOut, excluded, query.faces},
                        scores);
}

Error nobodyToSearchFor()
{
    return {ErrorCode::Usage,
            tr("Say who is searched for: a rule for the probes, attribute=value or a folder."),
            {}};
}

Error nobodyEnrolled(const Project& project)
{
    return {ErrorCode::Usage,
            tr("No system has enrolled the faces of %1; run the task verify first.").arg(project.name()),
            {}};
}

/// Leaves in the gallery who is drawn.
Result<void> draw(Asked& asked, const std::unordered_set<ImageId>& excluded, const GalleryDraw& rule)
{
    if (rule.drawsNothing() || asked.isProbe.empty())
        return {};
    std::vector<bool> isExcluded;
    for (const Image& image : asked.data->images)
        isExcluded.push_back(excluded.contains(image.id));
    auto taken = drawGallery(*asked.data, asked.isProbe, isExcluded, rule);
    if (!taken)
        return taken.error();
    asked.isTaken = std::move(*taken);
    return {};
}

/// What is known of a run before anybody is searched.
Identified begun(const RunRecord& run, const IdentifyQuery& query, const Asked& asked, const Project& project,
                 std::int64_t excluded)
{
    Identified one;
    one.dataset = project.name();
    one.synthetic = asked.data->synthetic;
    one.system = run.system;
    one.name = project.services().systemName(run.system);
    one.run = run.id;
    one.ended = run.endedUtc;
    one.by = query.faces.by;
    one.groups = asked.groups.values;
    one.probes = query.faces.probes;
    one.gallery = {0, 0, query.gallery.people, query.gallery.seed, query.gallery.mix, query.gallery.share};
    one.level = query.faces.level;
    one.ranks = query.ranks;
    one.excluded = excluded;
    return one;
}

} // namespace

Result<std::vector<Identified>> MatchingDesk::identify(const IdentifyQuery& query,
                                                       const std::function<void(const Progress&)>& progress,
                                                       const std::stop_token& stop) const
{
    if (Error missing = whatIsMissing(query); !missing.userText.isEmpty())
        return missing;
    MatchQuery faces = query.faces;
    faces.task = QStringLiteral("verify"); // faces are enrolled once, whatever is asked of them
    faces.within.clear();
    const auto runs = m_project.runsFor(faces.task, faces.systems, faces.runs, false);
    if (!runs)
        return runs.error();
    if (runs->empty())
        return nobodyEnrolled(m_project);
    const auto book = m_project.m_cache->book();
    auto asked = askedOf(faces, m_project.dataset(), m_project.m_cache->index(), *book);
    if (!asked)
        return asked.error();
    const auto excluded = book->excluded();
    if (const auto drawn = draw(*asked, excluded, query.gallery); !drawn)
        return drawn.error();
    const std::vector<QString> originals = faces.by.isEmpty()
        ? std::vector<QString> {tr("Everybody")}
        : m_project.labelsOf({faces.by, asked->groups.values, {}});
    std::vector<QString> labels = faces.by.isEmpty()
        ? originals
        : GroupNames::load(m_project).given(faces.by, asked->groups.values, originals);
    labels.push_back(tr("Unknown"));
    const auto excludedHere = std::count_if(excluded.begin(), excluded.end(),
                                            [&](ImageId image) { return asked->index->contains(image); });
    std::vector<Identified> results;
    const bool isChosen = !faces.systems.isEmpty() || !faces.runs.empty();
    for (const RunRecord& run : *runs) {
        const auto kept = ScoreStore(*m_project.m_store).load(run.id);
        if (!kept)
            return kept.error();
        const bool isList = *kept && (*kept)->layout == ScoreLayout::Candidates;
        if (*kept && !isChosen && (!isList || !query.gallery.drawsNothing()))
            continue; // pairs that somebody chose are no searches; a list is of its own gallery
        if (run.state != RunState::Finished)
            return Error {ErrorCode::Usage,
                          tr("Run %1 is not finished; go on with it (run --resume) and search then.")
                              .arg(run.id.value()),
                          {}};
        Identified one = begun(run, query, *asked, m_project, excludedHere);
        one.originals = originals;
        one.labels = labels;
        if (*kept) {
            auto read = imported(one, *asked, query, excluded, **kept);
            if (!read)
                return read.error();
            results.push_back(std::move(*read));
            continue;
        }
        if (query.faces.probes.isEmpty())
            return nobodyToSearchFor();
        const auto set = embeddings(run.id);
        if (!set)
            return set.error();
        const auto tell = [&, done = std::ssize(results)](double part) {
            constexpr double kSteps = 1000;
            Progress step;
            step.done = static_cast<qint64>(kSteps * (static_cast<double>(done) + part));
            step.total = static_cast<qint64>(kSteps) * std::ssize(*runs);
            step.what = tr("Searching faces (%1)").arg(one.name);
            progress(step);
        };
        auto found = searched(one, *asked, *set, tell, stop);
        if (!found)
            return found.error();
        results.push_back(std::move(*found));
    }
    if (results.empty())
        return nobodyEnrolled(m_project);
    return results;
}

Result<std::vector<Identified>>
MatchingDesk::smallerGalleries(const IdentifyQuery& query, const Identified& whole,
                               const std::function<void(const Progress&)>& progress,
                               const std::stop_token& stop) const
{
    constexpr std::int64_t kFewest = 3;
    constexpr std::size_t kSteps = 6;
    if (whole.imported)
        return Error {
            ErrorCode::Usage,
            tr("These are candidate lists from a file: whom a smaller gallery would have returned is "
               "not known."),
            {}};
    std::vector<std::int64_t> sizes;
    for (std::int64_t size = whole.gallery.people / 2; size >= kFewest && sizes.size() < kSteps; size /= 2)
        sizes.push_back(size);
    IdentifyQuery smaller = query;
    smaller.faces.systems.clear();
    smaller.faces.runs = {whole.run};
    std::vector<Identified> galleries {whole};
    for (const std::int64_t size : sizes) {
        smaller.gallery.people = size;
        auto found = identify(smaller, progress, stop);
        if (!found)
            return found.error();
        galleries.push_back(std::move(found->front()));
    }
    std::reverse(galleries.begin(), galleries.end());
    return galleries;
}

FalseMatches MatchingDesk::falseCandidates(const Identified& identified, std::optional<double> threshold,
                                           qint64 top) const
{
    const auto data = m_project.dataset();
    const float from = threshold ? static_cast<float>(*threshold) : -std::numeric_limits<float>::infinity();
    const auto subjectOf = [&](int image) { return data->images[place(image)].subject; };
    const auto side = [&](int image, int group) {
        const Image& one = data->images[place(image)];
        const int known = group < 0 ? identified.unknown() : group;
        return FalseMatch::Side {one.id, one.file, data->subjects.value(one.subject),
                                 identified.labels[place(known)], known};
    };
    FalseMatches list;
    list.threshold = threshold;
    for (int probe = 0; probe < identified.lists->probes(); ++probe) {
        const int image = identified.probeImages[place(probe)];
        int rank = 0;
        for (const measures::Candidate& candidate : identified.lists->of(probe)) {
            ++rank;
            if (candidate.score < from)
                break;
            const int other = identified.galleryImages[place(candidate.gallery)];
            if (subjectOf(image) >= 0 && subjectOf(image) == subjectOf(other))
                continue;
            FalseMatch match;
            match.candidate = rank;
            match.score = candidate.score;
            match.a = side(image, identified.probeGroups[place(probe)]);
            match.b = side(other, identified.galleryGroups[place(candidate.gallery)]);
            list.pairs.push_back(std::move(match));
        }
    }
    for (const measures::ScoredPair& pair : identified.samePersonPairs) {
        if (pair.score < from)
            continue;
        FalseMatch match;
        match.score = pair.score;
        match.a = side(identified.probeImages[place(pair.a)], identified.probeGroups[place(pair.a)]);
        match.b = side(identified.galleryImages[place(pair.b)], identified.galleryGroups[place(pair.b)]);
        list.samePerson.push_back(std::move(match));
    }
    list.all = std::ssize(list.pairs);
    std::stable_sort(list.pairs.begin(), list.pairs.end(),
                     [](const FalseMatch& x, const FalseMatch& y) { return x.score > y.score; });
    if (top > 0 && top < list.all)
        list.pairs.resize(static_cast<std::size_t>(top));
    for (std::size_t i = 0; i < list.pairs.size(); ++i)
        list.pairs[i].rank = static_cast<int>(i) + 1;
    list.isComplete = true;
    return list;
}

} // namespace plumbline
