// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "app/cli/group_options.h"

#include <algorithm>

#include <QCoreApplication>

#include "app/cli/command.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// The groups that hold every pair of one --hide.
Result<std::vector<QStringList>> hiddenGroups(const GroupFacts& groups, const QStringList& texts)
{
    std::vector<QStringList> hidden;
    for (const QString& text : texts) {
        const auto where = parseWhere({text});
        if (!where)
            return where.error();
        bool any = false;
        for (const QStringList& values : groups.values) {
            const bool holds = std::all_of(where->begin(), where->end(), [&](const auto& pair) {
                const qsizetype at = groups.by.indexOf(pair.first);
                return at >= 0 && values.value(at) == pair.second;
            });
            any = any || holds;
            if (holds)
                hidden.push_back(values);
        }
        if (!any)
            return Error {
                ErrorCode::Usage,
                tr("--hide %1 names no group of %2.").arg(text, groups.by.join(QStringLiteral(", "))),
                {}};
    }
    return hidden;
}

} // namespace

Result<std::vector<int>> parseArrangement(const QCommandLineParser& options, const GroupFacts& groups)
{
    const QString order = options.value(QStringLiteral("sort"));
    const auto sort = groupSortFromId(order);
    if (!sort || *sort == GroupSort::Own)
        return Error {
            ErrorCode::Usage, tr("There is no order %1; choose dataset, rate, n or name.").arg(order), {}};
    const auto hidden = hiddenGroups(groups, options.values(QStringLiteral("hide")));
    if (!hidden)
        return hidden.error();
    return arrangedGroups(groups, {*sort, {}, *hidden});
}

} // namespace plumbline::cli
