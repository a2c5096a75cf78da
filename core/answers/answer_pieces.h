// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include "core/answers/answer_source.h"
#include "core/answers/score_table.h"

namespace plumbline {

/// One response of a service, taken out of whatever it was saved in.
struct AnswerPiece
{
    QString image;  ///< what is said to be on it; empty: by the file's name
    QString second; ///< of a comparison the other image, where it is said
    QString place;  ///< "answers.jsonl, line 12"
    QJsonValue response;
    QByteArray raw;
    bool isRecognised = false; ///< by one of the formats
};

/// Whether a value is a response of some format.
using IsResponse = std::function<bool(const QJsonValue&)>;

/// Takes a file apart: one response as it came, named by its file (a.jpg.json, a.json); JSON lines; a list of
/// responses; a response with the image's name beside it or in it ({"image": ..., "response": ...}); or names
/// with their responses ({"a.jpg": {...}}). What is no JSON goes to \a leftOut with its line. \a take is
/// given one after the other: of a file of lines no more than one is held.
void piecesOf(const SourceFile& file, const IsResponse& isResponse, LeftOut& leftOut,
              const std::function<void(AnswerPiece)>& take);

} // namespace plumbline
