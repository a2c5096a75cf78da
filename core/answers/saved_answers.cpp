// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/saved_answers.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include "core/answers/answer_collector.h"
#include "core/answers/answer_format.h"
#include "core/answers/answer_pieces.h"
#include "core/answers/answer_source.h"
#include "core/answers/answer_table.h"
#include "core/dataset/label_table.h"
#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

/// Tables are told by their suffix; a text by what it begins with; JSON whatever it is called.
bool isTable(const QString& path)
{
    static const QStringList suffixes {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("xlsx"),
                                       QStringLiteral("ods")};
    const QFileInfo info(path);
    if (!info.isFile() || suffixes.contains(info.suffix().toLower()))
        return info.isFile();
    QFile file(path);
    constexpr qint64 kBegin = 256;
    if (info.suffix().toLower() != QLatin1String("txt") || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray begin = file.read(kBegin).trimmed();
    return !begin.startsWith('{') && !begin.startsWith('[');
}

Result<SavedAnswers> readScores(const QString& path, const ScoreReading& how)
{
    auto table = readScoreTable(path, how);
    if (!table)
        return table.error();
    SavedAnswers saved;
    saved.format = saved_formats::scores();
    saved.title = savedFormatTitle(saved.format);
    saved.files = 1;
    saved.evidence = table->notes;
    saved.scores = std::move(*table);
    return saved;
}

QJsonObject rowAsJson(const LabelTable& table, std::size_t row)
{
    QJsonObject object;
    for (qsizetype i = 0; i < table.header.size(); ++i)
        object.insert(table.header[i], table.rows[row][i]);
    return object;
}

/// A table by its columns' names.
Result<SavedAnswers> readTableByFields(const QString& path, const FieldMapping& fields)
{
    const auto table = readLabelTable(path);
    if (!table)
        return table.error();
    SavedAnswers saved;
    saved.format = saved_formats::fields();
    saved.title = savedFormatTitle(saved.format);
    saved.files = 1;
    if (!table->rows.empty())
        saved.sample = rowAsJson(*table, 0);
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const QString place = Text::tr("line %1").arg(table->lines[i]);
        readFields(
            rowAsJson(*table, i), fields, {},
            [&](SavedAnswer answer) {
            answer.place = place;
            saved.answers.push_back(std::move(answer));
            },
            [&](const QString& why) { saved.leftOut.add(Text::tr("%1: %2").arg(place, why)); });
    }
    if (saved.answers.empty())
        return Error {ErrorCode::BadFormat,
                      Text::tr("Nothing in %1 could be read. %2")
                          .arg(QFileInfo(path).fileName(), saved.leftOut.first.value(0)),
                      {}};
    return saved;
}

} // namespace

bool SavedAnswers::hasGender() const
{
    return std::any_of(answers.begin(), answers.end(), [](const SavedAnswer& answer) {
        return std::any_of(answer.faces.begin(), answer.faces.end(),
                           [](const SavedFace& face) { return !face.gender.isEmpty(); });
    });
}

bool SavedAnswers::hasAge() const
{
    return std::any_of(answers.begin(), answers.end(), [](const SavedAnswer& answer) {
        return std::any_of(answer.faces.begin(), answer.faces.end(),
                           [](const SavedFace& face) { return face.age.has_value(); });
    });
}

QString saved_formats::table()
{
    return QStringLiteral("csv");
}

QString saved_formats::scores()
{
    return QStringLiteral("scores");
}

QString saved_formats::fields()
{
    return QStringLiteral("fields");
}

QStringList savedAnswerFormats()
{
    return answerFormats().ids()
        + QStringList {saved_formats::table(), saved_formats::scores(), saved_formats::fields()};
}

QString savedFormatTitle(const QString& format)
{
    if (format == saved_formats::table())
        return Text::tr("Table of answers");
    if (format == saved_formats::scores())
        return Text::tr("Table of scores of pairs");
    if (format == saved_formats::fields())
        return Text::tr("Another layout");
    const AnswerFormat* service = answerFormats().find(format);
    return service ? service->title() : QString();
}

Result<SavedAnswers> readSavedAnswers(const QString& path, const AnswerReading& how, const ReadWatch& watch)
{
    if (!how.format.isEmpty() && savedFormatTitle(how.format).isEmpty())
        return Error {ErrorCode::Usage,
                      Text::tr("There is no format %1; there are %2.")
                          .arg(how.format, savedAnswerFormats().join(QStringLiteral(", "))),
                      {}};
    const bool isUnsaidTable = how.format.isEmpty() && isTable(path);
    if (how.format == saved_formats::scores() || (isUnsaidTable && looksLikeScores(path)))
        return readScores(path, how.scores);
    if (how.format == saved_formats::table() || isUnsaidTable)
        return readAnswerTable(path, how.table);
    if (how.format == saved_formats::fields() && isTable(path))
        return readTableByFields(path, how.fields);
    AnswerCollector collector(how, watch);
    const auto done = readSource(
        path, [&](const SourceFile& file) { collector.take(file); }, collector.leftOut(), watch.stop);
    if (!done)
        return done.error();
    if (watch.stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}, {}};
    return collector.finish(path);
}

Result<SavedAnswers> readSavedAnswers(const QString& path, const QString& format)
{
    AnswerReading how;
    how.format = format;
    const auto read = readSavedAnswers(path, how);
    if (!read)
        return read;
    SavedAnswers taken = withWords(*read);
    if (taken.answers.empty() && !taken.scores)
        return Error {ErrorCode::BadFormat,
                      Text::tr("Nothing in %1 could be read. %2")
                          .arg(QFileInfo(path).fileName(), taken.leftOut.first.value(0)),
                      {}};
    return taken;
}

bool holdsSavedAnswers(const QString& path)
{
    static const QStringList responses {QStringLiteral("json"), QStringLiteral("jsonl"),
                                        QStringLiteral("ndjson"), QStringLiteral("zip")};
    const QFileInfo info(path);
    if (info.isDir()) {
        constexpr int kEnough = 5000;
        bool any = false;
        QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
        for (int seen = 0; files.hasNext() && seen < kEnough; ++seen) {
            const QString file = files.next();
            if (hasPictureSuffix(file))
                return false;
            any = any || responses.contains(QFileInfo(file).suffix().toLower());
        }
        return any;
    }
    if (!isTable(path))
        return responses.contains(info.suffix().toLower());
    if (looksLikeScores(path))
        return true;
    const auto table = readLabelTable(path, 1);
    return table && looksLikeAnswers(*table);
}

Result<QJsonValue> firstSavedDocument(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    const Error nothing {ErrorCode::BadFormat, Text::tr("Nothing in %1 could be read.").arg(name), {}};
    if (isTable(path)) {
        const auto table = readLabelTable(path, 1);
        if (!table)
            return table.error();
        return table->rows.empty() ? Result<QJsonValue>(nothing) : Result<QJsonValue>(rowAsJson(*table, 0));
    }
    QJsonValue first;
    LeftOut leftOut;
    std::stop_source enough;
    const auto done = readSource(
        path,
        [&](const SourceFile& file) {
        piecesOf(
            file, [](const QJsonValue&) { return true; }, leftOut,
            [&](const AnswerPiece& piece) {
            if (!enough.stop_requested())
                first = piece.response;
            enough.request_stop();
            });
        },
        leftOut, enough.get_token());
    if (first.isNull())
        return done || done.error().code == ErrorCode::Cancelled ? nothing : done.error();
    return first;
}

} // namespace plumbline
