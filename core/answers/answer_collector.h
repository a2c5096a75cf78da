// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/answers/answer_format.h"
#include "core/answers/answer_pieces.h"
#include "core/answers/saved_answers.h"
#include "core/answers/saved_identity.h"

namespace plumbline {

/// Files of responses come in, answers go out; the first that a format recognises tells which it is, or what
/// \a how says.
class AnswerCollector
{
public:
    AnswerCollector(const AnswerReading& how, const ReadWatch& watch);

    [[nodiscard]] LeftOut& leftOut() { return m_saved.leftOut; }
    void take(const SourceFile& file);
    /// BadFormat where nothing was recognised or nothing could be read.
    Result<SavedAnswers> finish(const QString& path);

private:
    void takePiece(AnswerPiece piece);
    [[nodiscard]] bool isResponseOfFormat(const QJsonValue& value) const;
    void readWaiting();
    void read(AnswerPiece piece);
    void readByFields(const AnswerPiece& piece);
    void readAnswers(const AnswerFormat& format, AnswerPiece& piece);
    void readComparison(const AnswerFormat& format, AnswerPiece& piece, const QString& error);
    void add(SavedAnswer answer);
    void tell() const;

    const AnswerReading& m_how;
    const ReadWatch& m_watch;
    SavedAnswers m_saved;
    ScoreTable m_table;
    SavedIdentity m_identity;
    std::vector<AnswerPiece> m_waiting;
    qint64 m_responses = 0, m_recognised = 0;
    QString m_firstRecognised;
};

} // namespace plumbline
