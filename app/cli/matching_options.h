// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QCommandLineParser>
#include <QString>

#include "app/cli/command.h"
#include "core/base/result.h"
#include "core/session/identify_query.h"
#include "core/session/match_query.h"
#include "core/views/matched.h"

namespace plumbline::cli {

/// --threshold and the rates of \a rateOption ("fmr", "fpir").
Result<MatchThresholds> parseThresholds(const QCommandLineParser& options, const QString& rateOption);
/// A whole number from \a least; \a otherwise where the option is not given.
Result<qint64> parseWhole(const QCommandLineParser& options, const char* name, qint64 least,
                          qint64 otherwise);
Result<MatchQuery> parseMatchQuery(const QCommandLineParser& options);
/// Of pairs, what no option says is as chosen in the audit's window; says on stderr what that is.
MatchQuery withKeptRules(MatchQuery query, const QCommandLineParser& options, const Project& project);

/// The task identify was asked for.
bool isSearch(const QCommandLineParser& options);
int measureSearches(const Invocation& call);
int listCandidates(const Invocation& call);
/// The chart of --chart of the first system asked for, at --threshold or --fpir.
Result<ChartSpec> searchingChart(const Invocation& call);

} // namespace plumbline::cli
