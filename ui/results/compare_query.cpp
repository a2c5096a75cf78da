// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/compare_query.h"

#include <algorithm>

namespace plumbline::ui {

namespace {

ListQuery ofGroup(const Measured& measured, const MeasuredRun& run, const MarkKey& key)
{
    ListQuery query;
    query.task = measured.task;
    query.runs = {run.run};
    query.systems = {run.system};
    for (qsizetype i = 0; i < std::min(key.by.size(), key.values.size()); ++i)
        query.where.emplace_back(key.by.at(i), key.values.at(i));
    return query;
}

} // namespace

ListQuery picturesOf(const Compared& compared, const MarkKey& key, const QString& column)
{
    if (column == QLatin1String("rate_a") || column == QLatin1String("rate_b"))
        return misreadOn(compared, column == QLatin1String("rate_a") ? 0 : 1, key);
    ListQuery query = ofGroup(compared.measured, compared.b(), key);
    query.compare = QString::number(compared.a().run.value());
    if (column == QLatin1String("compared"))
        return query;
    query.changes = {Change::Fixed, Change::Broken};
    if (const auto change = changeFromName(column))
        query.changes = {*change};
    if (column == QLatin1String("both_wrong") || column == QLatin1String("both_right")) {
        query.changes = {Change::Unchanged};
        query.verdicts = {column == QLatin1String("both_wrong") ? Verdict::Wrong : Verdict::Right};
    }
    return query;
}

ListQuery misreadOn(const Compared& compared, int side, const MarkKey& key)
{
    ListQuery query = ofGroup(compared.measured, side == 0 ? compared.a() : compared.b(), key);
    query.compare = QString::number((side == 0 ? compared.b() : compared.a()).run.value());
    query.verdicts = {Verdict::Wrong};
    return query;
}

ListQuery misreadAt(const MatchedSeries& series, const MarkKey& key)
{
    ListQuery query = ofGroup(series.measured, series.measured.runs.front(), key);
    query.verdicts = {Verdict::Wrong};
    return query;
}

} // namespace plumbline::ui
