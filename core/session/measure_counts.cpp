// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QFileInfo>

#include "core/dataset/label_table.h"
#include "core/measures/comparisons.h"
#include "core/session/project.h"

namespace plumbline {

namespace {

struct CountsRow
{
    QString set, group;
    qint64 n = 0;
    qint64 errors = 0;
};

Error bad(const QString& file, int line, const QString& what)
{
    return {ErrorCode::BadFormat,
            QCoreApplication::translate("Counts", "%1, line %2: %3.")
                .arg(QFileInfo(file).fileName())
                .arg(line)
                .arg(what),
            {}};
}

Result<std::vector<CountsRow>> readCounts(const QString& file)
{
    const auto table = readLabelTable(file);
    if (!table)
        return table.error();
    std::array<qsizetype, 4> at {};
    const std::array<QString, 4> names {QStringLiteral("set"), QStringLiteral("group"), QStringLiteral("n"),
                                        QStringLiteral("errors")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        at[i] = table->header.indexOf(names[i]);
        if (at[i] < 0) {
            return bad(
                file, 1,
                QCoreApplication::translate(
                    "Counts", "there is no column %1; the columns must be set, group, n, errors, and are %2")
                    .arg(names[i], table->header.join(QStringLiteral(", "))));
        }
    }
    std::vector<CountsRow> rows;
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
        const QStringList& cells = table->rows[r];
        bool nOk = false;
        bool errorsOk = false;
        const CountsRow row {cells[at[0]], cells[at[1]], cells[at[2]].toLongLong(&nOk),
                             cells[at[3]].toLongLong(&errorsOk)};
        if (!nOk || !errorsOk)
            return bad(file, table->lines[r],
                       QCoreApplication::translate("Counts", "n and errors must be whole numbers"));
        if (const auto problem = measures::problem(row.n, row.errors))
            return bad(file, table->lines[r], QString::fromStdString(*problem));
        const bool twice = std::any_of(rows.begin(), rows.end(), [&](const CountsRow& other) {
            return other.set == row.set && other.group == row.group;
        });
        if (twice)
            return bad(file, table->lines[r],
                       QCoreApplication::translate("Counts", "the group %1 of %2 is there already")
                           .arg(row.group, row.set));
        rows.push_back(row);
    }
    return rows;
}

/// The group of this set that `--reference group=NAME` names.
Result<std::optional<int>> reference(const MeasureQuery& query, const Measured& set, const QString& file)
{
    if (query.reference.empty())
        return std::optional<int>();
    const auto& [name, value] = query.reference.front();
    const auto found = std::find(set.labels.begin(), set.labels.end(), value);
    if (name != QLatin1String("group") || query.reference.size() > 1 || found == set.labels.end()) {
        return Error {
            ErrorCode::Usage,
            QCoreApplication::translate(
                "Counts", "%1: the set %2 has no group to compare with by that reference; say group=NAME.")
                .arg(QFileInfo(file).fileName(), set.runs.front().system),
            {}};
    }
    return std::optional<int>(static_cast<int>(found - set.labels.begin()));
}

} // namespace

Result<std::vector<Measured>> measureCounts(const QString& csvFile, const MeasureQuery& query)
{
    const auto rows = readCounts(csvFile);
    if (!rows)
        return rows.error();
    std::vector<Measured> sets;
    std::vector<std::vector<measures::GroupCounts>> counts;
    for (const CountsRow& row : *rows) {
        auto at = std::find_if(sets.begin(), sets.end(),
                               [&](const Measured& set) { return set.runs.front().system == row.set; });
        if (at == sets.end()) {
            Measured set;
            set.dataset = QFileInfo(csvFile).fileName();
            set.fromCounts = true;
            set.by = QStringList {QStringLiteral("group")};
            set.runs.push_back({row.set, row.set, {}, {}, false, {}});
            sets.push_back(std::move(set));
            counts.emplace_back();
            at = sets.end() - 1;
        }
        at->groups.push_back(QStringList {row.group});
        at->labels.push_back(row.group);
        at->images += row.n;
        counts[static_cast<std::size_t>(at - sets.begin())].push_back(measures::fromTable(row.n, row.errors));
    }
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const auto chosen = reference(query, sets[i], csvFile);
        if (!chosen)
            return chosen.error();
        sets[i].settings = {query.method,  query.level,  *chosen,
                            query.compare, query.fewest, query.resampling};
        if (query.referenceLargest && query.compare == measures::Compare::Pairs)
            sets[i].settings.compare = measures::Compare::Reference;
        sets[i].settings = measures::withReference(counts[i], sets[i].settings);
        sets[i].runs.front().analysis = measures::analyse(counts[i], sets[i].settings);
    }
    return sets;
}

} // namespace plumbline
