// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/measure_json.h"

#include <QJsonArray>

#include "core/export/estimate_json.h"
#include "core/measures/headline.h"
#include "core/measures/several_faces.h"

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

QString idText(std::string_view id)
{
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

QJsonObject intervalJson(const std::optional<measures::Interval>& interval, std::string_view method,
                         double level)
{
    return {{QStringLiteral("method"), idText(method)},
            {QStringLiteral("level"), level},
            {QStringLiteral("low"), interval ? QJsonValue(interval->low) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("high"), interval ? QJsonValue(interval->high) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject rateJson(const measures::RateResult& rate, const measures::GroupResult& group,
                     const measures::Settings& settings)
{
    const std::string_view method = group.people ? "wilson_effective" : measures::toString(settings.method);
    return {{QStringLiteral("count"), whole(rate.tally.errors)},
            {QStringLiteral("of"), whole(rate.tally.n)},
            {QStringLiteral("value"), number(rate.value())},
            {QStringLiteral("interval"), intervalJson(rate.interval, method, settings.level)}};
}

QJsonArray classesJson(const Measured& measured, const measures::GroupResult& group)
{
    QJsonArray array;
    for (std::size_t i = 0; i < group.classes.size(); ++i) {
        QJsonObject object {{QStringLiteral("class"), measured.classes.value(static_cast<qsizetype>(i))}};
        const auto insert = [&](const measures::ClassRates& rates, const QString& suffix) {
            object.insert(QStringLiteral("tpr") + suffix, rateJson(rates.tpr, group, measured.settings));
            object.insert(QStringLiteral("fnr") + suffix, rateJson(rates.fnr, group, measured.settings));
            object.insert(QStringLiteral("fpr") + suffix, rateJson(rates.fpr, group, measured.settings));
            object.insert(QStringLiteral("ppv") + suffix, rateJson(rates.ppv, group, measured.settings));
        };
        insert(group.classes[i].found, {});
        insert(group.classes[i].submitted, QStringLiteral("_submitted"));
        array.append(object);
    }
    return array;
}

QJsonObject groupJson(const Measured& measured, const measures::GroupResult& group, std::size_t index)
{
    QJsonObject object = countsOfGroupJson(measured, group.counts, index);
    object.insert(QStringLiteral("errors"), whole(group.counts.errors));
    object.insert(QStringLiteral("error_rate"), number(group.errorRate));
    object.insert(QStringLiteral("interval"),
                  intervalJson(group.interval, group.intervalMethod, measured.settings.level));
    object.insert(QStringLiteral("error_rate_submitted"), number(group.errorRateSubmitted));
    object.insert(
        QStringLiteral("interval_submitted"),
        intervalJson(group.intervalSubmitted, group.intervalMethodSubmitted, measured.settings.level));
    object.insert(QStringLiteral("too_few"),
                  measures::isTooFewToTell(group.counts, measured.settings.fewest));
    object.insert(QStringLiteral("design_effect"), number(group.designEffect));
    object.insert(QStringLiteral("effective_n"), number(group.effectiveN));
    object.insert(QStringLiteral("design_effect_submitted"), number(group.designEffectSubmitted));
    object.insert(QStringLiteral("effective_n_submitted"), number(group.effectiveNSubmitted));
    if (!measured.fromCounts)
        object.insert(QStringLiteral("classes"), classesJson(measured, group));
    return object;
}

QJsonObject differenceJson(const Measured& measured, const measures::Difference& d)
{
    const auto ratio = d.ratio.value_or(measures::Ratio {});
    const auto low = d.ratio ? std::optional(ratio.low) : std::nullopt;
    return {{QStringLiteral("a"), comparedJson(measured, d.a)},
            {QStringLiteral("b"), comparedJson(measured, d.b)},
            {QStringLiteral("difference"), d.difference},
            {QStringLiteral("low"), d.low},
            {QStringLiteral("high"), d.high},
            {QStringLiteral("method"), idText(d.method)},
            {QStringLiteral("ratio"), number(ratio.value)},
            {QStringLiteral("ratio_low"), number(low)},
            {QStringLiteral("ratio_high"), number(ratio.high)},
            {QStringLiteral("ratio_method"), idText(d.ratioMethod)},
            {QStringLiteral("test"), idText(d.test)},
            {QStringLiteral("p"), d.p},
            {QStringLiteral("p_holm"), d.pHolm},
            {QStringLiteral("p_bh"), d.pBh}};
}

QJsonArray differencesJson(const Measured& measured, const std::vector<measures::Difference>& differences)
{
    QJsonArray array;
    for (const measures::Difference& difference : differences)
        array.append(differenceJson(measured, difference));
    return array;
}

QJsonObject overallJson(const measures::Overall& overall)
{
    return {{QStringLiteral("test"), idText(overall.method)},
            {QStringLiteral("statistic"), number(overall.statistic)},
            {QStringLiteral("df"), whole(overall.df)},
            {QStringLiteral("p"), number(overall.p)},
            {QStringLiteral("replicates"), whole(overall.replicates)}};
}

/// The part that runs and sets have in common.
void insertAnalysis(QJsonObject& into, const Measured& measured, const measures::Analysis& analysis)
{
    QJsonArray groups;
    for (std::size_t i = 0; i < analysis.groups.size(); ++i)
        groups.append(groupJson(measured, analysis.groups[i], i));
    into.insert(QStringLiteral("groups"), groups);
    into.insert(QStringLiteral("comparisons"), static_cast<qint64>(analysis.differences.size()));
    into.insert(QStringLiteral("differences"), differencesJson(measured, analysis.differences));
    into.insert(QStringLiteral("overall"), overallJson(analysis.overall));
    if (measured.fromCounts)
        return; // an image without an answer is in no table of counts
    into.insert(QStringLiteral("differences_submitted"),
                differencesJson(measured, analysis.differencesSubmitted));
    into.insert(QStringLiteral("overall_submitted"), overallJson(analysis.overallSubmitted));
}

QJsonObject resamplingJson(const Measured& measured)
{
    const measures::Resampling& resampling = measured.settings.resampling;
    return {{QStringLiteral("mode"), idText(measures::toString(resampling.mode))},
            {QStringLiteral("replicates"), resampling.replicates},
            {QStringLiteral("seed"), static_cast<qint64>(resampling.seed)},
            {QStringLiteral("bootstrap"), idText(measures::toString(resampling.bootstrap))},
            {QStringLiteral("used"), isResampled(measured)}};
}

QJsonObject settingsJson(const Measured& measured)
{
    QJsonObject settings {
        {QStringLiteral("by"), QJsonArray::fromStringList(measured.by)},
        {QStringLiteral("interval"), idText(measures::toString(measured.settings.method))},
        {QStringLiteral("level"), measured.settings.level},
        {QStringLiteral("difference"), QStringLiteral("newcombe")},
        {QStringLiteral("corrections"),
         QJsonArray {QStringLiteral("holm"), QStringLiteral("benjamini_hochberg")}},
        {QStringLiteral("compare"), idText(measures::toString(measured.settings.comparing()))},
        {QStringLiteral("fewest"), measured.settings.fewest},
        {QStringLiteral("resampling"), resamplingJson(measured)},
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

QJsonValue comparedJson(const Measured& measured, int group)
{
    return group == measures::kRest ? QJsonValue(QJsonValue::Null)
                                    : QJsonValue(groupNameJson(measured, static_cast<std::size_t>(group)));
}

namespace {

/// How often more than one face was found: null where nobody knows.
QJsonValue severalFacesJson(const Measured& measured, const measures::GroupCounts& counts)
{
    const auto several = measures::severalFaces(counts, measured.settings.level);
    if (!several || !several->interval)
        return QJsonValue::Null;
    return QJsonObject {{QStringLiteral("images"), static_cast<qint64>(several->tally.errors)},
                        {QStringLiteral("n"), static_cast<qint64>(several->tally.n)},
                        {QStringLiteral("value"), several->tally.rate()},
                        {QStringLiteral("low"), several->interval->low},
                        {QStringLiteral("high"), several->interval->high}};
}

} // namespace

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
            {QStringLiteral("multiple_faces"), whole(c.multipleFaces)},
            {QStringLiteral("multiple_faces_rate"), severalFacesJson(measured, c)}};
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
