// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <QCoreApplication>

#include "core/answers/json_parts.h"
#include "core/answers/saved_answers.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

std::optional<QString> meaningOf(const QString& word, const AnswerWords& told)
{
    if (const auto said = told.constFind(word); said != told.constEnd())
        return *said;
    const QString gender = genderOfWord(word);
    return gender.isEmpty() ? std::nullopt : std::optional(gender);
}

QString otherGender(const QString& gender)
{
    return gender == word_meanings::female() ? word_meanings::male() : word_meanings::female();
}

void setGender(SavedFace& face, const QString& meaning)
{
    const QString before = genderOfWord(face.word);
    face.gender = meaning;
    if (meaning.isEmpty())
        face.genderScores.clear();
    for (ClassScore& score : face.genderScores) {
        if (score.label == face.word)
            score.label = meaning;
        else if (!before.isEmpty() && before != meaning) // the file's words are the other way about
            score.label = otherGender(score.label);
    }
}

/// The first word that nobody knows; empty: all are known.
QString apply(SavedAnswer& answer, const AnswerWords& told)
{
    QString unknown;
    std::erase_if(answer.faces, [&](SavedFace& face) {
        if (face.word.isEmpty())
            return false;
        const auto meaning = meaningOf(face.word, told);
        if (!meaning) {
            unknown = unknown.isEmpty() ? face.word : unknown;
            return false;
        }
        if (*meaning == word_meanings::noFace())
            return true;
        setGender(face, *meaning);
        return false;
    });
    return unknown;
}

} // namespace

QString word_meanings::female()
{
    return QStringLiteral("female");
}

QString word_meanings::male()
{
    return QStringLiteral("male");
}

QString word_meanings::noFace()
{
    return QStringLiteral("no_face");
}

QString word_meanings::nothing()
{
    return {};
}

std::vector<AnswerWord> wordsOf(const SavedAnswers& read, const AnswerWords& told)
{
    std::map<QString, qint64> counts;
    for (const SavedAnswer& answer : read.answers) {
        for (const SavedFace& face : answer.faces) {
            if (!face.word.isEmpty())
                ++counts[face.word];
        }
    }
    std::vector<AnswerWord> words;
    for (const auto& [word, faces] : counts) {
        const auto meaning = meaningOf(word, told);
        words.push_back({word, faces, meaning.has_value(), meaning.value_or(QString())});
    }
    std::stable_sort(words.begin(), words.end(),
                     [](const AnswerWord& a, const AnswerWord& b) { return a.faces > b.faces; });
    return words;
}

SavedAnswers withWords(const SavedAnswers& read, const AnswerWords& told)
{
    SavedAnswers taken = read;
    std::erase_if(taken.answers, [&](SavedAnswer& answer) {
        const QString unknown = apply(answer, told);
        if (unknown.isEmpty())
            return false;
        constexpr qsizetype kShown = 40;
        taken.leftOut.add(
            Text::tr("%1: %2 is neither female nor male.").arg(answer.place, unknown.left(kShown)));
        return true;
    });
    return taken;
}

} // namespace plumbline
