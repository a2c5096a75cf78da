// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/workbook.h"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <orcus/orcus_ods.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <string_view>

#include <QCoreApplication>

#include "core/dataset/label_shape.h"
#include "core/dataset/ods_results.h"
#include "core/dataset/workbook_sheets.h"
#include "core/dataset/zip_sizes.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Workbook)
};

constexpr qint64 kMaxCells = 10'000'000;
constexpr qint64 kMaxUnpacked = 1'000'000'000;

enum class Kind { Xlsx, Ods };

Error badFormat(const QString& text)
{
    return {ErrorCode::BadFormat, text, {}};
}

Error tooManyCells(const QString& name)
{
    return {ErrorCode::TooLarge,
            Text::tr("“%1” has more than %2 million cells: take out sheets or columns that are not needed.")
                .arg(name, QString::number(kMaxCells / 1'000'000)),
            {}};
}

Error damaged(const QString& name, const QString& detail)
{
    return {ErrorCode::BadFormat,
            Text::tr("The workbook “%1” is damaged: open it in a spreadsheet program and save it again, or "
                     "save it as CSV.")
                .arg(name),
            detail};
}

/// Old binary workbooks, and new ones under a password, are OLE compound files.
bool isCompoundFile(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArray::fromHex("d0cf11e0a1b11ae1"));
}

bool isZip(const QByteArray& bytes)
{
    return bytes.startsWith(QByteArray("PK\x03\x04", 4)) || bytes.startsWith(QByteArray("PK\x05\x06", 4));
}

/// What kind of workbook it is; refuses what is none and what would unpack to too much.
Result<Kind> check(const QByteArray& bytes, const QString& name)
{
    if (isCompoundFile(bytes))
        return badFormat(Text::tr("“%1” is an old Excel file or protected by a password: save it as .xlsx "
                                  "without a password.")
                             .arg(name));
    const auto entries = zipEntries(bytes);
    if (!entries)
        return damaged(name, QStringLiteral("no central directory"));
    qint64 unpacked = 0;
    for (const ZipEntry& entry : *entries)
        unpacked += entry.unpackedBytes;
    if (unpacked > kMaxUnpacked)
        return Error {ErrorCode::TooLarge,
                      Text::tr("“%1” would unpack to more than %2 MB: take out sheets, pictures and columns "
                               "that are not needed.")
                          .arg(name, QString::number(kMaxUnpacked / 1'000'000)),
                      {}};
    if (std::any_of(entries->begin(), entries->end(), [](const ZipEntry& entry) { return entry.encrypted; }))
        return badFormat(Text::tr("“%1” is protected by a password: save it without one.").arg(name));
    const auto has = [&](const char* file) {
        return std::any_of(entries->begin(), entries->end(),
                           [&](const ZipEntry& entry) { return entry.name == file; });
    };
    if (has("[Content_Types].xml") && has("xl/workbook.xml"))
        return Kind::Xlsx;
    if (has("content.xml") && has("mimetype")
        && bytes.left(200).contains("application/vnd.oasis.opendocument.spreadsheet"))
        return Kind::Ods;
    if (has("xl/workbook.bin"))
        return badFormat(Text::tr("“%1” is a binary Excel file (.xlsb): save it as .xlsx.").arg(name));
    return badFormat(
        Text::tr("“%1” is an archive or a document, not a table: choose a CSV, TSV, XLSX or ODS file.")
            .arg(name));
}

Result<std::vector<SheetCells>> readSheets(Kind kind, const QByteArray& bytes, const QString& name,
                                           const QString& sheet)
{
    WorkbookSink sink(sheet, kMaxCells);
    const auto view = [](const QByteArray& data) {
        return std::string_view(data.constData(), static_cast<std::size_t>(data.size()));
    };
    try {
        if (kind == Kind::Xlsx) {
            orcus::orcus_xlsx(&sink.factory()).read_stream(view(bytes));
            return sink.takeSheets();
        }
        const std::optional<QByteArray> plain = odsWithoutFormulas(bytes);
        if (!plain)
            return damaged(name, QStringLiteral("no content.xml"));
        orcus::orcus_ods(&sink.factory()).read_stream(view(*plain));
        return sink.takeSheets();
    } catch (const WorkbookTooLarge&) {
        return tooManyCells(name);
    } catch (const std::bad_alloc&) {
        return Error {ErrorCode::TooLarge,
                      Text::tr("“%1” could not be read: there is not enough memory.").arg(name),
                      {}};
    } catch (const std::exception& error) {
        return damaged(name, QString::fromLocal8Bit(error.what()));
    }
}

/// The rows that have text. \a maxRows < 0: all; else as many below the header.
RawRows rawRows(SheetCells sheet, int maxRows)
{
    RawRows raw;
    for (auto& [row, cells] : sheet.rows) {
        if (maxRows >= 0 && raw.rows.size() > static_cast<std::size_t>(maxRows))
            break;
        while (!cells.isEmpty() && cells.last().trimmed().isEmpty())
            cells.removeLast();
        if (cells.isEmpty()) {
            ++raw.emptyRows;
            continue;
        }
        raw.cells += cells.size();
        raw.rows.push_back(std::move(cells));
        raw.lines.push_back(row + 1);
    }
    return raw;
}

} // namespace

bool isWorkbook(const QByteArray& bytes)
{
    return isZip(bytes) || isCompoundFile(bytes);
}

Result<LabelTable> readWorkbook(const QByteArray& bytes, const QString& name, int maxRows,
                                const QString& sheet)
{
    const Result<Kind> kind = check(bytes, name);
    if (!kind)
        return kind.error();
    Result<std::vector<SheetCells>> sheets = readSheets(*kind, bytes, name, sheet);
    if (!sheets)
        return sheets.error();
    QStringList names;
    for (const SheetCells& each : *sheets)
        names.append(each.name);
    const auto chosen = std::find_if(sheets->begin(), sheets->end(), [&](const SheetCells& each) {
        return sheet.isEmpty() ? !each.rows.empty() : each.name == sheet;
    });
    if (chosen == sheets->end() && !sheet.isEmpty())
        return Error {ErrorCode::Usage,
                      Text::tr("“%1” has no sheet “%2”; its sheets are: %3.")
                          .arg(name, sheet, names.join(QStringLiteral(", "))),
                      {}};
    if (chosen == sheets->end())
        return badFormat(Text::tr("“%1” has no text in any sheet.").arg(name));
    const QString title = chosen->name;
    Result<LabelTable> table = shapeTable(rawRows(std::move(*chosen), maxRows), name, maxRows, kMaxCells);
    if (!table)
        return table;
    table->encoding = QStringLiteral("UTF-8");
    table->sheet = title;
    table->sheets = names;
    return table;
}

} // namespace plumbline
