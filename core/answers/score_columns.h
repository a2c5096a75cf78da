// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/label_table.h"

namespace plumbline {

/// Which columns of a table of scores are what; -1: there is none.
struct ScoreColumns
{
    qsizetype first = -1, second = -1, score = -1, same = -1, rank = -1;
    bool isCandidates = false; ///< by the columns there are
    bool isDistance = false;   ///< by the name of the score's column
};

/// By the names in the header if \a hasHeader; else what is in the columns decides. BadFormat where score or
/// images cannot be told.
Result<ScoreColumns> scoreColumns(const LabelTable& table, bool hasHeader, const QString& file);

/// A score as people write it: "0.83", "83.1 %", "0,83".
std::optional<double> scoreNumber(const QString& text);
/// "1", "same", "mated", "genuine" ... and "0", "different", "impostor" ...; nothing for another word.
std::optional<bool> sameWord(const QString& text);

} // namespace plumbline
