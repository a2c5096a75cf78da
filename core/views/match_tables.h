// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/views/matched.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

namespace plumbline {

/// A rate that may be tiny: "0.00123", "–" when there is nothing to divide by.
QString smallRateText(std::optional<double> rate);

/// "at most 0.004", "0.001 to 0.003", "–" where nothing is known.
QString pairLimitsText(const measures::PairRate& rate);
/// The same in cells; the limits for a column of ranges.
TableCell smallRateCell(std::optional<double> rate);
TableCell pairLimitsCell(const measures::PairRate& rate);
/// So many digits that say something, written out: "0.0000928", "12,300", where 'g' has an exponent.
QString plainNumberText(double number, int digits);
/// A threshold, "0.3628"; 0 to 100 with two decimals. \param more decimals
QString matchThresholdText(float threshold, int more = 0);
/// So many more decimals make different thresholds read differently.
int moreToTellApart(const std::vector<float>& thresholds);
/// Whether anybody's group is unknown (-1).
bool hasUnknown(const std::vector<int>& groups);
/// Whether anything is told of people whose group is unknown: of two sets, probes.
bool showsUnknown(const Matched& matched);

/// What was compared: "399 probes of 380 people against 563 images of 500 people: 113 comparisons of one
/// person, 224,471 of two people."
QString matchedEvidence(const Matched& matched, const MatchedSide& all);
/// What happens at the threshold, in a sentence or two.
QString matchedFinding(const MatchedPoint& point, double level);
/// How far groups are apart; empty with fewer than two.
QString matchedDifferences(const MatchedPoint& point);

/// Of either error the two groups that are furthest apart, by how much, and whether it could be chance; empty
/// where nothing can be compared.
QString matchedApartText(const Matched& matched, const MatchedPoint& point);

/// The finding for the window: the two groups whose FMR at the threshold differs most, or FNMR where only
/// that sets groups apart by more than chance; that the difference could be chance where neither does.
HeadlineText matchedHeadline(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point);

/// A row of each group and one of everybody: failures to enrol, comparisons, rates with intervals.
TableSpec matchedGroupTable(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point);
/// A row of each point: threshold, rates, and whether the data can tell.
TableSpec matchedThresholdTable(const std::vector<MatchedPoint>& points);
/// FMR of every pair of groups that was compared; none seen as an upper bound.
TableSpec falseMatchTable(const Matched& matched, const MatchedPoint& point);
/// A row of each differential measure: of FMR, of FNMR or of both, why it is undefined, and what it hides.
/// Keys name the help topic (MarkKey::system).
TableSpec differentialTable(const MatchedPoint& point);
/// What if every group had a threshold of its own, at which its own FMR is MatchedCurves::kUsualRate; beside
/// the one threshold of all that was chosen.
TableSpec ownThresholdTable(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point);
/// Rank, score, files, people, groups.
TableSpec falseMatchListTable(const FalseMatches& list);

} // namespace plumbline
