// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/label_table.h"

#include <algorithm>
#include <csv.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/dataset/label_shape.h"
#include "core/dataset/label_text.h"
#include "core/dataset/workbook.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LabelTable)
};

constexpr qint64 kMaxBytes = 1'000'000'000;
/// Short rows are widened to the header, so a small file could ask for any amount of memory.
constexpr qint64 kMaxCells = 50'000'000;
constexpr std::size_t kFieldBlock =
    64 * 1024; // libcsv grows a field by so much; its own 128 is slow for long ones

Error badFormat(const QString& text)
{
    return {ErrorCode::BadFormat, text, {}};
}

/// Rows of cells out of libcsv, fed line by line so that each row knows the line it begins at.
class RowReader
{
public:
    explicit RowReader(const LabelText& text)
        : m_text(text)
    {
        m_ready = csv_init(&m_parser, 0) == 0;
        csv_set_delim(&m_parser, static_cast<unsigned char>(text.delimiter));
        csv_set_blk_size(&m_parser, kFieldBlock);
    }
    ~RowReader() { csv_free(&m_parser); }
    Q_DISABLE_COPY_MOVE(RowReader)

    /// Reads until there are \a maxRows rows (< 0: to the end).
    Result<void> read(const QString& name, qint64 maxRows)
    {
        qsizetype from = 0;
        int line = m_text.firstLine;
        while (m_ready && from < m_text.utf8.size() && raw.cells <= kMaxCells
               && (maxRows < 0 || rowCount() < maxRows)) {
            if (m_parser.pstate == 0) // between rows
                m_rowLine = line;
            const qsizetype to = endOfLine(m_text.utf8, from);
            feed(m_text.utf8.constData() + from, to - from);
            from = to;
            ++line;
        }
        if (from == m_text.utf8.size() && !m_text.utf8.endsWith('\n') && !m_text.utf8.endsWith('\r'))
            feed("\n", 1);
        if (!m_ready)
            return Error {ErrorCode::TooLarge,
                          Text::tr("“%1” could not be read: there is not enough memory for line %2.")
                              .arg(name, QString::number(m_rowLine)),
                          {}};
        // Only an open quote keeps a row open across the end of its line.
        if (from == m_text.utf8.size() && m_parser.pstate != 0)
            return badFormat(Text::tr("“%1” has a quote in line %2 that is never closed: close or remove it.")
                                 .arg(name, QString::number(m_rowLine)));
        return {};
    }

    RawRows raw; ///< more than kMaxCells cells stop the reading

private:
    [[nodiscard]] qint64 rowCount() const { return static_cast<qint64>(raw.rows.size()); }

    void feed(const char* data, qsizetype size)
    {
        const auto length = static_cast<std::size_t>(size);
        m_ready = csv_parse(&m_parser, data, length, &RowReader::onField, &RowReader::onRow, this) == length;
    }

    static void onField(void* data, std::size_t size, void* self)
    {
        QStringList& row = static_cast<RowReader*>(self)->m_row;
        if (row.size() <= kMaxTableColumns) // one beyond tells that there are too many
            row.append(QString::fromUtf8(static_cast<const char*>(data), static_cast<qsizetype>(size)));
    }

    static void onRow(int /*terminator*/, void* self)
    {
        auto* reader = static_cast<RowReader*>(self);
        const auto isEmpty = [](const QString& cell) { return cell.isEmpty(); };
        if (std::all_of(reader->m_row.cbegin(), reader->m_row.cend(), isEmpty)) {
            ++reader->raw.emptyRows; // spreadsheets leave ",,,," behind
        } else {
            reader->raw.cells += reader->m_row.size();
            reader->raw.rows.push_back(reader->m_row);
            reader->raw.lines.push_back(reader->m_rowLine);
        }
        reader->m_row.clear();
    }

    const LabelText& m_text;
    csv_parser m_parser {};
    bool m_ready = false;
    QStringList m_row;
    int m_rowLine = 1;
};

} // namespace

Result<LabelTable> parseLabelTable(const QByteArray& bytes, const QString& name, int maxRows)
{
    const Result<LabelText> text = decodeLabelText(bytes, name);
    if (!text)
        return text.error();
    RowReader reader(*text);
    if (const Result<void> read = reader.read(name, maxRows < 0 ? -1 : qint64 {maxRows} + 1); !read)
        return read.error();
    reader.raw.quoted = true;
    Result<LabelTable> table = shapeTable(std::move(reader.raw), name, maxRows, kMaxCells);
    if (!table)
        return table;
    table->encoding = text->encoding;
    table->delimiter = QLatin1Char(text->delimiter);
    if (table->encoding != QLatin1String("UTF-8"))
        table->notes.prepend(Text::tr("The labels were read as %1.").arg(table->encoding));
    return table;
}

Result<LabelTable> readLabelTable(const QString& path, int maxRows, const QString& sheet)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return Error {ErrorCode::NotFound, Text::tr("There is no table “%1”: check its name.").arg(name),
                      path};
    if (!info.isFile())
        return Error {ErrorCode::BadFormat,
                      Text::tr("“%1” is not a file: choose a table (CSV, TSV, XLSX or ODS).").arg(name),
                      path};
    if (info.size() > kMaxBytes)
        return Error {ErrorCode::TooLarge,
                      Text::tr("“%1” is larger than %2 MB: take out columns that are not needed.")
                          .arg(name, QString::number(kMaxBytes / 1'000'000)),
                      path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable,
                      Text::tr("“%1” could not be opened: check that you may read it.").arg(name),
                      file.errorString()};
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error {ErrorCode::Unreadable,
                      Text::tr("“%1” could not be read to its end: check the disk.").arg(name),
                      file.errorString()};
    if (isWorkbook(bytes))
        return readWorkbook(bytes, name, maxRows, sheet);
    if (!sheet.isEmpty())
        return Error {ErrorCode::Usage,
                      Text::tr("“%1” has no sheets: only XLSX and ODS files have.").arg(name), path};
    return parseLabelTable(bytes, name, maxRows);
}

} // namespace plumbline
