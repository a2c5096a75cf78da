// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/outcome_table.h"

#include <algorithm>

#include <QFileInfo>
#include <QLocale>

namespace plumbline {

namespace {

TableCell cellOf(const QJsonValue& value)
{
    TableCell cell;
    if (value.isBool()) {
        cell.text = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    } else if (value.isDouble()) {
        cell.value = value.toDouble();
        cell.text = QLocale::c().toString(cell.value, 'g', QLocale::FloatingPointShortest);
    } else {
        cell.text = value.toString();
    }
    return cell;
}

} // namespace

Result<OutcomeTable> outcomeTable(const Project& project, const ListQuery& query, int mostRows)
{
    const auto rows = project.list(query);
    if (!rows)
        return rows.error();
    QStringList attributes;
    for (const Attribute& attribute : project.dataset()->attributes)
        attributes.append(attribute.name);
    const QStringList columns = outcomeColumns(attributes);
    OutcomeTable result;
    result.rows = static_cast<qint64>(rows->size());
    for (const QString& column : columns) {
        const bool numeric = column == QLatin1String("confidence") || column == QLatin1String("p_male")
            || column.startsWith(QLatin1String("box_"));
        result.table.columns.push_back({column, column, numeric, {}});
    }
    const auto shown = std::min(rows->size(), static_cast<std::size_t>(mostRows));
    for (std::size_t i = 0; i < shown; ++i) {
        const QJsonObject row = outcomeJson((*rows)[i], attributes);
        std::vector<TableCell> cells;
        cells.reserve(static_cast<std::size_t>(columns.size()));
        for (const QString& column : columns)
            cells.push_back(cellOf(row[column]));
        result.table.rows.push_back(std::move(cells));
    }
    return result;
}

Result<void> journalExport(Project& project, const QString& what, const QString& path)
{
    if (project.isReadOnly())
        return {};
    return project.journal(QStringLiteral("export"),
                           {{QStringLiteral("file"), path},
                            {QStringLiteral("what"), what},
                            {QStringLiteral("format"), QFileInfo(path).suffix()}});
}

} // namespace plumbline
