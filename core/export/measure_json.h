// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>
#include <QJsonValue>

#include "core/views/measured.h"

namespace plumbline {

/// `measure --json` of a project: {"runs":[...],"settings":{...},"provenance":{...}} as ARCHITECTURE.md's
/// contract says. Rates are fractions; what is undefined or unknown is null.
QJsonObject measureJson(const Measured& measured, const QJsonObject& provenance);

/// `measure --counts --json`: {"sets":[...],...}, one Measured per set.
QJsonObject countsJson(const std::vector<Measured>& sets, const QJsonObject& provenance);

/// A group's values by the names grouped by; "not stated" where there is none.
QJsonObject groupNameJson(const Measured& measured, std::size_t group);
/// The same for one side of a comparison; null for measures::kRest, all others together.
QJsonValue comparedJson(const Measured& measured, int group);
/// Its name and counts, without rates.
QJsonObject countsOfGroupJson(const Measured& measured, const measures::GroupCounts& counts,
                              std::size_t group);

} // namespace plumbline
