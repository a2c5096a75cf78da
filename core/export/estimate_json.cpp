// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/estimate_json.h"

#include <QJsonArray>

#include "core/export/measure_json.h"

namespace plumbline {

namespace {

QJsonValue number(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue meanNumber(const std::optional<measures::MeanEstimate>& mean)
{
    return mean ? QJsonValue(mean->mean) : QJsonValue(QJsonValue::Null);
}

QJsonObject tInterval(const std::optional<measures::MeanEstimate>& mean,
                      const measures::EstimateAnalysis& analysis)
{
    return {{QStringLiteral("method"),
             analysis.overPeople ? QStringLiteral("t_over_people") : QStringLiteral("t")},
            {QStringLiteral("level"), analysis.level},
            {QStringLiteral("low"), number(mean ? mean->low : std::nullopt)},
            {QStringLiteral("high"), number(mean ? mean->high : std::nullopt)}};
}

QJsonArray differencesJson(const Measured& measured, const std::vector<measures::EstimateDifference>& list,
                           bool overPeople)
{
    QJsonArray array;
    for (const measures::EstimateDifference& d : list) {
        array.append(
            QJsonObject {{QStringLiteral("a"), comparedJson(measured, d.a)},
                         {QStringLiteral("b"), comparedJson(measured, d.b)},
                         {QStringLiteral("difference"), d.welch.difference},
                         {QStringLiteral("low"), d.welch.low},
                         {QStringLiteral("high"), d.welch.high},
                         {QStringLiteral("method"),
                          overPeople ? QStringLiteral("welch_over_people") : QStringLiteral("welch")},
                         {QStringLiteral("df"), d.welch.df},
                         {QStringLiteral("test"),
                          overPeople ? QStringLiteral("welch_t_over_people") : QStringLiteral("welch_t")},
                         {QStringLiteral("p"), d.welch.p},
                         {QStringLiteral("p_holm"), d.pHolm},
                         {QStringLiteral("p_bh"), d.pBh}});
    }
    return array;
}

} // namespace

void insertEstimates(QJsonObject& into, const Measured& measured, const measures::EstimateAnalysis& analysis)
{
    QJsonArray groups;
    for (std::size_t i = 0; i < analysis.groups.size(); ++i) {
        const measures::EstimateGroup& group = analysis.groups[i];
        QJsonObject object = countsOfGroupJson(measured, group.counts, i);
        object.insert(QStringLiteral("mean_absolute_error"), meanNumber(group.absolute));
        object.insert(QStringLiteral("interval"), tInterval(group.absolute, analysis));
        object.insert(QStringLiteral("bias"), meanNumber(group.bias));
        object.insert(QStringLiteral("interval_bias"), tInterval(group.bias, analysis));
        object.insert(QStringLiteral("standard_deviation"),
                      number(group.bias ? group.bias->deviation : std::nullopt));
        groups.append(object);
    }
    into.insert(QStringLiteral("unit"), QStringLiteral("years"));
    into.insert(QStringLiteral("groups"), groups);
    into.insert(QStringLiteral("comparisons"), static_cast<qint64>(analysis.absolute.size()));
    into.insert(QStringLiteral("differences"),
                differencesJson(measured, analysis.absolute, analysis.overPeople));
    into.insert(QStringLiteral("differences_bias"),
                differencesJson(measured, analysis.bias, analysis.overPeople));
}

} // namespace plumbline
