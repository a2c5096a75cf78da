// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include "core/answers/field_mapping.h"
#include "core/answers/saved_answer.h"
#include "core/answers/score_table.h"
#include "core/base/result.h"

namespace plumbline {

/// All that a file, a folder or an archive holds of one system.
struct SavedAnswers
{
    QString format; ///< id of an AnswerFormat, or of saved_formats
    QString title;  ///< for the reader
    std::vector<SavedAnswer> answers;
    std::optional<ScoreTable> scores; ///< of a format that compares faces, in the place of answers
    LeftOut leftOut;
    QStringList notes;
    QStringList evidence; ///< why it is that format, and what of it was found
    qint64 files = 0;
    QJsonObject about; ///< what the files say of the system: vendor, product, version, date
    QJsonValue sample; ///< the first document, of a table its first row: for choosing fields

    [[nodiscard]] bool hasGender() const;
    [[nodiscard]] bool hasAge() const;
};

namespace saved_formats {
QString table();  ///< "csv": answers, one image a row
QString scores(); ///< "scores": a table of scores of pairs
QString fields(); ///< "fields": anything, by a FieldMapping
} // namespace saved_formats

/// What a table does not say for sure.
struct TableReading
{
    std::optional<double> highest; ///< a confidence that is quite sure, 1 or 100; nothing: by the numbers
    bool areFractions = false;     ///< boxes are parts of the picture, rather than pixels
};

/// How a file is to be read.
struct AnswerReading
{
    QString format; ///< empty: by the content
    TableReading table {};
    ScoreReading scores {};
    FieldMapping fields {};
};

/// How far reading is, and whether it is still wanted.
struct ReadWatch
{
    std::stop_token stop {};
    std::function<void(qint64 files, qint64 answers)>
        tell {}; ///< may be empty; called in the reader's thread
};

/// The ids of all formats, those of saved_formats last.
QStringList savedAnswerFormats();
/// For the reader; empty for an unknown one.
QString savedFormatTitle(const QString& format);

/// Reads what a service answered, as it stands there (withWords() makes genders of words): a file, a folder,
/// a zip archive of JSON, JSON lines, or a table. By the content a response is of the first format that has
/// its shape, a table one of scores or of answers. What cannot be read is left out and said with its place.
/// Errors of readSource(), readAnswerTable() and readScoreTable(); Usage for an unknown format; BadFormat
/// where nothing is recognised or nothing is left.
Result<SavedAnswers> readSavedAnswers(const QString& path, const AnswerReading& how,
                                      const ReadWatch& watch = {});
/// The same with the usual meanings of words.
Result<SavedAnswers> readSavedAnswers(const QString& path, const QString& format = {});
/// Whether a file or folder is one of saved answers or scores, rather than of pictures, labels or counts:
/// JSON, a zip archive, a folder of JSON without pictures, a table with columns of scores or answers.
bool holdsSavedAnswers(const QString& path);
/// The first document of a file, a folder or an archive, of a table its first row: for choosing fields in it.
Result<QJsonValue> firstSavedDocument(const QString& path);

} // namespace plumbline
