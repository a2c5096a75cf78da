// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>

#include "core/views/identified.h"

namespace plumbline {

/// `measure --task identify --json`, built as matchingJson().
QJsonObject identifyJson(const std::vector<Identified>& runs, const MatchThresholds& thresholds,
                         const QJsonObject& provenance);

/// `list --task identify --false-matches --json`: one entry of "runs" per run, its candidates probe by probe.
QJsonObject candidatesJson(const Identified& identified, const FalseMatches& list);

} // namespace plumbline
