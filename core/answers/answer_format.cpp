// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_format.h"

namespace plumbline {

const Registry<AnswerFormat>& answerFormats()
{
    struct Filled
    {
        Registry<AnswerFormat> formats;
        Filled() { register_builtin_answer_formats(formats); }
    };
    static const Filled filled;
    return filled.formats;
}

} // namespace plumbline
