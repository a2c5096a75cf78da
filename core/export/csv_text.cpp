// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/csv_text.h"

namespace plumbline {

namespace {

bool looksLikeFormula(const QString& cell)
{
    if (cell.size() < 2 || !QStringLiteral("=+-@").contains(cell[0]))
        return false;
    bool isNumber = false;
    cell.toDouble(&isNumber);
    return !isNumber;
}

} // namespace

QByteArray csvLine(const QStringList& cells)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += QLatin1Char(',');
        QString cell = looksLikeFormula(cells[i]) ? QLatin1Char('\'') % cells[i] : cells[i];
        if (cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"'))
            || cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'))) {
            cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
            cell = QLatin1Char('"') % cell % QLatin1Char('"');
        }
        line += cell;
    }
    return (line % QStringLiteral("\r\n")).toUtf8();
}

} // namespace plumbline
