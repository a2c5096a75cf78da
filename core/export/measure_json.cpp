// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/measure_json.h"

#include <QJsonArray>

#include "core/export/estimate_json.h"

namespace plumbline {

namespace {

QJsonValue number(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue whole(std::optional<std::int64_t> value)
{
    return value ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonObject intervalJson(const std::optional<measures::Interval>& interval,
                         const measures::Settings& settings)
{
    const auto name = measures::toString(settings.method);
    return {{QStringLiteral("method"), QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))},
            {QStringLiteral("level"), settings.level},
            {QStringLiteral("low"), interval ? QJsonValue(interval->low) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("high"), interval ? QJsonValue(interval->high) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject groupJson(const Measured& measured, const measures::GroupResult& group, std::size_t index)
{
    QJsonObject object = countsOfGroupJson(measured, group.counts, index);
    object.insert(QStringLiteral("errors"), whole(group.counts.errors));
    object.insert(QStringLiteral("error_rate"), number(group.errorRate));
    object.insert(QStringLiteral("interval"), intervalJson(group.interval, measured.settings));
    object.insert(QStringLiteral("error_rate_submitted"), number(group.errorRateSubmitted));
    object.insert(QStringLiteral("interval_submitted"),
                  intervalJson(group.intervalSubmitted, measured.settings));
    return object;
}

QJsonObject differenceJson(const Measured& measured, const measures::Difference& d)
{
    return {{QStringLiteral("a"), groupNameJson(measured, static_cast<std::size_t>(d.a))},
            {QStringLiteral("b"), groupNameJson(measured, static_cast<std::size_t>(d.b))},
            {QStringLiteral("difference"), d.difference},
            {QStringLiteral("low"), d.low},
            {QStringLiteral("high"), d.high},
            {QStringLiteral("method"), QStringLiteral("newcombe")},
            {QStringLiteral("test"), QStringLiteral("fisher")},
            {QStringLiteral("p"), d.p},
            {QStringLiteral("p_holm"), d.pHolm},
            {QStringLiteral("p_bh"), d.pBh}};
}

/// The part that runs and sets have in common.
void insertAnalysis(QJsonObject& into, const Measured& measured, const measures::Analysis& analysis)
{
    QJsonArray groups;
    for (std::size_t i = 0; i < analysis.groups.size(); ++i)
        groups.append(groupJson(measured, analysis.groups[i], i));
    QJsonArray differences;
    for (const measures::Difference& difference : analysis.differences)
        differences.append(differenceJson(measured, difference));
    into.insert(QStringLiteral("groups"), groups);
    into.insert(QStringLiteral("comparisons"), static_cast<qint64>(analysis.differences.size()));
    into.insert(QStringLiteral("differences"), differences);
    into.insert(QStringLiteral("overall"),
                QJsonObject {{QStringLiteral("test"), QStringLiteral("chi_squared")},
                             {QStringLiteral("statistic"), number(analysis.overall.statistic)},
                             {QStringLiteral("df"), whole(analysis.overall.df)},
                             {QStringLiteral("p"), number(analysis.overall.p)}});
}

QJsonObject settingsJson(const Measured& measured)
{
    const auto name = measures::toString(measured.settings.method);
    QJsonObject settings {
        {QStringLiteral("by"), QJsonArray::fromStringList(measured.by)},
        {QStringLiteral("interval"), QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))},
        {QStringLiteral("level"), measured.settings.level},
        {QStringLiteral("difference"), QStringLiteral("newcombe")},
        {QStringLiteral("corrections"),
         QJsonArray {QStringLiteral("holm"), QStringLiteral("benjamini_hochberg")}},
        {QStringLiteral("reference"), QJsonValue::Null}};
    if (measured.settings.reference && !measured.fromCounts)
        settings.insert(QStringLiteral("reference"),
                        groupNameJson(measured, static_cast<std::size_t>(*measured.settings.reference)));
    if (!measured.fromCounts) {
        settings.insert(QStringLiteral("task"), measured.task);
        settings.insert(QStringLiteral("truth"), measured.truth);
        settings.insert(QStringLiteral("truth_source"), measured.truthSource);
        settings.insert(QStringLiteral("synthetic"), measured.synthetic);
        settings.insert(QStringLiteral("subjects_repeat"), measured.repeats());
    }
    if (measured.isEstimate) {
        settings.insert(QStringLiteral("interval"), QStringLiteral("t"));
        settings.insert(QStringLiteral("difference"), QStringLiteral("welch"));
        settings.insert(QStringLiteral("unit"), QStringLiteral("years"));
    }
    return settings;
}

} // namespace

QJsonObject groupNameJson(const Measured& measured, std::size_t group)
{
    QJsonObject name;
    for (qsizetype i = 0; i < measured.by.size(); ++i) {
        const QString value = measured.groups[group][i];
        name.insert(measured.by[i], value.isEmpty() ? QStringLiteral("not stated") : value);
    }
    return name;
}

QJsonObject countsOfGroupJson(const Measured& measured, const measures::GroupCounts& c, std::size_t group)
{
    return {{QStringLiteral("group"), groupNameJson(measured, group)},
            {QStringLiteral("images"), whole(c.images)},
            {QStringLiteral("subjects"), whole(c.subjects)},
            {QStringLiteral("excluded"), whole(c.excluded)},
            {QStringLiteral("submitted"), whole(c.submitted)},
            {QStringLiteral("scored"), whole(c.scored)},
            {QStringLiteral("undetected"), whole(c.undetected)},
            {QStringLiteral("refused"), whole(c.refused)},
            {QStringLiteral("failed"), whole(c.failed)},
            {QStringLiteral("not_offered"), whole(c.notOffered)},
            {QStringLiteral("multiple_faces"), whole(c.multipleFaces)}};
}

QJsonObject measureJson(const Measured& measured, const QJsonObject& provenance)
{
    QJsonArray runs;
    for (const MeasuredRun& run : measured.runs) {
        QJsonObject object {{QStringLiteral("system"), run.system}, {QStringLiteral("run"), run.run.value()}};
        if (run.estimate)
            insertEstimates(object, measured, *run.estimate);
        else
            insertAnalysis(object, measured, run.analysis);
        runs.append(object);
    }
    return {{QStringLiteral("runs"), runs},
            {QStringLiteral("settings"), settingsJson(measured)},
            {QStringLiteral("provenance"), provenance}};
}

QJsonObject countsJson(const std::vector<Measured>& sets, const QJsonObject& provenance)
{
    QJsonArray array;
    for (const Measured& set : sets) {
        QJsonObject object {{QStringLiteral("set"), set.runs.front().system}};
        insertAnalysis(object, set, set.runs.front().analysis);
        array.append(object);
    }
    return {{QStringLiteral("sets"), array},
            {QStringLiteral("settings"), sets.empty() ? QJsonObject() : settingsJson(sets.front())},
            {QStringLiteral("provenance"), provenance}};
}

} // namespace plumbline
