// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/identify_json.h"

#include <cstddef>

#include <QJsonArray>

#include "core/export/match_json_parts.h"

namespace plumbline {

using namespace match_json;

namespace {

void insertRates(QJsonObject& into, const SearchRates& rates, double level)
{
    into.insert(QStringLiteral("fpir"), rateJson(rates.falsePositives, level));
    into.insert(QStringLiteral("fnir"), rateJson(rates.falseNegatives, level));
    into.insert(QStringLiteral("falsely_matched"), rateJson(rates.falselyMatched, level));
}

QJsonObject pointJson(const Identified& identified, const IdentifiedPoint& point)
{
    QJsonObject object {{QStringLiteral("threshold"), score(point.threshold)},
                        {QStringLiteral("wanted_fpir"), number(point.wanted)},
                        {QStringLiteral("beyond_data"), point.isBeyondData}};
    insertRates(object, point.all, identified.level);
    QJsonArray groups;
    for (int i = 0; i <= identified.unknown(); ++i) {
        QJsonObject group = groupHead(identified, i);
        insertRates(group, point.groups[static_cast<std::size_t>(i)], identified.level);
        groups.append(group);
    }
    object.insert(QStringLiteral("groups"), groups);
    return object;
}

void insertRanks(QJsonObject& into, const Identified& identified, std::optional<int> group)
{
    QJsonArray ranks;
    for (const int rank : usualRanks(identified)) {
        QJsonObject one = rateJson(identified.searches->identified(group, rank), identified.level);
        one.insert(QStringLiteral("rank"), rank);
        ranks.append(one);
    }
    into.insert(QStringLiteral("ranks"), ranks);
}

QJsonObject runHead(const Identified& identified)
{
    return {{QStringLiteral("run"), identified.run.value()},
            {QStringLiteral("system"), identified.system},
            {QStringLiteral("name"), identified.name},
            {QStringLiteral("imported"),
             identified.imported ? QJsonValue(
                 QJsonObject {{QStringLiteral("score_scale"), scoreScaleName(identified.imported->scale)}})
                                 : QJsonValue()},
            {QStringLiteral("metric"),
             identified.imported                                 ? QStringLiteral("imported")
                 : identified.metric == measures::Metric::Cosine ? QStringLiteral("cosine")
                                                                 : QStringLiteral("negative_distance")},
            {QStringLiteral("candidates"), identified.ranks}};
}

QJsonObject galleryJson(const Identified& identified)
{
    const SearchedGallery& gallery = identified.gallery;
    return {{QStringLiteral("images"), static_cast<qint64>(gallery.images)},
            {QStringLiteral("people"), static_cast<qint64>(gallery.people)},
            {QStringLiteral("drawn"),
             gallery.drawn > 0 ? QJsonValue(static_cast<qint64>(gallery.drawn)) : QJsonValue()},
            {QStringLiteral("seed"), static_cast<qint64>(gallery.seed)},
            {QStringLiteral("mix"), gallery.mix.isEmpty() ? QJsonValue() : QJsonValue(gallery.mix)},
            {QStringLiteral("share"), number(gallery.share)}};
}

QJsonObject runJson(const Identified& identified, const MatchThresholds& thresholds)
{
    QJsonObject run = runHead(identified);
    run.insert(QStringLiteral("gallery"), galleryJson(identified));
    run.insert(QStringLiteral("probes"), static_cast<qint64>(identified.searches->searches().size()));
    run.insert(QStringLiteral("probe_people"), static_cast<qint64>(identified.probePeople));
    run.insert(QStringLiteral("excluded"), static_cast<qint64>(identified.excluded));
    run.insert(QStringLiteral("left_out_pairs"), static_cast<qint64>(identified.leftOut));
    run.insert(QStringLiteral("same_person_pairs"), static_cast<qint64>(identified.samePerson));
    QJsonObject everybody {
        {QStringLiteral("failure_to_enrol"), rateJson(identified.notEnrolled, identified.level)}};
    insertRanks(everybody, identified, std::nullopt);
    run.insert(QStringLiteral("everybody"), everybody);
    QJsonArray groups, points, curve;
    for (int i = 0; i <= identified.unknown(); ++i) {
        QJsonObject group = groupHead(identified, i);
        group.insert(QStringLiteral("failure_to_enrol"),
                     rateJson(identified.notEnrolledBy[static_cast<std::size_t>(i)], identified.level));
        insertRanks(group, identified, i == identified.unknown() ? -1 : i);
        groups.append(group);
    }
    run.insert(QStringLiteral("groups"), groups);
    for (const IdentifiedPoint& point : identifiedPoints(identified, thresholds))
        points.append(pointJson(identified, point));
    run.insert(QStringLiteral("thresholds"), points);
    for (const SearchStep& step : searchCurve(identified))
        curve.append(QJsonObject {{QStringLiteral("threshold"), score(step.threshold)},
                                  {QStringLiteral("fpir"), number(step.fpir)},
                                  {QStringLiteral("fnir"), number(step.fnir)},
                                  {QStringLiteral("falsely_matched"), step.falselyMatched}});
    run.insert(QStringLiteral("curve"), curve);
    return run;
}

QJsonObject settingsJson(const Identified& identified)
{
    return {{QStringLiteral("task"), QStringLiteral("identify")},
            {QStringLiteral("dataset"), identified.dataset},
            {QStringLiteral("synthetic"), identified.synthetic},
            {QStringLiteral("by"), QJsonArray::fromStringList(identified.by)},
            {QStringLiteral("probes"), identified.probes},
            {QStringLiteral("level"), identified.level}};
}

} // namespace

QJsonObject identifyJson(const std::vector<Identified>& runs, const MatchThresholds& thresholds,
                         const QJsonObject& provenance)
{
    QJsonArray array;
    for (const Identified& run : runs)
        array.append(runJson(run, thresholds));
    return {{QStringLiteral("runs"), array},
            {QStringLiteral("settings"), runs.empty() ? QJsonObject() : settingsJson(runs.front())},
            {QStringLiteral("provenance"), provenance}};
}

QJsonObject candidatesJson(const Identified& identified, const FalseMatches& list)
{
    QJsonObject run = runHead(identified);
    QJsonArray pairs;
    for (const FalseMatch& pair : list.pairs)
        pairs.append(QJsonObject {{QStringLiteral("rank"), pair.candidate},
                                  {QStringLiteral("score"), score(static_cast<float>(pair.score))},
                                  {QStringLiteral("probe"), sideJson(identified, pair.a)},
                                  {QStringLiteral("candidate"), sideJson(identified, pair.b)}});
    run.insert(QStringLiteral("threshold"), number(list.threshold));
    run.insert(QStringLiteral("at_or_above"), static_cast<qint64>(list.all));
    run.insert(QStringLiteral("pairs"), pairs);
    return run;
}

} // namespace plumbline
