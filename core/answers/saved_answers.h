// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/answers/saved_answer.h"
#include "core/answers/score_table.h"
#include "core/base/result.h"

namespace plumbline {

/// All that a file, a folder or an archive holds of one system.
struct SavedAnswers
{
    QString format; ///< id of the AnswerFormat, or "csv"
    QString title;  ///< for the reader
    std::vector<SavedAnswer> answers;
    std::optional<ScoreTable> scores; ///< of a format that compares faces, in the place of answers
    LeftOut leftOut;
    QStringList notes;

    [[nodiscard]] bool hasGender() const;
    [[nodiscard]] bool hasAge() const;
};

/// The ids of all formats, "csv" last.
QStringList savedAnswerFormats();

/// Reads what a service answered: a file, a folder, a zip archive of JSON, JSON lines, or a table. \a format
/// empty: that of the first response whose content tells it. What cannot be read is left out and said with
/// its place. Errors of readSource() and readAnswerTable(); Usage for an unknown format; BadFormat where
/// nothing is recognised or nothing is left.
Result<SavedAnswers> readSavedAnswers(const QString& path, const QString& format = {});

} // namespace plumbline
