// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/lfw_pairs.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextStream>

#include "core/answers/score_columns.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ScoreTable)
};

struct Line
{
    QString first, second;
    QString score; ///< empty: none
    bool mated = false;
};

QString imageName(const QString& person, const QString& number)
{
    return person % QLatin1Char('/') % person % QLatin1Char('_') % number.rightJustified(4, QLatin1Char('0'));
}

std::optional<Line> lineOf(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[\\t ,;]+"));
    static const QRegularExpression number(QStringLiteral("^\\d{1,6}$"));
    const QStringList cells = text.split(separators, Qt::SkipEmptyParts);
    const auto isNumber = [&](qsizetype at) { return number.match(cells[at]).hasMatch(); };
    if (cells.size() < 3 || cells.size() > 5 || isNumber(0) || !isNumber(1))
        return std::nullopt;
    if (isNumber(2) && cells.size() <= 4)
        return Line {imageName(cells[0], cells[1]), imageName(cells[0], cells[2]), cells.value(3), true};
    if (cells.size() >= 4 && !isNumber(2) && isNumber(3))
        return Line {imageName(cells[0], cells[1]), imageName(cells[2], cells[3]), cells.value(4), false};
    return std::nullopt;
}

bool isCounts(const QString& text)
{
    static const QRegularExpression counts(QStringLiteral("^\\s*\\d+(\\s+\\d+)?\\s*$"));
    return counts.match(text).hasMatch();
}

/// Whether the first lines are of the list.
bool looksLikeLfw(const QByteArray& begin)
{
    constexpr int kLooked = 20;
    const QStringList lines = QString::fromUtf8(begin).split(QLatin1Char('\n'));
    int seen = 0;
    for (qsizetype i = 0; i + 1 < lines.size() && seen < kLooked; ++i) { // the last may be cut off
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || (seen == 0 && isCounts(line)))
            continue;
        if (!lineOf(line))
            return false;
        ++seen;
    }
    return seen > 0;
}

} // namespace

Result<std::optional<ScoreTable>> readLfwPairs(const QString& path)
{
    constexpr qint64 kBegin = 4096;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::optional<ScoreTable>(); // the reader of tables says why
    if (!looksLikeLfw(file.peek(kBegin) + '\n'))
        return std::optional<ScoreTable>();
    ScoreTable table;
    table.notes.append(Text::tr("The file is read as LFW's list of pairs."));
    QTextStream lines(&file);
    bool anyScore = false;
    int number = 0;
    for (QString text; lines.readLineInto(&text);) {
        ++number;
        if (text.trimmed().isEmpty() || isCounts(text))
            continue;
        const auto line = lineOf(text);
        const auto score = line ? scoreNumber(line->score) : std::nullopt;
        anyScore = anyScore || score;
        if (!line || !score) {
            table.badRows.add(line ? Text::tr("Line %1: there is no score.").arg(number)
                                   : Text::tr("Line %1 is not a pair.").arg(number));
            continue;
        }
        table.rows.push_back({table.nameIndex(line->first), table.nameIndex(line->second), *score,
                              line->mated, std::nullopt, number});
    }
    if (!anyScore)
        return Error {
            ErrorCode::BadFormat,
            Text::tr("%1 lists pairs without scores; add the system's score at the end of each line.")
                .arg(QFileInfo(path).fileName()),
            {}};
    return std::optional(std::move(table));
}

} // namespace plumbline
