// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/label_table.h"

#include <algorithm>
#include <csv.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include "core/dataset/label_text.h"
#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LabelTable)
};

constexpr qint64 kMaxBytes = 1'000'000'000;
constexpr qsizetype kMaxColumns = 4096;
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
        while (m_ready && from < m_text.utf8.size() && cells <= kMaxCells
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

    std::vector<QStringList> rows;
    std::vector<int> lines;
    int emptyRows = 0;
    qint64 cells = 0; ///< of all rows; more than kMaxCells stops the reading

private:
    [[nodiscard]] qint64 rowCount() const { return static_cast<qint64>(rows.size()); }

    void feed(const char* data, qsizetype size)
    {
        const auto length = static_cast<std::size_t>(size);
        m_ready = csv_parse(&m_parser, data, length, &RowReader::onField, &RowReader::onRow, this) == length;
    }

    static void onField(void* data, std::size_t size, void* self)
    {
        QStringList& row = static_cast<RowReader*>(self)->m_row;
        if (row.size() <= kMaxColumns) // one beyond tells that there are too many
            row.append(QString::fromUtf8(static_cast<const char*>(data), static_cast<qsizetype>(size)));
    }

    static void onRow(int /*terminator*/, void* self)
    {
        auto* reader = static_cast<RowReader*>(self);
        const auto isEmpty = [](const QString& cell) { return cell.isEmpty(); };
        if (std::all_of(reader->m_row.cbegin(), reader->m_row.cend(), isEmpty)) {
            ++reader->emptyRows; // spreadsheets leave ",,,," behind
        } else {
            reader->cells += reader->m_row.size();
            reader->rows.push_back(reader->m_row);
            reader->lines.push_back(reader->m_rowLine);
        }
        reader->m_row.clear();
    }

    const LabelText& m_text;
    csv_parser m_parser {};
    bool m_ready = false;
    QStringList m_row;
    int m_rowLine = 1;
};

/// Trimmed, no name empty, no two alike.
QStringList makeHeader(const QStringList& cells, QStringList& notes)
{
    QStringList header;
    QSet<QString> used;
    QStringList renamed;
    for (const QString& cell : cells) {
        const QString wanted = cell.simplified();
        const QString base = wanted.isEmpty() ? Text::tr("column %1").arg(header.size() + 1) : wanted;
        QString name = base;
        for (int n = 2; used.contains(name); ++n)
            name = QStringLiteral("%1 (%2)").arg(base).arg(n);
        if (name != wanted && !wanted.isEmpty())
            renamed.append(name);
        used.insert(name);
        header.append(name);
    }
    if (!renamed.isEmpty())
        notes.append(Text::tr("Columns that share a name were given a number: %1.")
                         .arg(renamed.join(QStringLiteral(", "))));
    return header;
}

/// Makes every row as wide as the header and notes what had to be done.
void makeEven(LabelTable& table)
{
    const qsizetype width = table.header.size();
    int shorter = 0;
    int longer = 0;
    int firstShorter = 0;
    int firstLonger = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        QStringList& row = table.rows[i];
        if (row.size() < width && shorter++ == 0)
            firstShorter = table.lines[i];
        const auto hasText = [](const QString& cell) { return !cell.isEmpty(); };
        if (row.size() > width && std::any_of(row.cbegin() + width, row.cend(), hasText) && longer++ == 0)
            firstLonger = table.lines[i];
        row.resize(width);
    }
    if (shorter > 0)
        table.notes.append(
            Text::tr(
                "Rows shorter than the header, whose missing cells are empty: %1 (the first is line %2).")
                .arg(shorter)
                .arg(firstShorter));
    if (longer > 0)
        table.notes.append(
            Text::tr(
                "Rows longer than the header, whose extra cells were left out: %1 (the first is line %2).")
                .arg(longer)
                .arg(firstLonger));
}

Result<void> checkShape(const RowReader& reader, const QString& name, int maxRows)
{
    if (reader.rows.empty())
        return badFormat(
            Text::tr("“%1” has no column names: it needs a line of them and a row for each picture.")
                .arg(name));
    const QStringList& first = reader.rows.front();
    if (std::any_of(first.cbegin(), first.cend(), hasPictureSuffix))
        return badFormat(
            Text::tr("Line %2 of “%1” names a picture where the column names should be: put a line such as "
                     "“file,gender” before it.")
                .arg(name, QString::number(reader.lines.front())));
    if (reader.rows.size() == 1 && maxRows != 0)
        return badFormat(
            Text::tr("“%1” has column names in line %2 and no rows: it needs a row for each picture.")
                .arg(name, QString::number(reader.lines.front())));
    if (first.size() > kMaxColumns)
        return badFormat(
            Text::tr("“%1” has more than %2 columns in line %3, which is more than is read: take some out.")
                .arg(name, QString::number(kMaxColumns), QString::number(reader.lines.front())));
    if (reader.cells > kMaxCells || static_cast<qint64>(reader.rows.size()) * first.size() > kMaxCells)
        return Error {ErrorCode::TooLarge,
                      Text::tr("“%1” has more than %2 million cells: take out columns that are not needed.")
                          .arg(name, QString::number(kMaxCells / 1'000'000)),
                      {}};
    return {};
}

} // namespace

Result<LabelTable> parseLabelTable(const QByteArray& bytes, const QString& name, int maxRows)
{
    const Result<LabelText> text = decodeLabelText(bytes, name);
    if (!text)
        return text.error();
    RowReader reader(*text);
    if (const Result<void> read = reader.read(name, maxRows < 0 ? -1 : qint64 {maxRows} + 1); !read)
        return read.error();
    if (const Result<void> shape = checkShape(reader, name, maxRows); !shape)
        return shape.error();

    LabelTable table;
    table.encoding = text->encoding;
    table.delimiter = QLatin1Char(text->delimiter);
    if (table.encoding != QLatin1String("UTF-8"))
        table.notes.append(Text::tr("The labels were read as %1.").arg(table.encoding));
    table.header = makeHeader(reader.rows.front(), table.notes);
    table.rows.assign(std::make_move_iterator(reader.rows.begin() + 1),
                      std::make_move_iterator(reader.rows.end()));
    table.lines.assign(reader.lines.begin() + 1, reader.lines.end());
    if (reader.emptyRows > 0)
        table.notes.append(Text::tr("Rows without any text, left out: %1.").arg(reader.emptyRows));
    makeEven(table);
    return table;
}

Result<LabelTable> readLabelTable(const QString& path, int maxRows, const QString& /*sheet*/)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.exists())
        return Error {ErrorCode::NotFound, Text::tr("There is no table “%1”: check its name.").arg(name),
                      path};
    if (!info.isFile())
        return Error {ErrorCode::BadFormat,
                      Text::tr("“%1” is not a file: choose a CSV or TSV file.").arg(name), path};
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
    return parseLabelTable(bytes, name, maxRows);
}

} // namespace plumbline
