// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/views/chart_spec.h"
#include "core/views/identified.h"
#include "core/views/match_chart_parts.h"
#include "core/views/search_chart.h"

namespace plumbline {

/// The known groups of probes as they are chosen, then the unknown one where a probe is in it; everybody
/// where nothing is grouped.
std::vector<MatchGroup> searchGroups(const SearchScene& scene);
/// The rates of a group at a point.
const SearchRates& ratesOf(const IdentifiedPoint& point, std::optional<int> group);

/// Id, title and caption; a series and a row per group.
ChartSpec startSearchChart(const SearchScene& scene, const QString& id, const QString& title);

/// A rate with its limits as a mark, its key the group. \a name: "FPIR".
Mark searchRateMark(const Identified& identified, const MatchGroup& group, const measures::PairRate& rate,
                    const QString& name);

/// "searches: %1 returns 50 candidates of 500 people" and the like; every sentence of a caption.
std::vector<CaptionPart> searchCaption(const SearchScene& scene);

} // namespace plumbline
