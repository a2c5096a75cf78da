// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonValue>
#include <QString>

#include "core/answers/saved_answer.h"
#include "core/base/registry.h"
#include "core/base/result.h"

namespace plumbline {

/// A way in which a service answers, as JSON. Stateless.
class AnswerFormat
{
public:
    virtual ~AnswerFormat() = default;
    /// "Amazon Rekognition DetectFaces": the vendor is the first word, the product the others.
    [[nodiscard]] virtual QString title() const = 0;
    /// Whether \a response has what only this format has. An answer that says "no face" need not.
    [[nodiscard]] virtual bool recognises(const QJsonValue& response) const = 0;
    /// The images that one response is about, nearly always one; raw and place are the caller's. BadFormat
    /// with a sentence that names the part that is not as it must be. \pre it is no error that a service
    /// reports.
    [[nodiscard]] virtual Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const = 0;

    /// Whether it compares faces: then compare() is asked, and not read().
    [[nodiscard]] virtual bool isMatching() const { return false; }
    [[nodiscard]] virtual ScoreLayout layout() const { return ScoreLayout::Pairs; }
    [[nodiscard]] virtual ScoreScale scale() const { return ScoreScale::Raw; }
    /// Of a pair one comparison, or none where no similarity is given; of a search the candidates, best
    /// first. SavedComparison::first is the caller's, of a pair second too. Errors as read().
    [[nodiscard]] virtual Result<std::vector<SavedComparison>> compare(const QJsonValue& /*response*/) const
    {
        return std::vector<SavedComparison>();
    }
};

void register_builtin_answer_formats(Registry<AnswerFormat>& registry);

/// Every format, filled at the first call.
const Registry<AnswerFormat>& answerFormats();

} // namespace plumbline
