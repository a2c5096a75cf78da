// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/answers/answer_format.h"

namespace plumbline {

/// A format that compares faces: it says nothing of a face alone.
class MatchFormat : public AnswerFormat
{
public:
    [[nodiscard]] bool isMatching() const final { return true; }
    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& /*response*/) const final
    {
        return std::vector<SavedAnswer>();
    }
};

} // namespace plumbline
