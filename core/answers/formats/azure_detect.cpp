// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Face service: a bare list, empty where there is no face; pixels; gender without confidence, age in years,
/// both retired in 2022, so that they may be missing. Image Analysis 3.2 has the same under "faces".
class AzureDetect final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Microsoft Azure Face detect"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray faces =
            response.isArray() ? response.toArray() : response[QStringLiteral("faces")].toArray();
        return !faces.isEmpty() && std::all_of(faces.begin(), faces.end(), [](const QJsonValue& face) {
            return face.toObject().contains(QStringLiteral("faceRectangle"))
                || face.toObject().contains(QStringLiteral("faceAttributes"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        const bool isList = response.isArray();
        if (!isList)
            parts.require(response.toObject(), QStringLiteral("faces"));
        SavedAnswer answer;
        answer.faces = parts.faces(
            isList ? response.toArray() : parts.array(response.toObject(), QStringLiteral("faces")), face);
        return parts.result(std::vector<SavedAnswer> {std::move(answer)});
    }

private:
    static SavedFace face(JsonParts& parts, const QJsonObject& said)
    {
        SavedFace face;
        face.box = parts.box(parts.object(said, QStringLiteral("faceRectangle")), QStringLiteral("left"),
                             QStringLiteral("top"), QStringLiteral("width"), QStringLiteral("height"));
        const QJsonObject attributes = said.contains(QStringLiteral("faceAttributes"))
            ? parts.object(said, QStringLiteral("faceAttributes"))
            : said; // Image Analysis
        parts.readGender(face, attributes, QStringLiteral("gender"));
        face.age = parts.middle(attributes, QStringLiteral("age"), QStringLiteral("age"));
        return face;
    }
};

} // namespace

void register_answer_format_azure_detect(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("azure_detect"), std::make_unique<AzureDetect>());
}

} // namespace plumbline
