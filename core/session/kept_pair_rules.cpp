// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/kept_pair_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/project.h"
#include "core/views/matched.h"

namespace plumbline {

namespace {

QJsonObject keptIn(const Project& project)
{
    return QJsonDocument::fromJson(project.setting(kMatchingSetting).toUtf8()).object();
}

} // namespace

KeptPairRules keptPairRules(const Project& project)
{
    const QJsonObject kept = keptIn(project);
    KeptPairRules rules {kept.value(QLatin1String("probes")).toString(),
                         {},
                         kept.value(QLatin1String("leave_out")).toString()};
    for (const QJsonValue& name : kept.value(QLatin1String("within")).toArray())
        rules.within.append(name.toString());
    return rules;
}

double keptAlpha(const Project& project)
{
    const double alpha = keptIn(project).value(QLatin1String("alpha")).toDouble(MatchedCurves::kAlpha);
    return alpha >= 0 && alpha <= 1 ? alpha : MatchedCurves::kAlpha;
}

} // namespace plumbline
