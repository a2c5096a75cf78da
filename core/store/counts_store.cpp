// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/counts_store.h"

#include <unordered_map>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/project_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline {

namespace {

using store::Connection;
using store::Statement;

const QString kReconstructed = QStringLiteral("reconstructed");

std::optional<qint64> numberOrNone(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional<qint64>(row.int64(column));
}

CountsTable loadTable(Connection& connection)
{
    CountsTable table;
    Statement attribute(connection, "SELECT name FROM count_attributes ORDER BY position");
    while (attribute.step())
        table.attributes.append(attribute.text(0));
    std::unordered_map<qint64, int> sets;
    Statement set(
        connection,
        "SELECT id, name, vendor, study, benchmark, date, status FROM count_sets ORDER BY position");
    while (set.step()) {
        sets.emplace(set.int64(0), static_cast<int>(table.sets.size()));
        table.sets.push_back(
            {set.text(1), set.text(2), set.text(3), set.text(4), set.text(5), set.text(6) == kReconstructed});
    }
    std::unordered_map<qint64, std::size_t> rows;
    Statement row(connection,
                  "SELECT id, set_id, scored, errors, benchmark, published_rate FROM count_rows "
                  "ORDER BY position");
    while (row.step()) {
        const auto its = sets.find(row.int64(1));
        if (its == sets.end())
            throw store::Failure(store::damagedFile(connection.path(), QStringLiteral("set of a count")));
        CountRow one;
        one.set = its->second;
        one.n = numberOrNone(row, 2);
        one.errors = numberOrNone(row, 3);
        one.benchmark = numberOrNone(row, 4);
        one.published = row.text(5);
        for (qsizetype i = 0; i < table.attributes.size(); ++i)
            one.values.append(QString());
        rows.emplace(row.int64(0), table.rows.size());
        table.rows.push_back(std::move(one));
    }
    Statement value(connection, "SELECT row_id, attribute, value FROM count_values");
    while (value.step()) {
        const qint64 attributeAt = value.int64(1);
        const auto at = rows.find(value.int64(0));
        if (at == rows.end() || attributeAt < 0 || attributeAt >= table.attributes.size())
            throw store::Failure(store::damagedFile(connection.path(), QStringLiteral("value of a count")));
        table.rows[at->second].values[attributeAt] = value.text(2);
    }
    if (const auto wrong = countsProblem(table))
        throw store::Failure(store::damagedFile(connection.path(), *wrong));
    return table;
}

void saveTable(Connection& connection, const CountsTable& table)
{
    for (const char* clear : {"DELETE FROM count_values", "DELETE FROM count_rows", "DELETE FROM count_sets",
                              "DELETE FROM count_attributes"})
        Statement(connection, clear).run();
    Statement attribute(connection, "INSERT INTO count_attributes (position, name) VALUES (?, ?)");
    for (qsizetype i = 0; i < table.attributes.size(); ++i)
        attribute.run(qint64 {i}, table.attributes[i]);
    Statement set(connection,
                  "INSERT INTO count_sets (id, position, name, vendor, study, benchmark, date, status) "
                  "VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    for (std::size_t i = 0; i < table.sets.size(); ++i) {
        const CountSet& one = table.sets[i];
        set.run(static_cast<qint64>(i), one.name, one.vendor, one.study, one.benchmark, one.date,
                one.reconstructed ? kReconstructed : QStringLiteral("as_given"));
    }
    Statement row(connection,
                  "INSERT INTO count_rows (id, position, set_id, scored, errors, benchmark, published_rate) "
                  "VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6)");
    Statement value(connection, "INSERT INTO count_values (row_id, attribute, value) VALUES (?, ?, ?)");
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const CountRow& one = table.rows[i];
        const auto id = static_cast<qint64>(i);
        row.run(id, one.set, one.n, one.errors, one.benchmark, one.published);
        for (qsizetype a = 0; a < one.values.size(); ++a)
            value.run(id, qint64 {a}, one.values[a]);
    }
}

} // namespace

Result<CountsTable> CountsStore::load() const
{
    CountsTable table;
    const auto done = m_store.read([&](Connection& connection) { table = loadTable(connection); });
    if (!done)
        return done.error();
    return table;
}

Result<void> CountsStore::replace(const CountsTable& table, const QString& action, const QJsonObject& detail)
{
    return m_store.write([&](Connection& connection) {
        saveTable(connection, table);
        store::appendJournal(connection, action, detail);
    });
}

} // namespace plumbline
