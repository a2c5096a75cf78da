// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>
#include <QJsonValue>

#include "core/session/project.h"
#include "core/views/comparison.h"
#include "core/views/identified.h"
#include "core/views/matched.h"

namespace plumbline {

/// What the commands print with --json, sealed with the provenance of project and program.
QJsonObject measuredAsJson(const Project& project, const Measured& measured);
/// A group's values by name; null for measures::kRest.
QJsonValue groupNameAsJson(const Measured& measured, int group);
QJsonObject countsAsJson(const std::vector<Measured>& sets);
/// The same for the sets of a project.
QJsonObject countsAsJson(const Project& project, const std::vector<Measured>& sets);
QJsonObject comparedAsJson(const Project& project, const Compared& compared);
QJsonObject seriesAsJson(const Project& project, const MatchedSeries& series);
QJsonObject matchedAsJson(const Project& project, const std::vector<Matched>& runs,
                          const MatchThresholds& thresholds);
/// \a lists is as long as \a runs.
QJsonObject falseMatchesAsJson(const Project& project, const std::vector<Matched>& runs,
                               const std::vector<FalseMatches>& lists);
QJsonObject identifiedAsJson(const Project& project, const std::vector<Identified>& runs,
                             const MatchThresholds& thresholds);
/// \a lists is as long as \a runs.
QJsonObject candidatesAsJson(const Project& project, const std::vector<Identified>& runs,
                             const std::vector<FalseMatches>& lists);
Result<QJsonObject> listAsJson(const Project& project, const ListQuery& query);

} // namespace plumbline
