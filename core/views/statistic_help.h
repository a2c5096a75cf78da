// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

namespace plumbline {

/// "What does this mean?" of one statistic: a paragraph, a formula where there is one, and the source.
struct StatisticHelp
{
    QString id; ///< "interval"
    QString title;
    QString text;    ///< one paragraph for people who know no statistics
    QString formula; ///< empty: none
    QString source;  ///< empty: ours
};

/// All of them, in the order of a reader's questions; in the language of the program.
std::vector<StatisticHelp> statisticHelps();
/// The help with that id; with an empty id when there is none.
StatisticHelp statisticHelp(const QString& id);

/// What explains a column of subgroupTable() or comparisonTable(); empty: its name says all ("system").
QString helpForColumn(const QString& columnId);
/// What explains a chart, the most particular first.
QStringList helpForChart(const QString& chartId);
/// What explains the headline and the line below it.
QStringList helpForHeadline();

} // namespace plumbline
