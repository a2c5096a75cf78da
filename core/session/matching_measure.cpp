// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include "core/dataset/composition.h"
#include "core/measures/matching/gallery_search.h"
#include "core/session/left_out_pairs.h"
#include "core/session/matching_desk.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/session/score_measure.h"
#include "core/store/score_store.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

/// Groups of which every value is stated; the others are the unknown one.
struct KnownGroups
{
    std::vector<QStringList> values;
    std::vector<int> ofImage; ///< -1: unknown

    [[nodiscard]] int count() const { return static_cast<int>(values.size()); }
};

Result<KnownGroups> knownGroups(const Dataset& data, const QStringList& by)
{
    const auto all = partition(data, by);
    if (!all)
        return all.error();
    KnownGroups known;
    std::vector<int> number;
    for (const QStringList& values : all->groups) {
        const bool isKnown = !values.contains(QString());
        number.push_back(isKnown ? known.count() : -1);
        if (isKnown)
            known.values.push_back(values);
    }
    for (const int group : all->groupOf)
        known.ofImage.push_back(number[place(group)]);
    return known;
}

/// Of each image whether it is a probe; empty for one set.
Result<std::vector<bool>> probesBy(const QString& rule, const Dataset& data)
{
    std::vector<bool> isProbe;
    if (rule.isEmpty())
        return isProbe;
    const qsizetype equals = rule.indexOf(QLatin1Char('='));
    if (equals > 0) {
        const auto values = column(data, rule.left(equals));
        if (!values)
            return values.error();
        const QString wanted = rule.mid(equals + 1);
        for (std::size_t i = 0; i < data.images.size(); ++i)
            isProbe.push_back(values->value(i) == wanted);
    } else {
        QString folder = rule;
        while (folder.endsWith(QLatin1Char('/')))
            folder.chop(1);
        folder += QLatin1Char('/');
        for (const Image& image : data.images)
            isProbe.push_back(image.file.startsWith(folder));
    }
    const auto probes = std::count(isProbe.begin(), isProbe.end(), true);
    if (probes == 0)
        return Error {ErrorCode::Usage,
                      tr("No image is a probe by the rule %1; write attribute=value, or a folder below the "
                         "image folder.")
                          .arg(rule),
                      {}};
    if (probes == std::ssize(isProbe))
        return Error {
            ErrorCode::Usage,
            tr("Every image is a probe by the rule %1, and nothing is left to compare with.").arg(rule),
            {}};
    return isProbe;
}

/// What is the same for every run.
struct Asked
{
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const std::unordered_map<ImageId, int>> index;
    KnownGroups groups;
    std::vector<int> strata; ///< of each image; empty: not restricted
    std::vector<bool> isProbe;
    LeftOutPairs leftOut;
};

/// One set, or probes or gallery.
struct Side
{
    std::vector<float> values;
    std::vector<int> images, subjects, groups, strata; ///< of each row
    int dimension = 0;
    std::vector<measures::EnrolmentTry> tries;
    std::unordered_map<int, int> rowOf, tryOf; ///< by image

    [[nodiscard]] measures::EmbeddingView view() const
    {
        return {values, dimension, subjects, groups, strata};
    }
    /// \param row of the embedding; empty: it failed
    void add(const Asked& asked, int image, std::span<const float> row)
    {
        const int subject = asked.data->images[place(image)].subject;
        const int group = asked.groups.ofImage[place(image)];
        tryOf.emplace(image, static_cast<int>(tries.size()));
        tries.push_back({subject, group, row.empty()});
        if (row.empty())
            return;
        rowOf.emplace(image, static_cast<int>(images.size()));
        values.insert(values.end(), row.begin(), row.end());
        images.push_back(image);
        subjects.push_back(subject);
        groups.push_back(group);
        if (!asked.strata.empty())
            strata.push_back(asked.strata[place(image)]);
    }
};

struct Sides
{
    Side probes;  ///< or the only set
    Side gallery; ///< empty: one set
    bool isOneSet = true;

    Sides(const Asked& asked, const EmbeddingSet& set)
        : isOneSet(asked.isProbe.empty())
    {
        probes.dimension = gallery.dimension = set.form.dimension;
        const auto sideOf = [&](int image) -> Side& {
            return isOneSet || asked.isProbe[place(image)] ? probes : gallery;
        };
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (const auto at = asked.index->find(set.images[i]); at != asked.index->end())
                sideOf(at->second).add(asked, at->second, set.row(i));
        }
        for (const auto& [image, kind] : set.notEnrolled) {
            if (const auto at = asked.index->find(image); at != asked.index->end())
                sideOf(at->second).add(asked, at->second, {});
        }
    }
    [[nodiscard]] const Side& others() const { return isOneSet ? probes : gallery; }

    /// Rows of pairs of images; those with an image that is not enrolled, or excluded, have none.
    [[nodiscard]] std::vector<std::pair<int, int>> rowsOf(const LeftOutPairs& pairs) const
    {
        std::vector<std::pair<int, int>> rows;
        for (const auto& [a, b] : pairs.images) {
            const auto rowA = probes.rowOf.find(a);
            const auto rowB = others().rowOf.find(b);
            if (rowA != probes.rowOf.end() && rowB != others().rowOf.end())
                rows.emplace_back(rowA->second, rowB->second);
        }
        return rows;
    }
};

measures::Metric metricOf(Metric metric)
{
    return metric == Metric::Cosine ? measures::Metric::Cosine : measures::Metric::NegativeEuclidean;
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

/// Failure to enrol, over everybody and by group.
void addEnrolment(Matched& matched, const Sides& sides, int groups)
{
    std::vector<measures::EnrolmentTry> tries = sides.probes.tries;
    tries.insert(tries.end(), sides.gallery.tries.begin(), sides.gallery.tries.end());
    matched.images = std::ssize(tries);
    matched.notEnrolledBy = measures::failuresToEnrol(tries, groups, matched.level);
    std::unordered_set<int> people;
    for (measures::EnrolmentTry& one : tries) {
        if (one.subject >= 0 && !one.failed)
            people.insert(one.subject);
        matched.subjects += one.subject < 0 && !one.failed ? 1 : 0;
        one.group = 0;
    }
    matched.subjects += std::ssize(people);
    matched.notEnrolled = measures::failuresToEnrol(tries, 1, matched.level).front();
}

/// Every probe in the gallery. A probe whose every mate is left out has none. nullopt when stopped.
std::optional<measures::Identification> searchesOf(const Sides& sides, measures::Metric metric,
                                                   const std::vector<std::pair<int, int>>& leftOut,
                                                   double level, const std::stop_token& stop)
{
    measures::SearchSettings settings;
    settings.leftOut = leftOut;
    const auto lists =
        measures::searchGallery(sides.probes.view(), sides.gallery.view(), metric, settings, stop);
    if (!lists)
        return std::nullopt;
    auto found = measures::Identification::of(*lists, sides.probes.view(), sides.gallery.view(), level);
    if (leftOut.empty())
        return found;
    std::unordered_map<int, int> enrolled, missing; // mates by subject, left-out ones by probe
    for (const int subject : sides.gallery.subjects)
        ++enrolled[subject];
    for (const auto& [probe, other] : leftOut) {
        const int subject = sides.probes.subjects[place(probe)];
        missing[probe] += subject >= 0 && subject == sides.gallery.subjects[place(other)] ? 1 : 0;
    }
    std::vector<measures::Search> searches(found.searches().begin(), found.searches().end());
    for (measures::Search& search : searches)
        search.isMated = search.isMated && enrolled[search.subject] > missing[search.probe];
    return measures::Identification(std::move(searches), level);
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
    rules.leftOut = sides.rowsOf(asked.leftOut);
    matched.pairs.leftOut = std::ssize(rules.leftOut);
    const int groups = asked.groups.count();
    auto scores = sides.isOneSet
        ? measures::scorePairs(sides.probes.view(), matched.metric, groups, rules, {}, stop, progress)
        : measures::scorePairs(sides.probes.view(), sides.gallery.view(), matched.metric, groups, rules, {},
                               stop, progress);
    const Error stopped {ErrorCode::Cancelled, tr("The comparison was stopped."), {}};
    if (!scores)
        return stopped;
    if (!sides.isOneSet && query.pairs == 0) {
        matched.searches = searchesOf(sides, matched.metric, rules.leftOut, query.level, stop);
        if (!matched.searches)
            return stopped;
    }
    matched.lost = lostPairs(scores->cells, sides, asked.leftOut);
    matched.scores = std::make_shared<const measures::MatchScores>(std::move(*scores));
    addEnrolment(matched, sides, groups);
    matched.probeImages = sides.probes.images;
    matched.galleryImages = sides.gallery.images;
    matched.probeGroups = sides.probes.groups;
    matched.galleryGroups = sides.gallery.groups;
    return matched;
}

Result<Asked> askedOf(const MatchQuery& query, std::shared_ptr<const Dataset> data,
                      std::shared_ptr<const std::unordered_map<ImageId, int>> index)
{
    Asked asked;
    auto groups = knownGroups(*data, query.by);
    if (!groups)
        return groups.error();
    asked.groups = std::move(*groups);
    if (!query.within.isEmpty()) {
        auto strata = knownGroups(*data, query.within);
        if (!strata)
            return strata.error();
        asked.strata = std::move(strata->ofImage);
    }
    auto isProbe = probesBy(query.probes, *data);
    if (!isProbe)
        return isProbe.error();
    asked.isProbe = std::move(*isProbe);
    if (!query.leaveOutFile.isEmpty()) {
        auto pairs = readLeftOutPairs(query.leaveOutFile, *data, asked.isProbe);
        if (!pairs)
            return pairs.error();
        asked.leftOut = std::move(*pairs);
    }
    asked.data = std::move(data);
    asked.index = std::move(index);
    return asked;
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
    const auto asked = askedOf(query, m_project.dataset(), m_project.m_cache->index());
    if (!asked)
        return asked.error();
    const auto excluded = m_project.m_cache->book()->excluded();
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
        matched.labels = query.by.isEmpty() ? std::vector<QString> {tr("Everybody")}
                                            : m_project.labelsOf({query.by, asked->groups.values, {}});
        matched.labels.push_back(tr("Unknown"));
        matched.pairs = {query.probes, query.within, query.pairs, query.seed, 0, asked->leftOut.unknownNames};
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
                             asked->strata, asked->isProbe, asked->leftOut, excluded, query},
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
    for (const measures::ScoredPair& pair : best.tail()) {
        if (pair.score < from || std::ssize(list.pairs) >= wanted)
            break;
        const std::size_t a = place(pair.a), b = place(pair.b);
        list.pairs.push_back({static_cast<int>(list.pairs.size()) + 1, pair.score,
                              side(matched.probeImages[a], matched.probeGroups[a]),
                              side(galleryImages[b], galleryGroups[b])});
    }
    list.isComplete = std::ssize(list.pairs) == wanted;
    return list;
}

} // namespace plumbline
