// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>

#include "core/answers/saved_answer.h"

namespace plumbline {

struct SavedAnswers;

/// What words of a file mean: word_meanings by the word as it is spelled there.
using AnswerWords = QHash<QString, QString>;

namespace word_meanings {
QString female();
QString male();
QString noFace();  ///< there is no face at all
QString nothing(); ///< a face of which the system says no gender; empty
} // namespace word_meanings

/// A word for a gender, and what is made of it.
struct AnswerWord
{
    QString word; ///< as it is spelled
    qint64 faces = 0;
    bool isKnown = false; ///< else its answers are left out
    QString meaning;      ///< of word_meanings
};

/// The words of all faces with what they mean, most used first. What \a told does not say is taken from the
/// usual spellings (genderOfWord()).
std::vector<AnswerWord> wordsOf(const SavedAnswers& read, const AnswerWords& told = {});

/// Answers as they are to be taken: words become genders, with their scores. An answer with a word that
/// nobody knows is left out and said with its place.
SavedAnswers withWords(const SavedAnswers& read, const AnswerWords& told = {});

} // namespace plumbline
