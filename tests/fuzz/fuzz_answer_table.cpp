// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include "core/answers/answer_table.h"
#include "tests/fuzz/fuzz_input.h"

using namespace plumbline;
using namespace plumbline::fuzz;

/// A table of answers, an image a row.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const auto saved = readAnswerTable(asFile("answers.csv", bytes, size));
    if (!saved) {
        checkError(saved.error());
        return 0;
    }
    for (const SavedAnswer& answer : saved->answers) {
        promise(!answer.image.isEmpty(), "an answer is about an image");
        for (const SavedFace& face : answer.faces) {
            promise(!face.age || std::isfinite(*face.age), "an age is a number");
            for (const ClassScore& score : face.genderScores)
                promise(score.score >= -0.5 && score.score <= 1.5,
                        "the score of a gender lies between 0 and 1, but for what regressions pass it by");
        }
    }
    checkLeftOut(saved->leftOut);
    return 0;
}
