// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/saved_answers.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "core/answers/answer_format.h"
#include "core/answers/answer_pieces.h"
#include "core/answers/answer_source.h"
#include "core/answers/answer_table.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

/// The id of the format whose content a response has; empty: none.
QString formatOf(const QJsonValue& response)
{
    const Registry<AnswerFormat>& formats = answerFormats();
    for (const QString& id : formats.ids()) {
        if (formats.find(id)->recognises(response))
            return id;
    }
    return {};
}

/// Pieces come in, answers go out; the first that a format recognises tells which it is.
class Collector
{
public:
    explicit Collector(QString format) { m_saved.format = std::move(format); }

    [[nodiscard]] LeftOut& leftOut() { return m_saved.leftOut; }

    void take(const SourceFile& file)
    {
        const auto isResponse = [this](const QJsonValue& value) { return isResponseOfFormat(value); };
        piecesOf(file, isResponse, m_saved.leftOut,
                 [this](AnswerPiece piece) { takePiece(std::move(piece)); });
    }

    Result<SavedAnswers> finish(const QString& path)
    {
        if (m_saved.format.isEmpty())
            return Error {
                ErrorCode::BadFormat,
                Text::tr("Nothing in %1 is an answer of a service that this program knows; say which "
                         "with --format, or bring it into a table with the columns image and answer.")
                    .arg(QFileInfo(path).fileName()),
                m_saved.leftOut.first.value(0)};
        readWaiting();
        const AnswerFormat* format = answerFormats().find(m_saved.format);
        m_saved.title = format->title();
        if (m_table.rows.empty() && m_table.failed.empty()) {
            if (m_saved.answers.empty())
                return Error {ErrorCode::BadFormat,
                              Text::tr("Nothing in %1 could be read. %2")
                                  .arg(QFileInfo(path).fileName(), m_saved.leftOut.first.value(0)),
                              {}};
        } else {
            m_table.layout = format->layout();
            m_table.scale = format->scale();
            m_saved.scores = std::move(m_table);
        }
        return std::move(m_saved);
    }

private:
    void takePiece(AnswerPiece piece)
    {
        if (m_saved.format.isEmpty() && piece.isRecognised) {
            m_saved.format = formatOf(piece.response);
            readWaiting();
        }
        if (m_saved.format.isEmpty()) // only "no face" and errors so far
            m_waiting.push_back(std::move(piece));
        else
            read(std::move(piece));
    }

    [[nodiscard]] bool isResponseOfFormat(const QJsonValue& value) const
    {
        return m_saved.format.isEmpty() ? !formatOf(value).isEmpty()
                                        : answerFormats().find(m_saved.format)->recognises(value);
    }

    void readWaiting()
    {
        for (AnswerPiece& piece : m_waiting)
            read(std::move(piece));
        m_waiting.clear();
    }

    void read(AnswerPiece piece)
    {
        const AnswerFormat& format = *answerFormats().find(m_saved.format);
        QString error = piece.isRecognised ? QString() : serviceError(piece.response);
        if (format.isMatching())
            readComparison(format, piece, error);
        else if (!error.isEmpty())
            add(SavedAnswer {piece.image, error, {}, std::move(piece.raw), piece.place});
        else
            readAnswers(format, piece);
    }

    void readAnswers(const AnswerFormat& format, AnswerPiece& piece)
    {
        auto answers = format.read(piece.response);
        if (!answers) {
            m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, answers.error().userText));
            return;
        }
        for (SavedAnswer& answer : *answers) {
            // What one response says of several images cannot all be of the file's name.
            if (answer.image.isEmpty() && answers->size() == 1)
                answer.image = piece.image;
            answer.place = piece.place;
            answer.raw = piece.raw;
            add(std::move(answer));
        }
    }

    void add(SavedAnswer answer)
    {
        if (answer.image.isEmpty()) {
            m_saved.leftOut.add(Text::tr("%1 does not say which image it is about.").arg(answer.place));
            return;
        }
        if (saysNoFace(answer.error)) {
            answer.error.clear();
            answer.faces.clear();
        }
        m_saved.answers.push_back(std::move(answer));
    }

    /// Of a file that is named by two images, "a.jpg__b.jpg".
    static void splitName(AnswerPiece& piece)
    {
        for (const char* between : {"__vs__", "_vs_", "~~", "__"}) {
            const QStringList names = piece.image.split(QLatin1String(between));
            if (names.size() == 2 && !names[0].isEmpty() && !names[1].isEmpty()) {
                piece.image = names[0];
                piece.second = names[1];
                return;
            }
        }
    }

    void readComparison(const AnswerFormat& format, AnswerPiece& piece, const QString& error)
    {
        const bool isSearch = format.layout() == ScoreLayout::Candidates;
        if (!isSearch && piece.second.isEmpty())
            splitName(piece);
        if (piece.image.isEmpty() || (!isSearch && piece.second.isEmpty())) {
            m_saved.leftOut.add(Text::tr("%1 does not say which images are compared.").arg(piece.place));
            return;
        }
        if (!error.isEmpty()) {
            if (isSearch)
                m_table.failed.emplace_back(m_table.nameIndex(piece.image), error);
            else
                m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, error));
            return;
        }
        const auto found = format.compare(piece.response);
        if (!found) {
            m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, found.error().userText));
            return;
        }
        const int first = m_table.nameIndex(piece.image);
        if (found->empty() && !isSearch)
            m_saved.leftOut.add(
                Text::tr("%1: no similarity is given, as below the service's threshold.").arg(piece.place));
        for (const SavedComparison& one : *found) {
            if (isSearch && one.second.isEmpty()) {
                m_saved.leftOut.add(Text::tr("%1: a candidate has no name.").arg(piece.place));
                continue;
            }
            const int second = m_table.nameIndex(isSearch ? one.second : piece.second);
            m_table.rows.push_back({first, second, one.score, std::nullopt, one.place, 0});
        }
    }

    SavedAnswers m_saved;
    ScoreTable m_table;
    std::vector<AnswerPiece> m_waiting;
};

/// Tables are told by their suffix; JSON by what it begins with, whatever it is called.
bool isTable(const QString& path)
{
    static const QStringList suffixes {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("xlsx"),
                                       QStringLiteral("ods")};
    return QFileInfo(path).isFile() && suffixes.contains(QFileInfo(path).suffix().toLower());
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

QStringList savedAnswerFormats()
{
    return answerFormats().ids() + QStringList {QStringLiteral("csv")};
}

Result<SavedAnswers> readSavedAnswers(const QString& path, const QString& format)
{
    const QString csv = QStringLiteral("csv");
    if (!format.isEmpty() && format != csv && !answerFormats().find(format))
        return Error {ErrorCode::Usage,
                      Text::tr("There is no format %1; there are %2.")
                          .arg(format, savedAnswerFormats().join(QStringLiteral(", "))),
                      {}};
    if (format == csv || (format.isEmpty() && isTable(path)))
        return readAnswerTable(path);
    Collector collector(format);
    const auto done = readSource(
        path, [&](const SourceFile& file) { collector.take(file); }, collector.leftOut());
    if (!done)
        return done.error();
    return collector.finish(path);
}

} // namespace plumbline
