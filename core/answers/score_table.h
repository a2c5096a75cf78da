// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/outcomes/pair_score.h"

namespace plumbline {

/// What could not be taken, for the reader: how much, and the first of it as sentences with their places.
struct LeftOut
{
    static constexpr qsizetype kSaid = 50;
    qint64 count = 0;
    QStringList first; ///< at most kSaid

    void add(const QString& sentence)
    {
        if (++count <= kSaid)
            first.append(sentence);
    }
    void add(const LeftOut& more)
    {
        for (const QString& sentence : more.first)
            add(sentence);
        count += more.count - more.first.size();
    }
};

/// Comparisons as a file gives them, before its names are images.
struct ScoreTable
{
    struct Row
    {
        int first = 0, second = 0; ///< index into names; of a candidate list probe and candidate
        double score = 0;          ///< the higher, the more alike
        std::optional<bool> mated; ///< what the file says
        std::optional<int> place;  ///< in the probe's candidate list, from 1
        int line = 0;              ///< in the file, from 1
    };
    ScoreLayout layout = ScoreLayout::Pairs;
    ScoreScale scale = ScoreScale::Raw;
    QStringList names; ///< each once, in the order they come
    std::vector<Row> rows;
    /// Images that could not be compared with anything, by name, and what the system said.
    std::vector<std::pair<int, QString>> failed;
    /// Responses as they were saved, by the name of the probe or of the first of a pair.
    std::map<int, std::vector<QByteArray>> responses;
    LeftOut badRows;
    QStringList notes; ///< how it was read: columns, scale

    /// The place of a name in names, which is added when it is new.
    int nameIndex(const QString& name);

private:
    QHash<QString, int> m_places;
};

/// What the reader of a file knows better than its words tell; nothing: found out.
struct ScoreReading
{
    std::optional<ScoreLayout> layout;
    std::optional<ScoreScale> scale;
};

/// Reads a table of scores (CSV, TSV, workbook; with or without a header): pairs, that is two columns of
/// images, a score and maybe whether they show one person; or candidate lists, that is probe, candidate,
/// score and maybe rank. Columns are known by their names, else by what is in them. Or LFW's pairs.txt with a
/// score at the end of each line. A row that lacks something, or whose score is no number or off its scale,
/// is left out and said with its line. Scale, where not given: distance by the column's name, 0-1 and 0-100
/// by the numbers, else raw. Errors of readLabelTable(); BadFormat where no column can be the score or the
/// images, or where no row is left.
Result<ScoreTable> readScoreTable(const QString& path, const ScoreReading& how = {});

/// Whether the first rows of a table are pairs with a score, rather than answers about one image each.
bool looksLikeScores(const QString& path);

} // namespace plumbline
