// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Pixels; gender.value and age.value without confidences. Only the largest faces have attributes.
class FaceppDetect final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Face++ detect"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray faces = response[QStringLiteral("faces")].toArray();
        if (!response[QStringLiteral("faces")].isArray())
            return false;
        if (faces.isEmpty())
            return response.toObject().contains(QStringLiteral("time_used"));
        return std::all_of(faces.begin(), faces.end(), [](const QJsonValue& face) {
            return face.toObject().contains(QStringLiteral("face_rectangle"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("faces"));
        SavedAnswer answer;
        answer.faces = parts.faces(parts.array(response.toObject(), QStringLiteral("faces")), face);
        return parts.result(std::vector<SavedAnswer> {std::move(answer)});
    }

private:
    static SavedFace face(JsonParts& parts, const QJsonObject& said)
    {
        SavedFace face;
        face.box = parts.box(parts.object(said, QStringLiteral("face_rectangle")), QStringLiteral("left"),
                             QStringLiteral("top"), QStringLiteral("width"), QStringLiteral("height"));
        const QJsonObject attributes = parts.object(said, QStringLiteral("attributes"));
        parts.readGender(face, parts.object(attributes, QStringLiteral("gender")), QStringLiteral("value"));
        face.age = parts.middle(parts.object(attributes, QStringLiteral("age")), QStringLiteral("value"),
                                QStringLiteral("value"));
        return face;
    }
};

} // namespace

void register_answer_format_facepp_detect(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("facepp_detect"), std::make_unique<FaceppDetect>());
}

} // namespace plumbline
