// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/json.h"

#include <QJsonArray>

#include "core/export/compare_json.h"
#include "core/export/exporter.h"
#include "core/export/identify_json.h"
#include "core/export/matching_json.h"
#include "core/export/measure_json.h"

namespace plumbline {

QJsonObject measuredAsJson(const Project& project, const Measured& measured)
{
    return measureJson(measured, project.provenance());
}

QJsonValue groupNameAsJson(const Measured& measured, int group)
{
    return comparedJson(measured, group);
}

QJsonObject comparedAsJson(const Project& project, const Compared& compared)
{
    return compareJson(compared, project.provenance());
}

QJsonObject seriesAsJson(const Project& project, const MatchedSeries& series)
{
    return seriesJson(series, project.provenance());
}

QJsonObject countsAsJson(const std::vector<Measured>& sets)
{
    return countsJson(sets, {{QStringLiteral("program"), programVersion()}});
}

QJsonObject countsAsJson(const Project& project, const std::vector<Measured>& sets)
{
    return countsJson(sets, project.provenance());
}

QJsonObject matchedAsJson(const Project& project, const std::vector<Matched>& runs,
                          const MatchThresholds& thresholds)
{
    return matchingJson(runs, thresholds, project.provenance());
}

QJsonObject falseMatchesAsJson(const Project& project, const std::vector<Matched>& runs,
                               const std::vector<FalseMatches>& lists)
{
    QJsonArray array;
    for (std::size_t i = 0; i < runs.size(); ++i)
        array.append(falseMatchesJson(runs[i], lists[i]));
    return {{QStringLiteral("runs"), array}, {QStringLiteral("provenance"), project.provenance()}};
}

QJsonObject identifiedAsJson(const Project& project, const std::vector<Identified>& runs,
                             const MatchThresholds& thresholds)
{
    return identifyJson(runs, thresholds, project.provenance());
}

QJsonObject candidatesAsJson(const Project& project, const std::vector<Identified>& runs,
                             const std::vector<FalseMatches>& lists)
{
    QJsonArray array;
    for (std::size_t i = 0; i < runs.size(); ++i)
        array.append(candidatesJson(runs[i], lists[i]));
    return {{QStringLiteral("runs"), array}, {QStringLiteral("provenance"), project.provenance()}};
}

Result<QJsonObject> listAsJson(const Project& project, const ListQuery& query)
{
    const auto rows = project.list(query);
    if (!rows)
        return rows.error();
    QStringList attributes;
    for (const Attribute& attribute : project.dataset()->attributes)
        attributes.append(attribute.name);
    QJsonArray outcomes;
    for (const OutcomeRow& row : *rows)
        outcomes.append(outcomeJson(row, attributes));
    return QJsonObject {{QStringLiteral("outcomes"), outcomes},
                        {QStringLiteral("provenance"), project.provenance()}};
}

} // namespace plumbline
