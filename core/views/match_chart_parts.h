// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/views/chart_spec.h"
#include "core/views/match_chart.h"
#include "core/views/matched.h"

namespace plumbline {

/// A group as charts of matching draw it.
struct MatchGroup
{
    std::optional<int> index; ///< in Matched::labels; nullopt: everybody
    QString label;
    int colour = 0;
};
/// The known groups as they are chosen, then the unknown one where anybody is in it; everybody where nothing
/// is grouped.
std::vector<MatchGroup> matchGroups(const Matched& matched, const MatchChartOptions& options);
/// The same of the probes or of the gallery: the unknown group is among them where one of these rows is in
/// it.
std::vector<MatchGroup> matchGroups(const Matched& matched, const MatchChartOptions& options,
                                    const std::vector<int>& groupsOfRows);

/// The rates of a group at a point.
const measures::OperatingPoint& pointOf(const MatchedPoint& point, std::optional<int> group);

/// Id, title and caption; a series and a row per group.
ChartSpec startMatchChart(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point,
                          const MatchChartOptions& options, const QString& id, const QString& title);

/// A rate with its limits as a mark: value, or only the bound where no error was seen; note and tip; the key
/// of the group. Where it stands is the caller's. \a name: "FMR".
Mark pairRateMark(const Matched& matched, const MatchGroup& group, const measures::PairRate& rate,
                  const QString& name);

/// How rates of a question are written.
struct RateWords
{
    QString (*share)(std::optional<double>);      ///< "0.0012", "0.1 %"
    QString (*limits)(const measures::PairRate&); ///< "0.001 to 0.003", "at most 0.004"
};
/// The same of a rate of whatever question.
Mark rateAsMark(const MarkKey& key, const QString& group, const measures::PairRate& rate, const QString& name,
                double level, const RateWords& words);

/// "0.0012", or "< 0.0004" where none was seen.
QString rateOrBoundText(const measures::PairRate& rate);

/// The power of ten at or below, at or above. \pre above 0
double decadeBelow(double value);
double decadeAbove(double value);

/// Title, axis and every mark in words.
QString matchAltText(const ChartSpec& spec);

} // namespace plumbline
