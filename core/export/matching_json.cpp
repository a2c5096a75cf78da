// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/matching_json.h"

#include <cstddef>
#include <optional>
#include <string_view>

#include <QJsonArray>

#include "core/export/match_json_parts.h"

namespace plumbline {

using namespace match_json;

namespace {

QJsonObject groupName(const Matched& matched, int group)
{
    QJsonObject name;
    for (qsizetype i = 0; i < matched.by.size(); ++i)
        name.insert(matched.by[i],
                    group == matched.unknown()
                        ? QJsonValue()
                        : QJsonValue(matched.groups[static_cast<std::size_t>(group)].value(i)));
    return name;
}

/// The start of whatever tells of a group.
QJsonObject groupHead(const Matched& matched, int group)
{
    return {{QStringLiteral("group"), groupName(matched, group)},
            {QStringLiteral("label"), matched.labels[static_cast<std::size_t>(group)]},
            {QStringLiteral("unknown"), group == matched.unknown()}};
}

void insertSide(QJsonObject& into, const Matched& matched, const MatchedSide& side,
                const measures::PairRate& notEnrolled)
{
    QJsonArray det;
    for (const measures::DetPoint& point : side.det)
        det.append(QJsonObject {{QStringLiteral("threshold"), score(point.threshold)},
                                {QStringLiteral("fmr"), point.fmr},
                                {QStringLiteral("fnmr"), point.fnmr},
                                {QStringLiteral("fmr_deviate"), number(point.fmrDeviate)},
                                {QStringLiteral("fnmr_deviate"), number(point.fnmrDeviate)}});
    into.insert(QStringLiteral("enrolled"),
                static_cast<qint64>(notEnrolled.comparisons - notEnrolled.errors));
    into.insert(QStringLiteral("failure_to_enrol"), rateJson(notEnrolled, matched.level));
    into.insert(QStringLiteral("mated"), static_cast<qint64>(side.mated));
    into.insert(QStringLiteral("non_mated"), static_cast<qint64>(side.nonMated));
    into.insert(QStringLiteral("smallest_fmr"), number(side.smallestFmr));
    into.insert(QStringLiteral("rule_of_30_fmr"), number(side.thirtyFmr));
    into.insert(QStringLiteral("auc"), number(side.auc));
    into.insert(QStringLiteral("eer"), side.equalErrors ? number(side.equalErrors->rate) : QJsonValue());
    into.insert(QStringLiteral("eer_threshold"),
                side.equalErrors ? score(side.equalErrors->threshold) : QJsonValue());
    const auto miss = side.atOwnRate ? side.atOwnRate->falseNonMatches.rate() : std::nullopt;
    into.insert(QStringLiteral("tar_at_own_far_0.001"), miss ? number(1 - *miss) : QJsonValue());
    into.insert(QStringLiteral("threshold_of_own_far_0.001"),
                side.atOwnRate ? score(side.atOwnRate->threshold) : QJsonValue());
    if (side.rankOne)
        into.insert(QStringLiteral("rank_1"), rateJson(*side.rankOne, matched.level));
    into.insert(QStringLiteral("det"), det);
}

void insertPoint(QJsonObject& into, const Matched& matched, const measures::OperatingPoint& point,
                 const std::optional<double>& generalised)
{
    into.insert(QStringLiteral("fmr"), rateJson(point.falseMatches, matched.level));
    into.insert(QStringLiteral("fnmr"), rateJson(point.falseNonMatches, matched.level));
    into.insert(QStringLiteral("generalised_fnmr"), number(generalised));
}

QJsonObject differentialJson(const measures::Differential& one)
{
    QJsonObject object {{QStringLiteral("value"), number(one.value)}};
    if (one.why) {
        const std::string_view why = measures::toString(*one.why);
        object.insert(QStringLiteral("undefined"),
                      QString::fromLatin1(why.data(), static_cast<qsizetype>(why.size())));
    }
    return object;
}

QJsonObject differentialsJson(const measures::RateDifferentials& all)
{
    return {{QStringLiteral("difference"), differentialJson(all.difference)},
            {QStringLiteral("ratio_to_lowest"), differentialJson(all.ratioToLowest)},
            {QStringLiteral("max_to_geometric_mean"), differentialJson(all.maxToGeometric)},
            {QStringLiteral("gini_raw"), differentialJson(all.giniRaw)},
            {QStringLiteral("gini_corrected"), differentialJson(all.giniCorrected)}};
}

/// Null where nothing can be compared.
QJsonValue apartJson(const Matched& matched, const std::optional<measures::GroupDifference>& apart)
{
    if (!apart)
        return QJsonValue::Null;
    return QJsonObject {{QStringLiteral("higher"), groupName(matched, apart->high)},
                        {QStringLiteral("lower"), groupName(matched, apart->low)},
                        {QStringLiteral("difference"), apart->value},
                        {QStringLiteral("low"), apart->limits.low},
                        {QStringLiteral("high"), apart->limits.high},
                        {QStringLiteral("level"), matched.level},
                        {QStringLiteral("p"), apart->p},
                        {QStringLiteral("picked_from"), apart->among},
                        {QStringLiteral("beyond_chance"), apart->isBeyondChance()}};
}

QJsonArray matrixJson(const Matched& matched, const measures::FalseMatchMatrix& matrix)
{
    QJsonArray cells;
    for (int a = 0; a < matrix.groups; ++a) {
        for (int b = matched.isOneSet() ? a : 0; b < matrix.groups; ++b) {
            cells.append(QJsonObject {{QStringLiteral("a"), groupName(matched, a)},
                                      {QStringLiteral("b"), groupName(matched, b)},
                                      {QStringLiteral("fmr"), rateJson(matrix.cell(a, b), matched.level)}});
        }
    }
    return cells;
}

QJsonObject pointJson(const Matched& matched, const MatchedPoint& point)
{
    QJsonObject object {{QStringLiteral("chosen"), point.isChosen},
                        {QStringLiteral("threshold"), score(point.all.threshold)},
                        {QStringLiteral("wanted_fmr"), number(point.all.wanted)},
                        {QStringLiteral("beyond_data"), point.all.isBeyondData}};
    insertPoint(object, matched, point.all, point.generalisedFnmr);
    QJsonArray groups;
    for (int i = 0; i <= matched.unknown(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        QJsonObject group = groupHead(matched, i);
        insertPoint(group, matched, point.groups[at], point.generalisedFnmrs[at]);
        groups.append(group);
    }
    object.insert(QStringLiteral("groups"), groups);
    object.insert(QStringLiteral("widest_difference"),
                  QJsonObject {{QStringLiteral("fmr"), apartJson(matched, point.fmrApart)},
                               {QStringLiteral("fnmr"), apartJson(matched, point.fnmrApart)}});
    object.insert(QStringLiteral("false_match_matrix"), matrixJson(matched, point.matrix));
    object.insert(QStringLiteral("differentials"),
                  QJsonObject {{QStringLiteral("fmr"), differentialsJson(point.fmr)},
                               {QStringLiteral("fnmr"), differentialsJson(point.fnmr)},
                               {QStringLiteral("alpha"), point.alpha},
                               {QStringLiteral("fdr"), differentialJson(point.combined.fdr)},
                               {QStringLiteral("inequity_rate"), differentialJson(point.combined.inequity)},
                               {QStringLiteral("garbe"), differentialJson(point.combined.garbe)}});
    return object;
}

/// What the scores are.
QString metricOf(const Matched& matched)
{
    if (matched.imported)
        return QStringLiteral("imported");
    return matched.metric == measures::Metric::Cosine ? QStringLiteral("cosine")
                                                      : QStringLiteral("negative_distance");
}

/// Null of faces that were compared here.
QJsonValue importedJson(const Matched& matched)
{
    if (!matched.imported)
        return QJsonValue::Null;
    return QJsonObject {{QStringLiteral("score_scale"), scoreScaleName(matched.imported->scale)},
                        {QStringLiteral("candidate_lists"), matched.imported->isCandidates}};
}

QJsonObject runHead(const Matched& matched)
{
    return {{QStringLiteral("run"), matched.run.value()},
            {QStringLiteral("system"), matched.system},
            {QStringLiteral("name"), matched.name},
            {QStringLiteral("metric"), metricOf(matched)},
            {QStringLiteral("imported"), importedJson(matched)},
            {QStringLiteral("two_sets"), !matched.isOneSet()}};
}

QJsonObject runJson(const Matched& matched, const MatchThresholds& thresholds)
{
    const MatchedCurves curves(matched);
    QJsonObject run = runHead(matched);
    run.insert(QStringLiteral("images"), static_cast<qint64>(matched.images));
    run.insert(QStringLiteral("subjects"), static_cast<qint64>(matched.subjects));
    run.insert(QStringLiteral("excluded"), static_cast<qint64>(matched.excluded));
    run.insert(QStringLiteral("left_out_pairs"), static_cast<qint64>(matched.pairs.leftOut));
    run.insert(QStringLiteral("same_person_pairs"), static_cast<qint64>(matched.pairs.samePerson));
    run.insert(QStringLiteral("left_out_rows_without_image"),
               static_cast<qint64>(matched.pairs.unknownNames));
    run.insert(QStringLiteral("sampled"), matched.scores->sampled);
    QJsonObject everybody;
    insertSide(everybody, matched, curves.all(), matched.notEnrolled);
    run.insert(QStringLiteral("everybody"), everybody);
    QJsonArray groups;
    for (int i = 0; i <= matched.unknown(); ++i) {
        QJsonObject group = groupHead(matched, i);
        insertSide(group, matched, curves.side(i), matched.notEnrolledBy[static_cast<std::size_t>(i)]);
        groups.append(group);
    }
    run.insert(QStringLiteral("groups"), groups);
    QJsonArray points;
    for (const MatchedPoint& point : matchedPoints(curves, thresholds))
        points.append(pointJson(matched, point));
    run.insert(QStringLiteral("thresholds"), points);
    return run;
}

QJsonObject settingsJson(const Matched& matched)
{
    return {
        {QStringLiteral("task"), QStringLiteral("verify")},
        {QStringLiteral("dataset"), matched.dataset},
        {QStringLiteral("synthetic"), matched.synthetic},
        {QStringLiteral("by"), QJsonArray::fromStringList(matched.by)},
        {QStringLiteral("within"), QJsonArray::fromStringList(matched.pairs.within)},
        {QStringLiteral("probes"),
         matched.pairs.probes.isEmpty() ? QJsonValue() : QJsonValue(matched.pairs.probes)},
        {QStringLiteral("pairs"),
         matched.pairs.sampled > 0 ? QJsonValue(static_cast<qint64>(matched.pairs.sampled)) : QJsonValue()},
        {QStringLiteral("seed"), static_cast<qint64>(matched.pairs.seed)},
        {QStringLiteral("level"), matched.level}};
}

QJsonObject sideJson(const Matched& matched, const FalseMatch::Side& side)
{
    return {{QStringLiteral("file"), side.file},
            {QStringLiteral("subject"), side.subject.isEmpty() ? QJsonValue() : QJsonValue(side.subject)},
            {QStringLiteral("group"), groupName(matched, side.groupIndex)},
            {QStringLiteral("label"), side.group}};
}

} // namespace

QJsonObject matchingJson(const std::vector<Matched>& runs, const MatchThresholds& thresholds,
                         const QJsonObject& provenance)
{
    QJsonArray array;
    for (const Matched& run : runs)
        array.append(runJson(run, thresholds));
    return {{QStringLiteral("runs"), array},
            {QStringLiteral("settings"), runs.empty() ? QJsonObject() : settingsJson(runs.front())},
            {QStringLiteral("provenance"), provenance}};
}

QJsonObject falseMatchesJson(const Matched& matched, const FalseMatches& list)
{
    QJsonObject run = runHead(matched);
    QJsonArray pairs;
    for (const FalseMatch& pair : list.pairs)
        pairs.append(QJsonObject {{QStringLiteral("rank"), pair.rank},
                                  {QStringLiteral("score"), score(static_cast<float>(pair.score))},
                                  {QStringLiteral("a"), sideJson(matched, pair.a)},
                                  {QStringLiteral("b"), sideJson(matched, pair.b)}});
    run.insert(QStringLiteral("threshold"), number(list.threshold));
    run.insert(QStringLiteral("at_or_above"), static_cast<qint64>(list.all));
    run.insert(QStringLiteral("complete"), list.isComplete);
    run.insert(QStringLiteral("pairs"), pairs);
    return run;
}

} // namespace plumbline
