// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/export/xlsx_sheets.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <memory>

#include <QXmlStreamReader>

namespace plumbline::test {

namespace {

/// "AB12" -> 27
std::size_t columnOf(QStringView reference)
{
    std::size_t column = 0;
    for (const QChar letter : reference) {
        if (!letter.isLetter())
            break;
        column = column * 26 + static_cast<std::size_t>(letter.unicode() - u'A' + 1);
    }
    return column - 1;
}

/// Inside <c>: its value, by its type.
QVariant cellOf(QXmlStreamReader& xml, XlsxSheet& sheet)
{
    const QString type = xml.attributes().value(QLatin1String("t")).toString();
    QString text;
    while (!(xml.isEndElement() && xml.name() == QLatin1String("c")) && !xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("f"))
            ++sheet.formulas;
        else if (xml.isCharacters())
            text += xml.text();
    }
    if (text.isEmpty())
        return {};
    if (type.isEmpty() || type == QLatin1String("n"))
        return text.toDouble();
    return text;
}

XlsxSheet sheetOf(const QByteArray& content)
{
    XlsxSheet sheet;
    QXmlStreamReader xml(content);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("pane"))
            sheet.frozenHeader = xml.attributes().value(QLatin1String("ySplit")) == QLatin1String("1");
        else if (xml.name() == QLatin1String("hyperlink"))
            ++sheet.links;
        else if (xml.name() == QLatin1String("row"))
            sheet.rows.resize(xml.attributes().value(QLatin1String("r")).toULong());
        else if (xml.name() == QLatin1String("c") && !sheet.rows.empty()) {
            const std::size_t column = columnOf(xml.attributes().value(QLatin1String("r")));
            auto& row = sheet.rows.back();
            row.resize(std::max(row.size(), column + 1));
            row[column] = cellOf(xml, sheet);
        }
    }
    return xml.hasError() ? XlsxSheet {} : sheet;
}

} // namespace

QVariant XlsxSheet::at(std::size_t row, std::size_t column) const
{
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : QVariant();
}

std::map<QString, QByteArray> unzipped(const QByteArray& archive)
{
    std::map<QString, QByteArray> members;
    const std::unique_ptr<struct archive, decltype(&archive_read_free)> reader(archive_read_new(),
                                                                               &archive_read_free);
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_memory(reader.get(), archive.constData(), static_cast<std::size_t>(archive.size()))
        != ARCHIVE_OK)
        return members;
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
        QByteArray& content = members[QString::fromUtf8(archive_entry_pathname(entry))];
        QByteArray part(1 << 16, Qt::Uninitialized);
        la_ssize_t got = 0;
        while ((got = archive_read_data(reader.get(), part.data(), static_cast<std::size_t>(part.size())))
               > 0)
            content.append(part.constData(), got);
    }
    return members;
}

std::map<QString, XlsxSheet> xlsxSheets(const QByteArray& file)
{
    const auto members = unzipped(file);
    std::map<QString, XlsxSheet> sheets;
    const auto book = members.find(QStringLiteral("xl/workbook.xml"));
    if (book == members.end())
        return sheets;
    QXmlStreamReader xml(book->second);
    int number = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.name() != QLatin1String("sheet"))
            continue;
        const auto content = members.find(QStringLiteral("xl/worksheets/sheet%1.xml").arg(++number));
        if (content != members.end())
            sheets[xml.attributes().value(QLatin1String("name")).toString()] = sheetOf(content->second);
    }
    return sheets;
}

} // namespace plumbline::test
