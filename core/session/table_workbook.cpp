// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/table_workbook.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <QCoreApplication>
#include <QJsonValue>

#include "core/export/workbook.h"

namespace plumbline {

namespace {

constexpr double kTextWidth = 26;
constexpr double kNumberWidth = 15;

QString tr(const char* text)
{
    return QCoreApplication::translate("TableWorkbook", text);
}

QJsonValue number(double value, const TableCell& cell)
{
    if (std::isfinite(value))
        return value;
    return cell.text == QStringLiteral("–") ? QJsonValue(QJsonValue::Null) : QJsonValue(cell.text);
}

/// Counts where every number is whole; else as p, which shows small ones.
CellFormat formatOf(const TableSpec& table, std::size_t column)
{
    if (!table.columns[column].numeric)
        return CellFormat::Plain;
    const auto isWhole = [&](const std::vector<TableCell>& row) {
        const double value = row[column].value;
        return !std::isfinite(value) || value == std::floor(value);
    };
    const auto isAboveOne = [&](const std::vector<TableCell>& row) { return row[column].value > 1; };
    const bool counts = std::all_of(table.rows.begin(), table.rows.end(), isWhole)
        && std::any_of(table.rows.begin(), table.rows.end(), isAboveOne);
    return counts ? CellFormat::Count : CellFormat::P;
}

void addTable(Workbook& book, const NamedTable& named)
{
    const TableSpec& table = named.table;
    std::vector<Workbook::Column> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const TableColumn& column = table.columns[i];
        const double width = column.numeric ? kNumberWidth : kTextWidth;
        if (column.range) {
            columns.push_back({tr("%1 from").arg(column.title), width, CellFormat::P});
            columns.push_back({tr("%1 to").arg(column.title), width, CellFormat::P});
        } else {
            columns.push_back({column.title, width, formatOf(table, i)});
        }
    }
    book.addTable(named.name, columns);
    for (const auto& row : table.rows) {
        std::vector<QJsonValue> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const TableCell& cell = row[i];
            if (table.columns[i].range) {
                cells.push_back(number(cell.value, cell));
                cells.push_back(number(cell.high, cell));
            } else {
                cells.push_back(table.columns[i].numeric ? number(cell.value, cell) : QJsonValue(cell.text));
            }
        }
        book.addRow(cells);
    }
}

} // namespace

Result<QByteArray> tableWorkbook(const HeadlineText& finding, const std::vector<CaptionPart>& said,
                                 const std::vector<NamedTable>& tables)
{
    Workbook book;
    book.addPage(tr("Summary"));
    book.addTitle(finding.finding);
    if (!finding.interval.isEmpty())
        book.addEntry(tr("Interval and test"), finding.interval);
    book.addEntry(tr("Evidence"), finding.evidence);
    if (!finding.warning.isEmpty())
        book.addEntry(tr("Mind"), finding.warning);
    for (const CaptionPart& part : said)
        book.addEntry(part.name, part.text);
    for (const NamedTable& table : tables)
        addTable(book, table);
    return book.finish();
}

} // namespace plumbline
