// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/views/statistic_help.h"

namespace plumbline {

/// What statistics of matching mean; among statisticHelps().
std::vector<StatisticHelp> matchHelps();

/// What explains a chart of MatchChart, or a table of matching by its columns.
QStringList helpForMatchChart(const QString& chartId);
QStringList helpForMatchTable(const QStringList& columnIds);
/// What explains the headline and the threshold.
QStringList helpForMatchHeadline();
/// Of searches in a gallery: who is falsely matched, FPIR, FNIR.
QStringList helpForSearches();
/// What explains a chart of SearchChart, or a table of searches: "groups", "ranks", "thresholds", "shares".
QStringList helpForSearchChart(const QString& chartId);
QStringList helpForSearchTable(const QString& table);

} // namespace plumbline
