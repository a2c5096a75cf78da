// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/matching_sides.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "core/dataset/composition.h"
#include "core/session/review_book.h"
#include "core/views/matched.h"

namespace plumbline::matching {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

/// Pairs judged to show one person that would be compared as two.
std::vector<std::pair<int, int>> onePersonAfterAll(const Asked& asked, const ReviewBook& book)
{
    std::vector<std::pair<int, int>> pairs;
    for (const auto& [key, review] : book.pairs) {
        if (review.verdict != PairVerdict::SamePerson)
            continue;
        const auto one = asked.index->find(key.a);
        const auto other = asked.index->find(key.b);
        if (one == asked.index->end() || other == asked.index->end())
            continue;
        int a = std::min(one->second, other->second);
        int b = std::max(one->second, other->second);
        const int subject = asked.data->images[place(a)].subject;
        if (subject >= 0 && subject == asked.data->images[place(b)].subject)
            continue; // the labels say so by now
        if (!asked.isProbe.empty()) {
            if (asked.isProbe[place(a)] == asked.isProbe[place(b)])
                continue;
            if (!asked.isProbe[place(a)])
                std::swap(a, b);
        }
        if (std::find(asked.leftOut.images.begin(), asked.leftOut.images.end(), std::pair(a, b))
            == asked.leftOut.images.end())
            pairs.emplace_back(a, b);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace

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

Result<Asked> askedOf(const MatchQuery& query, std::shared_ptr<const Dataset> data,
                      std::shared_ptr<const ImageIndex> index, const ReviewBook& book)
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
    asked.samePerson = onePersonAfterAll(asked, book);
    return asked;
}

void Side::add(const Asked& asked, int image, std::span<const float> row)
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

Sides::Sides(const Asked& asked, const EmbeddingSet& set)
    : isOneSet(asked.isProbe.empty())
{
    probes.dimension = gallery.dimension = set.form.dimension;
    const auto add = [&](ImageId id, std::span<const float> row) {
        const auto at = asked.index->find(id);
        if (at == asked.index->end() || (!asked.isTaken.empty() && !asked.isTaken[place(at->second)]))
            return;
        Side& side = isOneSet || asked.isProbe[place(at->second)] ? probes : gallery;
        side.add(asked, at->second, row);
    };
    for (std::size_t i = 0; i < set.size(); ++i)
        add(set.images[i], set.row(i));
    for (const auto& [image, kind] : set.notEnrolled)
        add(image, {});
}

Sides::Pairs Sides::rowsOf(const Pairs& images) const
{
    Pairs rows;
    for (const auto& [a, b] : images) {
        const auto rowA = probes.rowOf.find(a);
        const auto rowB = others().rowOf.find(b);
        if (rowA != probes.rowOf.end() && rowB != others().rowOf.end())
            rows.emplace_back(rowA->second, rowB->second);
    }
    return rows;
}

std::int64_t peopleAmong(const std::vector<int>& subjects)
{
    std::unordered_set<int> named;
    std::int64_t unnamed = 0;
    for (const int subject : subjects) {
        if (subject < 0)
            ++unnamed;
        else
            named.insert(subject);
    }
    return unnamed + std::ssize(named);
}

measures::Metric metricOf(Metric metric)
{
    return metric == Metric::Cosine ? measures::Metric::Cosine : measures::Metric::NegativeEuclidean;
}

void addEnrolment(Matched& matched, measures::Enrolment enrolment)
{
    matched.images = enrolment.images;
    matched.subjects = enrolment.people;
    matched.notEnrolled = enrolment.failures;
    matched.notEnrolledBy = std::move(enrolment.failuresByGroup);
}

std::vector<measures::ScoredPair> scoredPairs(const Sides::Pairs& pairs, const Sides& sides, Metric metric)
{
    std::vector<measures::ScoredPair> list;
    const auto row = [&](const Side& side, int at) {
        return std::span(side.view().row(at), place(side.dimension));
    };
    for (const auto& [a, b] : pairs) {
        const double score = similarity(metric, row(sides.probes, a), row(sides.others(), b));
        list.push_back({static_cast<float>(score), a, b});
    }
    std::sort(list.begin(), list.end(), measures::isBetter);
    return list;
}

std::optional<measures::CandidateLists> candidatesOf(const Sides& sides, measures::Metric metric,
                                                     const Sides::Pairs& leftOut, int candidates,
                                                     const std::stop_token& stop,
                                                     const measures::ScoringProgress& progress)
{
    measures::SearchSettings settings;
    settings.candidates = candidates;
    settings.leftOut = leftOut;
    return measures::searchGallery(sides.probes.view(), sides.gallery.view(), metric, settings, stop,
                                   progress);
}

measures::Identification identificationOf(const measures::CandidateLists& lists, const Sides& sides,
                                          const Sides::Pairs& leftOut, double level)
{
    auto found = measures::Identification::of(lists, sides.probes.view(), sides.gallery.view(), level);
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

} // namespace plumbline::matching
