// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/label_shape.h"

#include <algorithm>
#include <iterator>

#include <QCoreApplication>
#include <QSet>

#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LabelTable)
};

Error badFormat(const QString& text)
{
    return {ErrorCode::BadFormat, text, {}};
}

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

/// "line 3", or "lines 3, 7, 9 and 12 more".
QString linesText(const std::vector<int>& lines)
{
    constexpr std::size_t kNamed = 5;
    if (lines.size() == 1)
        return Text::tr("line %1").arg(lines.front());
    QStringList named;
    for (std::size_t i = 0; i < std::min(kNamed, lines.size()); ++i)
        named.append(QString::number(lines[i]));
    if (lines.size() > kNamed)
        return Text::tr("lines %1 and %2 more")
            .arg(named.join(QStringLiteral(", ")), QString::number(lines.size() - kNamed));
    const QString last = named.takeLast();
    return Text::tr("lines %1 and %2").arg(named.join(QStringLiteral(", ")), last);
}

/// Most often a comma within a value: every value after it stands in the wrong column.
QString longRowsText(const std::vector<int>& lines, bool quoted, bool leftOut)
{
    const QString said =
        (leftOut ? Text::tr("Rows left out, because they have more values than there are columns: %1 (%2).")
                 : Text::tr("Rows longer than the header, whose extra cells were left out: %1 (%2)."))
            .arg(QString::number(lines.size()), linesText(lines));
    const QString advice = quoted
        ? Text::tr("A comma or other separator within a value needs quotes around the value; without, the "
                   "values after it stand in the wrong column.")
        : Text::tr("Give each of their columns a name in the first line, or empty the extra cells.");
    return said + QLatin1Char(' ') + advice;
}

/// A row that is too long among others that are not has its values under the wrong names: better no labels
/// than another person's age as a gender. Where most are too long it is the header that lacks a name.
bool areDisplaced(const std::vector<int>& longer, const LabelTable& table, bool quoted)
{
    return quoted && longer.size() * 2 < table.rows.size();
}

void leaveOut(LabelTable& table, const std::vector<int>& sortedLines)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (std::binary_search(sortedLines.begin(), sortedLines.end(), table.lines[i]))
            continue;
        if (kept != i) {
            table.rows[kept] = std::move(table.rows[i]);
            table.lines[kept] = table.lines[i];
        }
        ++kept;
    }
    table.rows.resize(kept);
    table.lines.resize(kept);
}

/// Makes every row as wide as the header and notes what had to be done.
void makeEven(LabelTable& table, bool quoted)
{
    const qsizetype width = table.header.size();
    int shorter = 0;
    int firstShorter = 0;
    std::vector<int> longer;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        QStringList& row = table.rows[i];
        if (row.size() < width && shorter++ == 0)
            firstShorter = table.lines[i];
        const auto hasText = [](const QString& cell) { return !cell.isEmpty(); };
        if (row.size() > width && std::any_of(row.cbegin() + width, row.cend(), hasText))
            longer.push_back(table.lines[i]);
        row.resize(width);
    }
    if (shorter > 0)
        table.notes.append(
            Text::tr(
                "Rows shorter than the header, whose missing cells are empty: %1 (the first is line %2).")
                .arg(shorter)
                .arg(firstShorter));
    if (!longer.empty()) {
        const bool displaced = areDisplaced(longer, table, quoted);
        table.longRows = longRowsText(longer, quoted, displaced);
        table.notes.append(table.longRows);
        if (displaced)
            leaveOut(table, longer);
    }
}

Result<void> checkShape(const RawRows& raw, const QString& name, int maxRows, qint64 maxCells)
{
    if (raw.rows.empty())
        return badFormat(
            Text::tr("“%1” has no column names: it needs a line of them and a row for each picture.")
                .arg(name));
    const QStringList& first = raw.rows.front();
    if (std::any_of(first.cbegin(), first.cend(), hasPictureSuffix))
        return badFormat(
            Text::tr("Line %2 of “%1” names a picture where the column names should be: put a line such as "
                     "“file,gender” before it.")
                .arg(name, QString::number(raw.lines.front())));
    if (raw.rows.size() == 1 && maxRows != 0)
        return badFormat(
            Text::tr("“%1” has column names in line %2 and no rows: it needs a row for each picture.")
                .arg(name, QString::number(raw.lines.front())));
    if (first.size() > kMaxTableColumns)
        return badFormat(
            Text::tr("“%1” has more than %2 columns in line %3, which is more than is read: take some out.")
                .arg(name, QString::number(kMaxTableColumns), QString::number(raw.lines.front())));
    if (raw.cells > maxCells || static_cast<qint64>(raw.rows.size()) * first.size() > maxCells)
        return Error {ErrorCode::TooLarge,
                      Text::tr("“%1” has more than %2 million cells: take out columns that are not needed.")
                          .arg(name, QString::number(maxCells / 1'000'000)),
                      {}};
    return {};
}

} // namespace

Result<LabelTable> shapeTable(RawRows raw, const QString& name, int maxRows, qint64 maxCells)
{
    if (const Result<void> shape = checkShape(raw, name, maxRows, maxCells); !shape)
        return shape.error();
    LabelTable table;
    table.header = makeHeader(raw.rows.front(), table.notes);
    table.rows.assign(std::make_move_iterator(raw.rows.begin() + 1), std::make_move_iterator(raw.rows.end()));
    table.lines.assign(raw.lines.begin() + 1, raw.lines.end());
    if (raw.emptyRows > 0)
        table.notes.append(Text::tr("Rows without any text, left out: %1.").arg(raw.emptyRows));
    makeEven(table, raw.quoted);
    return table;
}

} // namespace plumbline
