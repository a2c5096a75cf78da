// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/counts_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "core/base/iso_date.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CountsTable)
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

std::optional<QString> namesProblem(const CountsTable& table)
{
    std::set<QString> names;
    for (const QString& attribute : table.attributes) {
        if (attribute.trimmed().isEmpty())
            return Text::tr("A column of groups has no name.");
        if (!names.insert(attribute).second)
            return Text::tr("There are two columns %1.").arg(attribute);
    }
    names.clear();
    for (const CountSet& set : table.sets) {
        if (set.name.trimmed().isEmpty())
            return Text::tr("A set has no name.");
        if (!names.insert(set.name).second)
            return Text::tr("There are two sets %1.").arg(set.name);
    }
    return std::nullopt;
}

} // namespace

std::optional<int> CountsTable::setOf(const QString& name) const
{
    const auto found =
        std::find_if(sets.begin(), sets.end(), [&](const CountSet& s) { return s.name == name; });
    if (found == sets.end())
        return std::nullopt;
    return static_cast<int>(found - sets.begin());
}

std::optional<QString> countsProblem(const CountRow& row)
{
    for (const auto& [name, value] :
         {std::pair(Text::tr("n"), row.n), std::pair(Text::tr("errors"), row.errors),
          std::pair(Text::tr("n in the benchmark"), row.benchmark)}) {
        if (value && *value < 0)
            return Text::tr("%1 (%2) is negative; a count is 0 or more.").arg(name, number(*value));
        if (value && *value > kMostCounted)
            return Text::tr("%1 (%2) is more than %3.").arg(name, number(*value), number(kMostCounted));
    }
    if (row.n && row.errors && *row.errors > *row.n)
        return Text::tr("The errors (%1) are more than n (%2).").arg(number(*row.errors), number(*row.n));
    if (row.n && row.benchmark && *row.benchmark < *row.n)
        return Text::tr("n (%1) is more than there are in the benchmark (%2).")
            .arg(number(*row.n), number(*row.benchmark));
    return std::nullopt;
}

std::optional<QString> countsProblem(const CountsTable& table)
{
    if (const auto names = namesProblem(table))
        return names;
    std::set<std::pair<int, QStringList>> seen;
    for (const CountRow& row : table.rows) {
        if (row.set < 0 || static_cast<std::size_t>(row.set) >= table.sets.size()
            || row.values.size() != table.attributes.size())
            return Text::tr("A row belongs to no set or lacks a value.");
        if (const auto wrong = countsProblem(row))
            return wrong;
        if (!row.isFilled() && row.values.contains(QString()))
            continue; // half typed: it may yet become another group
        if (seen.emplace(row.set, row.values).second)
            continue;
        QStringList named = row.values;
        named.removeAll(QString());
        const QString& set = table.sets[static_cast<std::size_t>(row.set)].name;
        return named.isEmpty()
            ? Text::tr("Two rows of %1 name no group.").arg(set)
            : Text::tr("The group %1 of %2 is there twice.").arg(named.join(QStringLiteral(", ")), set);
    }
    return std::nullopt;
}

QString setNameForPeople(const CountSet& set)
{
    const QString dated = set.vendor + QLatin1Char(' ') + set.date;
    if (set.vendor.isEmpty() || set.date.isEmpty() || set.name != dated)
        return set.name;
    return set.vendor + QStringLiteral(", ") + dateForPeople(set.date);
}

} // namespace plumbline
