// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/table_text.h"

#include <cmath>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QStringList>

#include "core/base/csv_line.h"

namespace plumbline::ui {

QString tableAsText(const TableSpec& spec)
{
    const auto plain = [](QString text) {
        for (const char breaks : {'\t', '\n', '\r'})
            text.replace(QLatin1Char(breaks), QLatin1Char(' '));
        return text;
    };
    QString result;
    QStringList line;
    for (const TableColumn& column : spec.columns)
        line.append(plain(column.title));
    result += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const auto& row : spec.rows) {
        line.clear();
        for (const TableCell& cell : row)
            line.append(plain(std::isnan(cell.value) ? withoutFormula(cell.text) : cell.text));
        result += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return result;
}

QString tableAsHtml(const TableSpec& spec)
{
    const auto cell = [&](const char* element, std::size_t column, const QString& text) {
        const bool right = column < spec.columns.size() && spec.columns[column].numeric;
        return QStringLiteral("<%1%2>%3</%1>")
            .arg(QLatin1String(element), right ? QStringLiteral(" align=\"right\"") : QString(),
                 text.toHtmlEscaped());
    };
    QString rows = QStringLiteral("<tr>");
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
        rows += cell("th", i, spec.columns[i].title);
    rows += QStringLiteral("</tr>\n");
    for (const auto& row : spec.rows) {
        rows += QStringLiteral("<tr>");
        for (std::size_t i = 0; i < row.size(); ++i)
            rows += cell("td", i, row[i].text);
        rows += QStringLiteral("</tr>\n");
    }
    return QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n%1</table>").arg(rows);
}

QByteArray tableAsCsv(const TableSpec& spec)
{
    const auto number = [](double value) {
        return std::isnan(value) ? QString() : QString::number(value, 'g', 17);
    };
    QStringList line;
    for (const TableColumn& column : spec.columns) {
        if (column.range)
            line << column.id % QLatin1String("_low") << column.id % QLatin1String("_high");
        else
            line << column.id;
    }
    QByteArray result = csvLine(line);
    for (const auto& row : spec.rows) {
        line.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const TableCell& cell = row[i];
            if (spec.columns[i].range)
                line << number(cell.value) << number(cell.high);
            else
                line << (std::isnan(cell.value) ? cell.text : number(cell.value));
        }
        result += csvLine(line);
    }
    return result;
}

void copyTable(const TableSpec& spec)
{
    auto* data = new QMimeData;
    data->setText(tableAsText(spec));
    data->setHtml(tableAsHtml(spec));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace plumbline::ui
