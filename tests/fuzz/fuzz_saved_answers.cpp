// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include "core/answers/saved_answers.h"
#include "tests/fuzz/fuzz_input.h"

using namespace plumbline;
using namespace plumbline::fuzz;

namespace {

bool isShare(double score)
{
    return score >= 0 && score <= 1;
}

void checkFace(const SavedFace& face)
{
    promise(face.gender.isEmpty() || face.gender == QLatin1String("female")
                || face.gender == QLatin1String("male"),
            "a gender is one of the two words");
    promise(!face.age || std::isfinite(*face.age), "an age is a number");
    promise(!face.box
                || (std::isfinite(face.box->x1) && std::isfinite(face.box->y1) && std::isfinite(face.box->x2)
                    && std::isfinite(face.box->y2) && isShare(face.box->score)),
            "a box is of numbers");
    for (const ClassScore& score : face.genderScores)
        promise(isShare(score.score), "the score of a gender lies between 0 and 1");
}

} // namespace

/// JSON of any service: told by its content, or said to be one of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const QStringList formats = savedAnswerFormats(); // "csv", the last, has a target of its own
    const auto at = static_cast<qsizetype>(size) % formats.size();
    const QString format = at + 1 == formats.size() ? QString() : formats[at];
    const auto saved = readSavedAnswers(asFile("answers.json", bytes, size), format);
    if (!saved) {
        checkError(saved.error());
        return 0;
    }
    promise(saved->scores || !saved->answers.empty(), "what was read holds something");
    for (const SavedAnswer& answer : saved->answers) {
        promise(!answer.image.isEmpty(), "an answer is about an image");
        for (const SavedFace& face : answer.faces)
            checkFace(face);
    }
    if (saved->scores)
        checkScores(*saved->scores);
    checkLeftOut(saved->leftOut);
    return 0;
}
