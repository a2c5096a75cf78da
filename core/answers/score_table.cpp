// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/score_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include "core/answers/json_parts.h"
#include "core/answers/lfw_pairs.h"
#include "core/answers/score_columns.h"
#include "core/dataset/column_name.h"
#include "core/dataset/label_table.h"
#include "core/dataset/label_text.h"
#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ScoreTable)
};

/// One row of cells; what is wrong with it goes to the table.
void takeRow(ScoreTable& table, const ScoreColumns& columns, const QStringList& cells, int line)
{
    const auto bad = [&](const QString& why) {
        table.badRows.add(Text::tr("Line %1: %2").arg(line).arg(why));
    };
    const QString first = cells[columns.first].trimmed();
    const QString second = cells[columns.second].trimmed();
    if (first.isEmpty() || second.isEmpty())
        return bad(Text::tr("the name of an image is missing."));
    ScoreTable::Row row;
    row.line = line;
    const QString score = cells[columns.score];
    if (score.trimmed().isEmpty())
        return bad(Text::tr("there is no score."));
    const auto number = scoreNumber(score);
    if (!number)
        return bad(Text::tr("%1 is not a score.").arg(score.trimmed()));
    row.score = *number;
    if (columns.same >= 0 && !cells[columns.same].trimmed().isEmpty()) {
        row.mated = sameWord(cells[columns.same]);
        if (!row.mated)
            return bad(Text::tr("%1 says neither that it is one person nor that they are two.")
                           .arg(cells[columns.same].trimmed()));
    }
    if (columns.rank >= 0 && !cells[columns.rank].trimmed().isEmpty()) {
        bool ok = false;
        const int place = cells[columns.rank].trimmed().toInt(&ok);
        if (!ok || place < 1)
            return bad(Text::tr("%1 is not a rank; ranks begin at 1.").arg(cells[columns.rank].trimmed()));
        row.place = place;
    }
    row.first = table.nameIndex(first);
    row.second = table.nameIndex(second);
    table.rows.push_back(row);
}

/// Whether the first line of a text has a number among its cells: then it is no header.
bool beginsWithScores(const QString& path)
{
    constexpr qint64 kBegin = 65536;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto text = decodeLabelText(file.read(kBegin), {});
    if (!text)
        return false;
    const QString line = QString::fromUtf8(text->utf8.left(endOfLine(text->utf8, 0))).trimmed();
    const QStringList cells = line.split(QLatin1Char(text->delimiter));
    return cells.size() > 1 && std::any_of(cells.begin(), cells.end(), [](QString cell) {
               return scoreNumber(cell.remove(QLatin1Char('"'))).has_value();
           });
}

/// A table without a header, under one of ours, with the lines of the file.
Result<LabelTable> readBareTable(const QString& path)
{
    QFile file(path);
    constexpr qint64 kLargest = 1'000'000'000;
    if (file.size() > kLargest || !file.open(QIODevice::ReadOnly))
        return readLabelTable(path); // which says why not
    const auto text = decodeLabelText(file.readAll(), QFileInfo(path).fileName());
    if (!text)
        return text.error();
    QByteArray header = "1";
    const qsizetype columns = text->utf8.left(endOfLine(text->utf8, 0)).count(text->delimiter) + 1;
    for (qsizetype i = 2; i <= columns; ++i)
        header += text->delimiter + QByteArray::number(i);
    auto table = parseLabelTable(header + '\n' + text->utf8, QFileInfo(path).fileName());
    if (table) {
        for (int& line : table->lines)
            line += text->firstLine - 2;
    }
    return table;
}

Result<ScoreTable> readCells(const QString& path, const QString& file)
{
    const bool hasHeader = !beginsWithScores(path);
    const auto cells = hasHeader ? readLabelTable(path) : readBareTable(path);
    if (!cells)
        return cells.error();
    const auto columns = scoreColumns(*cells, hasHeader, file);
    if (!columns)
        return columns.error();
    ScoreTable table;
    table.layout = columns->isCandidates ? ScoreLayout::Candidates : ScoreLayout::Pairs;
    table.scale = columns->isDistance ? ScoreScale::Distance : ScoreScale::Raw;
    if (hasHeader)
        table.notes.append(Text::tr("Images are in the columns %1 and %2, scores in %3.")
                               .arg(cells->header[columns->first], cells->header[columns->second],
                                    cells->header[columns->score]));
    for (std::size_t i = 0; i < cells->rows.size(); ++i)
        takeRow(table, *columns, cells->rows[i], cells->lines[i]);
    return table;
}

/// "image 1" and "image 2", "probe" and "candidate": columns of the two sides of a comparison.
bool areNamedAlike(const QString& first, const QString& second)
{
    static const QStringList sides {QStringLiteral("candidate"), QStringLiteral("gallery"),
                                    QStringLiteral("mate"), QStringLiteral("reference")};
    QString a = bareColumnName(first), b = bareColumnName(second);
    if (std::any_of(sides.begin(), sides.end(), [&](const QString& side) { return b.contains(side); }))
        return true;
    for (QString* name : {&a, &b})
        name->remove(QRegularExpression(QStringLiteral("[12ab]$")));
    return a == b;
}

/// The scale that the numbers suggest, where nothing is said.
ScoreScale guessScale(const ScoreTable& table)
{
    constexpr double kMostlyFull = 90; // a percentage of a pair of one person comes near 100
    const auto [low, high] =
        std::ranges::minmax_element(table.rows, {}, [](const ScoreTable::Row& row) { return row.score; });
    if (low->score < 0)
        return ScoreScale::Raw;
    if (high->score <= 1)
        return ScoreScale::Unit;
    return high->score > kMostlyFull && high->score <= 100 ? ScoreScale::Percent : ScoreScale::Raw;
}

/// Takes rows off the scale out and turns distances round.
void applyScale(ScoreTable& table)
{
    if (table.scale == ScoreScale::Raw)
        return;
    if (table.scale == ScoreScale::Distance) {
        for (ScoreTable::Row& row : table.rows)
            row.score = -row.score;
        table.notes.append(Text::tr(
            "Distances are kept as minus the distance, so that the higher score is the more alike."));
        return;
    }
    const double top = table.scale == ScoreScale::Unit ? 1 : 100;
    std::erase_if(table.rows, [&](const ScoreTable::Row& row) {
        const bool isOff = row.score < 0 || row.score > top;
        if (isOff)
            table.badRows.add(
                Text::tr("Line %1: %2 is not from 0 to %3.").arg(row.line).arg(row.score).arg(top));
        return isOff;
    });
}

} // namespace

int ScoreTable::nameIndex(const QString& name)
{
    const auto known = m_places.constFind(name);
    if (known != m_places.constEnd())
        return *known;
    const int place = static_cast<int>(names.size());
    m_places.insert(name, place);
    names.append(name);
    return place;
}

bool looksLikeScores(const QString& path)
{
    if (const auto lfw = readLfwPairs(path); !lfw || *lfw)
        return true; // without scores too: the reader says what is missing
    constexpr int kEnough = 200;
    const bool hasHeader = !beginsWithScores(path);
    const auto cells = hasHeader ? readLabelTable(path, kEnough) : readBareTable(path);
    const auto columns = cells ? scoreColumns(*cells, hasHeader, {}) : Result<ScoreColumns>(cells.error());
    if (!columns)
        return false;
    const bool isNamed =
        hasHeader && areNamedAlike(cells->header[columns->first], cells->header[columns->second]);
    return (isNamed || !hasHeader || hasPictureSuffix(cells->rows.front()[columns->second]))
        && std::none_of(cells->rows.begin(), cells->rows.end(), [&](const QStringList& row) {
               return !genderOfWord(row[columns->second]).isEmpty(); // one image and its answer
           });
}

Result<ScoreTable> readScoreTable(const QString& path, const ScoreReading& how)
{
    const QString file = QFileInfo(path).fileName();
    auto lfw = readLfwPairs(path);
    if (!lfw)
        return lfw.error();
    Result<ScoreTable> read = *lfw ? Result<ScoreTable>(std::move(**lfw)) : readCells(path, file);
    if (!read)
        return read;
    ScoreTable& table = *read;
    table.layout = how.layout.value_or(table.layout);
    if (how.scale) {
        table.scale = *how.scale;
    } else if (table.scale != ScoreScale::Distance && !table.rows.empty()) {
        table.scale = guessScale(table);
        if (table.scale != ScoreScale::Raw)
            table.notes.append(Text::tr("The scores are read on a scale of %1, by their numbers.")
                                   .arg(scoreScaleName(table.scale)));
    }
    applyScale(table);
    if (table.rows.empty())
        return Error {
            ErrorCode::BadFormat,
            table.badRows.first.isEmpty()
                ? Text::tr("%1 has no row with two images and a score.").arg(file)
                : Text::tr("%1 has no row that can be taken. %2").arg(file, table.badRows.first.front()),
            {}};
    return read;
}

} // namespace plumbline
