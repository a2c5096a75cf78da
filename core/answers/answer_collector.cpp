// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_collector.h"

#include <utility>

#include <QCoreApplication>
#include <QFileInfo>

#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

constexpr qint64 kTellEvery = 500;

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

/// Of a file that is named by two images, "a.jpg__b.jpg".
void splitName(AnswerPiece& piece)
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

} // namespace

AnswerCollector::AnswerCollector(const AnswerReading& how, const ReadWatch& watch)
    : m_how(how)
    , m_watch(watch)
{
    m_saved.format = how.format;
}

void AnswerCollector::take(const SourceFile& file)
{
    const auto isResponse = [this](const QJsonValue& value) { return isResponseOfFormat(value); };
    piecesOf(file, isResponse, m_saved.leftOut, [this](AnswerPiece piece) { takePiece(std::move(piece)); });
    ++m_saved.files;
    tell();
}

void AnswerCollector::tell() const
{
    if (m_watch.tell)
        m_watch.tell(m_saved.files, m_responses);
}

Result<SavedAnswers> AnswerCollector::finish(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    if (m_saved.format.isEmpty())
        return Error {
            ErrorCode::BadFormat,
            Text::tr("Nothing in %1 is an answer of a service that this program knows; say which it is, or "
                     "where in the file the answers are.")
                .arg(name),
            m_saved.leftOut.first.value(0)};
    readWaiting();
    m_saved.title = savedFormatTitle(m_saved.format);
    const AnswerFormat* format = answerFormats().find(m_saved.format);
    if (m_table.rows.empty() && m_table.failed.empty()) {
        if (m_saved.answers.empty())
            return Error {
                ErrorCode::BadFormat,
                Text::tr("Nothing in %1 could be read. %2").arg(name, m_saved.leftOut.first.value(0)),
                {}};
    } else {
        m_table.layout = format->layout();
        m_table.scale = format->scale();
        m_saved.scores = std::move(m_table);
    }
    m_saved.about = m_identity.about();
    if (format) {
        m_saved.about.insert(QStringLiteral("vendor"), m_saved.title.section(QLatin1Char(' '), 0, 0));
        m_saved.about.insert(QStringLiteral("product"), m_saved.title.section(QLatin1Char(' '), 1));
        m_saved.evidence.append(
            Text::tr("%1 of %2 responses have what only this format has; the first is %3.")
                .arg(m_recognised)
                .arg(m_responses)
                .arg(m_firstRecognised.isEmpty() ? Text::tr("none") : m_firstRecognised));
    }
    return std::move(m_saved);
}

void AnswerCollector::takePiece(AnswerPiece piece)
{
    if (++m_responses % kTellEvery == 0)
        tell();
    if (m_watch.stop.stop_requested())
        return;
    if (m_saved.sample.isUndefined() || m_saved.sample.isNull())
        m_saved.sample = piece.response;
    if (m_saved.format == saved_formats::fields())
        return readByFields(piece);
    if (piece.isRecognised) {
        ++m_recognised;
        m_firstRecognised = m_firstRecognised.isEmpty() ? piece.place : m_firstRecognised;
    }
    if (m_saved.format.isEmpty() && piece.isRecognised) {
        m_saved.format = formatOf(piece.response);
        readWaiting();
    }
    if (m_saved.format.isEmpty()) // only "no face" and errors so far
        m_waiting.push_back(std::move(piece));
    else
        read(std::move(piece));
}

bool AnswerCollector::isResponseOfFormat(const QJsonValue& value) const
{
    if (m_saved.format == saved_formats::fields())
        return true; // whole documents
    return m_saved.format.isEmpty() ? !formatOf(value).isEmpty()
                                    : answerFormats().find(m_saved.format)->recognises(value);
}

void AnswerCollector::readWaiting()
{
    for (AnswerPiece& piece : m_waiting)
        read(std::move(piece));
    m_waiting.clear();
}

void AnswerCollector::read(AnswerPiece piece)
{
    const AnswerFormat& format = *answerFormats().find(m_saved.format);
    m_identity.look(piece.response);
    const QString error = piece.isRecognised ? QString() : serviceError(piece.response);
    if (format.isMatching())
        readComparison(format, piece, error);
    else if (!error.isEmpty())
        add(SavedAnswer {piece.image, error, {}, std::move(piece.raw), piece.place});
    else
        readAnswers(format, piece);
}

void AnswerCollector::readByFields(const AnswerPiece& piece)
{
    m_identity.look(piece.response);
    readFields(
        piece.response, m_how.fields, piece.image,
        [&](SavedAnswer answer) {
        answer.place = piece.place;
        add(std::move(answer));
        },
        [&](const QString& why) { m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, why)); });
}

void AnswerCollector::readAnswers(const AnswerFormat& format, AnswerPiece& piece)
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

void AnswerCollector::add(SavedAnswer answer)
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

void AnswerCollector::readComparison(const AnswerFormat& format, AnswerPiece& piece, const QString& error)
{
    const bool isSearch = format.layout() == ScoreLayout::Candidates;
    if (!isSearch && piece.second.isEmpty())
        splitName(piece);
    if (piece.image.isEmpty() || (!isSearch && piece.second.isEmpty())) {
        m_saved.leftOut.add(Text::tr("%1 does not say which images are compared.").arg(piece.place));
        return;
    }
    if (!error.isEmpty()) {
        if (isSearch) {
            const int probe = m_table.nameIndex(piece.image);
            m_table.failed.emplace_back(probe, error);
            m_table.responses[probe].push_back(piece.raw);
        } else {
            m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, error));
        }
        return;
    }
    const auto found = format.compare(piece.response);
    if (!found) {
        m_saved.leftOut.add(Text::tr("%1: %2").arg(piece.place, found.error().userText));
        return;
    }
    const int first = m_table.nameIndex(piece.image);
    m_table.responses[first].push_back(piece.raw);
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

} // namespace plumbline
