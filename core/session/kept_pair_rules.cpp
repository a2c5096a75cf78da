// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/kept_pair_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/project.h"

namespace plumbline {

KeptPairRules keptPairRules(const Project& project)
{
    const QJsonObject kept = QJsonDocument::fromJson(project.setting(kMatchingSetting).toUtf8()).object();
    KeptPairRules rules {kept.value(QLatin1String("probes")).toString(),
                         {},
                         kept.value(QLatin1String("leave_out")).toString()};
    for (const QJsonValue& name : kept.value(QLatin1String("within")).toArray())
        rules.within.append(name.toString());
    return rules;
}

} // namespace plumbline
