// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/views/measured.h"

namespace plumbline {

struct Identified;
struct IdentifiedPoint;
struct Matched;
struct MatchedPoint;

/// In which order groups are drawn and listed.
enum class GroupSort {
    Dataset, ///< as the values stand in the data
    Rate,    ///< highest error rate of any system first
    Count,   ///< most scored images first
    Name,    ///< alphabetically
    Own,     ///< as the reader put them
};

QString
groupSortId(GroupSort sort); ///< "dataset", "rate", "n", "name", "own": in settings and on the command line
std::optional<GroupSort> groupSortFromId(const QString& id);

/// Which groups of one grouping a reader wants to see, and in what order. Groups are named by their values.
struct GroupView
{
    GroupSort sort = GroupSort::Dataset;
    std::vector<QStringList> own;    ///< for GroupSort::Own; groups not named come after these
    std::vector<QStringList> hidden; ///< not drawn; still compared and corrected for
};

/// Groups as one puts them in order, whatever was measured of them.
struct GroupFacts
{
    QStringList by;
    std::vector<QStringList> values;
    std::vector<QString> labels;
    std::vector<QString> originals; ///< the labels before anybody renamed one
    std::vector<double> rates;      ///< for GroupSort::Rate; below 0: none
    std::vector<double> counts;     ///< for GroupSort::Count
};
/// The highest error rate of any system, of an estimate the mean absolute error; scored images.
GroupFacts groupFacts(const Measured& measured, bool perSubmitted);
/// The known groups: FMR at the threshold; enrolled images.
GroupFacts groupFacts(const Matched& matched, const MatchedPoint& point);

/// The same of searches: FPIR, or where every probe has a mate the share falsely matched; probes searched.
GroupFacts groupFacts(const Identified& identified, const IdentifiedPoint& point);

/// The shown groups, for ChartOptions::groups and MatchChartOptions::groups. Groups without a rate come last,
/// equals in the data's order.
std::vector<int> arrangedGroups(const GroupFacts& groups, const GroupView& view);

} // namespace plumbline
