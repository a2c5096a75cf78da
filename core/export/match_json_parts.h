// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <optional>

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include "core/measures/matching/embeddings.h"
#include "core/measures/matching/pair_rate.h"
#include "core/views/matched.h"

/// What 1:1 and 1:N write the same way.
namespace plumbline::match_json {

/// Null for none and for what is not finite.
QJsonValue number(std::optional<double> value);
/// The shortest number that reads back as this one: 0.4, not 0.4000000059604645.
QJsonValue score(float value);
/// Count, of, value, people, interval.
QJsonObject rateJson(const measures::PairRate& rate, double level);
/// "cosine" or "negative_distance".
QString metricName(measures::Metric metric);

/// A group's values by the names grouped by; null for the unknown one. \a Of: Matched or Identified.
template<class Of>
QJsonObject groupName(const Of& of, int group)
{
    QJsonObject name;
    for (qsizetype i = 0; i < of.by.size(); ++i)
        name.insert(of.by[i],
                    group == of.unknown() ? QJsonValue()
                                          : QJsonValue(of.groups[static_cast<std::size_t>(group)].value(i)));
    return name;
}

/// The start of whatever tells of a group.
template<class Of>
QJsonObject groupHead(const Of& of, int group)
{
    return {{QStringLiteral("group"), groupName(of, group)},
            {QStringLiteral("label"), of.labels[static_cast<std::size_t>(group)]},
            {QStringLiteral("unknown"), group == of.unknown()}};
}

/// One image of a false match.
template<class Of>
QJsonObject sideJson(const Of& of, const FalseMatch::Side& side)
{
    return {{QStringLiteral("file"), side.file},
            {QStringLiteral("subject"), side.subject.isEmpty() ? QJsonValue() : QJsonValue(side.subject)},
            {QStringLiteral("group"), groupName(of, side.groupIndex)},
            {QStringLiteral("label"), side.group}};
}

} // namespace plumbline::match_json
