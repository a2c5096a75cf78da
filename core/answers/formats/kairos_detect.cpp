// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Pixels; confidences from 0 to 1, of both genders; "no faces found" comes as an error.
class KairosDetect final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Kairos detect"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray images = response[QStringLiteral("images")].toArray();
        return !images.isEmpty() && std::all_of(images.begin(), images.end(), [](const QJsonValue& image) {
            const QJsonObject said = image.toObject();
            return said.contains(QStringLiteral("faces")) && said.contains(QStringLiteral("status"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("images"));
        const QJsonArray images = parts.array(response.toObject(), QStringLiteral("images"));
        std::vector<SavedAnswer> answers;
        for (const QJsonValue& value : images) {
            const QJsonObject image = parts.requireGroup(value);
            SavedAnswer answer;
            if (images.size() > 1)
                answer.image = parts.text(image, QStringLiteral("file"));
            answer.faces = parts.faces(parts.array(image, QStringLiteral("faces")), faceOf);
            answers.push_back(std::move(answer));
        }
        return parts.result(std::move(answers));
    }

private:
    static SavedFace faceOf(JsonParts& parts, const QJsonObject& said)
    {
        SavedFace face;
        face.box = parts.box(said, QStringLiteral("topLeftX"), QStringLiteral("topLeftY"),
                             QStringLiteral("width"), QStringLiteral("height"));
        const auto sure = parts.share(said, QStringLiteral("confidence"));
        if (face.box && sure)
            face.box->score = *sure;
        const QJsonObject attributes = parts.object(said, QStringLiteral("attributes"));
        const QJsonObject gender = parts.object(attributes, QStringLiteral("gender"));
        parts.readGender(face, gender, QStringLiteral("type"));
        const auto female = parts.share(gender, QStringLiteral("femaleConfidence"));
        const auto male = parts.share(gender, QStringLiteral("maleConfidence"));
        if (!face.word.isEmpty() && female && male)
            face.genderScores = {{QStringLiteral("female"), *female}, {QStringLiteral("male"), *male}};
        face.age = parts.middle(attributes, QStringLiteral("age"), QStringLiteral("age"));
        return face;
    }
};

} // namespace

void register_answer_format_kairos_detect(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("kairos_detect"), std::make_unique<KairosDetect>());
}

} // namespace plumbline
