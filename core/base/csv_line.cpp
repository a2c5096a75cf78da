// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/csv_line.h"

namespace plumbline {

namespace {

bool isNegativeNumber(const QString& text)
{
    bool isNumber = false;
    if (text.size() > 1 && text[0] == QLatin1Char('-'))
        text.toDouble(&isNumber);
    return isNumber;
}

} // namespace

QString withoutFormula(const QString& text)
{
    const bool begins = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    return begins && !isNegativeNumber(text) ? QLatin1Char('\'') % text : text;
}

QByteArray csvLine(const QStringList& cells)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += QLatin1Char(',');
        QString cell = withoutFormula(cells[i]);
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
