// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>

#include "core/views/matched.h"

namespace plumbline {

/// `measure --task verify --json`: {"runs":[...],"settings":{...},"provenance":{...}}, by the names that
/// docs/user-guide.md lists. Rates are fractions; what is undefined or unknown is null, with its reason
/// beside it. Thresholds and scores are written with as few digits as tell them apart, so that one read here
/// can be given to --threshold.
QJsonObject matchingJson(const std::vector<Matched>& runs, const MatchThresholds& thresholds,
                         const QJsonObject& provenance);

/// `list --false-matches --json`: one entry of "runs" per run, with its pairs.
QJsonObject falseMatchesJson(const Matched& matched, const FalseMatches& list);

} // namespace plumbline
