// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/compare_json.h"

#include <QJsonArray>

#include "core/export/measure_json.h"

namespace plumbline {

namespace {

using measures::ChangedGroup;
using measures::ChangeMethod;
using measures::RateChange;

QJsonValue number(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString intervalId(ChangeMethod method)
{
    switch (method) {
    case ChangeMethod::Paired:
        return QStringLiteral("newcombe_paired");
    case ChangeMethod::Subjects:
        return QStringLiteral("newcombe_paired_effective_n");
    case ChangeMethod::Unpaired:
        break;
    }
    return QStringLiteral("newcombe");
}

QString testId(ChangeMethod method)
{
    switch (method) {
    case ChangeMethod::Paired:
        return QStringLiteral("mcnemar_exact");
    case ChangeMethod::Subjects:
        return QStringLiteral("sign_flip_by_subject");
    case ChangeMethod::Unpaired:
        break;
    }
    return QStringLiteral("fisher");
}

QJsonObject sideJson(const MeasuredRun& run)
{
    QJsonObject side {{QStringLiteral("system"), run.system},
                      {QStringLiteral("name"), run.name},
                      {QStringLiteral("partial"), run.partial},
                      {QStringLiteral("versions"), QJsonArray::fromStringList(run.versions)}};
    if (run.run.isValid())
        side.insert(QStringLiteral("run"), run.run.value());
    if (run.endedUtc.isValid())
        side.insert(QStringLiteral("ended"), run.endedUtc.toUTC().toString(Qt::ISODate));
    return side;
}

QJsonObject rateJson(measures::Tally tally, const std::optional<measures::Interval>& interval)
{
    return {
        {QStringLiteral("errors"), static_cast<qint64>(tally.errors)},
        {QStringLiteral("n"), static_cast<qint64>(tally.n)},
        {QStringLiteral("error_rate"), tally.n > 0 ? QJsonValue(tally.rate()) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("low"), interval ? QJsonValue(interval->low) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("high"), interval ? QJsonValue(interval->high) : QJsonValue(QJsonValue::Null)}};
}

void insertChange(QJsonObject& into, const std::optional<RateChange>& change, const char* name = "change")
{
    const QString key = QString::fromLatin1(name);
    into.insert(key, change ? QJsonValue(change->change) : QJsonValue(QJsonValue::Null));
    into.insert(key % QStringLiteral("_low"),
                change ? QJsonValue(change->low) : QJsonValue(QJsonValue::Null));
    into.insert(key % QStringLiteral("_high"),
                change ? QJsonValue(change->high) : QJsonValue(QJsonValue::Null));
}

void insertPaired(QJsonObject& into, const measures::PairedTally& tally)
{
    into.insert(QStringLiteral("both_right"), static_cast<qint64>(tally.bothRight));
    into.insert(QStringLiteral("fixed"), static_cast<qint64>(tally.fixed));
    into.insert(QStringLiteral("broken"), static_cast<qint64>(tally.broken));
    into.insert(QStringLiteral("both_wrong"), static_cast<qint64>(tally.bothWrong));
}

/// Whether both are right about the same images; the table in its own words.
QJsonObject agreementJson(const ChangedGroup& group)
{
    const measures::PairedTally& tally = *group.paired;
    const auto& kappa = group.agreement;
    const auto& limits = group.agreementLimits;
    return {{QStringLiteral("both_right"), static_cast<qint64>(tally.bothRight)},
            {QStringLiteral("only_a_right"), static_cast<qint64>(tally.broken)},
            {QStringLiteral("only_b_right"), static_cast<qint64>(tally.fixed)},
            {QStringLiteral("none_right"), static_cast<qint64>(tally.bothWrong)},
            {QStringLiteral("observed"), number(kappa ? std::optional(kappa->observed) : std::nullopt)},
            {QStringLiteral("expected"), number(kappa ? std::optional(kappa->expected) : std::nullopt)},
            {QStringLiteral("kappa"), number(kappa ? std::optional(kappa->kappa) : std::nullopt)},
            {QStringLiteral("kappa_low"), number(limits ? std::optional(limits->low) : std::nullopt)},
            {QStringLiteral("kappa_high"), number(limits ? std::optional(limits->high) : std::nullopt)},
            {QStringLiteral("method"),
             group.method == ChangeMethod::Subjects ? QStringLiteral("fleiss_cohen_everitt_effective_n")
                                                    : QStringLiteral("fleiss_cohen_everitt")}};
}

QJsonObject groupJson(const ChangedGroup& group)
{
    QJsonObject object {{QStringLiteral("a"), rateJson(group.a, group.ofA)},
                        {QStringLiteral("b"), rateJson(group.b, group.ofB)},
                        {QStringLiteral("method"), intervalId(group.method)},
                        {QStringLiteral("test"), testId(group.method)},
                        {QStringLiteral("p"), number(group.p)},
                        {QStringLiteral("p_holm"), number(group.pHolm)},
                        {QStringLiteral("p_bh"), number(group.pBh)}};
    insertChange(object, group.change);
    if (group.paired) {
        insertPaired(object, *group.paired);
        object.insert(QStringLiteral("agreement"), agreementJson(group));
        object.insert(QStringLiteral("images"), static_cast<qint64>(group.paired->n()));
        object.insert(QStringLiteral("subjects"), static_cast<qint64>(group.subjects));
    }
    if (group.method == ChangeMethod::Subjects) {
        object.insert(QStringLiteral("design_effect"), number(group.designEffect));
        object.insert(QStringLiteral("effective_n"), number(group.effectiveN));
    }
    return object;
}

QJsonObject settingsJson(const Measured& measured)
{
    QJsonObject settings {{QStringLiteral("by"), QJsonArray::fromStringList(measured.by)},
                          {QStringLiteral("level"), measured.settings.level},
                          {QStringLiteral("task"), measured.task},
                          {QStringLiteral("truth"), measured.truth},
                          {QStringLiteral("synthetic"), measured.synthetic},
                          {QStringLiteral("reference"), QJsonValue::Null}};
    if (measured.settings.reference)
        settings.insert(QStringLiteral("reference"),
                        groupNameJson(measured, static_cast<std::size_t>(*measured.settings.reference)));
    return settings;
}

} // namespace

QJsonObject compareJson(const Compared& compared, const QJsonObject& provenance)
{
    QJsonArray groups;
    for (std::size_t i = 0; i < compared.analysis.groups.size(); ++i) {
        QJsonObject group = groupJson(compared.analysis.groups[i]);
        group.insert(QStringLiteral("group"), groupNameJson(compared.measured, i));
        groups.append(group);
    }
    QJsonArray gaps;
    for (const measures::GapChange& gap : compared.analysis.gaps) {
        QJsonObject object {
            {QStringLiteral("a"), groupNameJson(compared.measured, static_cast<std::size_t>(gap.a))},
            {QStringLiteral("b"), groupNameJson(compared.measured, static_cast<std::size_t>(gap.b))},
            {QStringLiteral("before"), gap.before},
            {QStringLiteral("after"), gap.after},
            {QStringLiteral("method"), QStringLiteral("mover")},
            {QStringLiteral("widened_low"), gap.widened.low},
            {QStringLiteral("widened_high"), gap.widened.high}};
        insertChange(object, gap.change);
        gaps.append(object);
    }
    QJsonObject object {{QStringLiteral("a"), sideJson(compared.a())},
                        {QStringLiteral("b"), sideJson(compared.b())},
                        {QStringLiteral("paired"), compared.isPaired},
                        {QStringLiteral("by_subject"), compared.analysis.bySubject},
                        {QStringLiteral("groups"), groups},
                        {QStringLiteral("all"), groupJson(compared.analysis.all)},
                        {QStringLiteral("comparisons"), compared.analysis.comparisons},
                        {QStringLiteral("gaps"), gaps},
                        {QStringLiteral("settings"), settingsJson(compared.measured)},
                        {QStringLiteral("provenance"), provenance}};
    if (compared.isPaired)
        object.insert(QStringLiteral("images"),
                      QJsonObject {{QStringLiteral("scored_by_both"), compared.both},
                                   {QStringLiteral("only_a"), compared.onlyA},
                                   {QStringLiteral("only_b"), compared.onlyB},
                                   {QStringLiteral("neither"), compared.neither}});
    return object;
}

QJsonObject seriesJson(const MatchedSeries& series, const QJsonObject& provenance)
{
    const measures::MatchedAnalysis& analysis = series.analysis;
    QJsonArray levels;
    for (std::size_t i = 0; i < analysis.levels.size(); ++i) {
        const measures::MatchedLevel& one = analysis.levels[i];
        QJsonObject object = rateJson(one.tally, one.interval);
        object.insert(QStringLiteral("level"), series.levels[static_cast<qsizetype>(i)]);
        insertChange(object, one.difference, "difference");
        if (static_cast<int>(i) != analysis.reference)
            insertPaired(object, one.against);
        object.insert(QStringLiteral("p"), number(one.p));
        object.insert(QStringLiteral("p_holm"), number(one.pHolm));
        object.insert(QStringLiteral("p_bh"), number(one.pBh));
        levels.append(object);
    }
    QJsonValue overall(QJsonValue::Null);
    if (analysis.overall)
        overall =
            QJsonObject {{QStringLiteral("test"), QStringLiteral("cochran_q")},
                         {QStringLiteral("statistic"), analysis.overall->statistic},
                         {QStringLiteral("df"), analysis.overall->df},
                         {QStringLiteral("p"), analysis.overall->p},
                         {QStringLiteral("exact"), analysis.overall->isExact},
                         {QStringLiteral("permutations"), static_cast<qint64>(analysis.overall->drawn)}};
    const QString reference = series.levels.value(analysis.reference);
    return {{QStringLiteral("run"), sideJson(series.measured.runs.front())},
            {QStringLiteral("series"), series.attribute},
            {QStringLiteral("reference"), reference},
            {QStringLiteral("sets"), analysis.sets},
            {QStringLiteral("complete_sets"), analysis.complete},
            {QStringLiteral("left_out"),
             QJsonObject {{QStringLiteral("one_level"), analysis.single},
                          {QStringLiteral("several_of_a_level"), analysis.doubled}}},
            {QStringLiteral("levels"), levels},
            {QStringLiteral("overall"), overall},
            {QStringLiteral("settings"), settingsJson(series.measured)},
            {QStringLiteral("provenance"), provenance}};
}

} // namespace plumbline
