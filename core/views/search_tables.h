// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/views/identified.h"
#include "core/views/search_curves.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

namespace plumbline {

/// A share of searches in percent: "12.5 %", small ones with as many digits as say something, "0.033 %"; "–"
/// for none.
QString searchShareText(std::optional<double> share);
/// "at most 3.1 %", "2.0 % to 8.1 %", "–" where nothing is known.
QString searchLimitsText(const measures::PairRate& rate);

/// Known groups, and the unknown one where a probe is in it; none where nothing is grouped.
int shownSearchGroups(const Identified& identified);

/// The finding for the window: the groups with the highest and the lowest FPIR at the threshold and a test
/// among all pairs of groups; where every probe has a mate, the share falsely matched instead of FPIR; FNIR
/// where only that sets groups apart; that none can be told apart.
HeadlineText searchHeadline(const Identified& identified, const IdentifiedPoint& point);
/// What the candidate lists of a file do not say; empty where the gallery was searched here.
QString importedSearchText(const Identified& identified);

/// Everybody, then a row of each group: FPIR, FNIR within the rank limit and falsely matched with intervals,
/// what they rest on, failure to enrol. Keys are the groups: of a click the false matches of their probes.
TableSpec searchGroupTable(const Identified& identified, const IdentifiedPoint& point);
/// A row of each point: threshold, FPIR, FNIR, falsely matched, and whether the data can tell.
TableSpec searchThresholdTable(const std::vector<IdentifiedPoint>& points);
/// Everybody, then a row of each group: of the probes with a mate, how many have it among the first 1, 5, 10
/// ..., with intervals.
TableSpec searchRankTable(const Identified& identified, const SearchCurves& curves);
/// A row of each known group: its share of the falsely matched against its share of those searched.
TableSpec searchShareTable(const Identified& identified, float threshold);

/// Thresholds of interest beside the chosen one: FPIR of 30 %, 10 %, 3 %, 1 %, 0.1 %.
const std::vector<double>& usualFpirs();

} // namespace plumbline
