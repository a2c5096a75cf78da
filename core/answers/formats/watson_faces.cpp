// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Visual Recognition v3 (discontinued): several images in a response, each with its name; pixels; scores
/// from 0 to 1.
class WatsonFaces final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override
    {
        return QStringLiteral("IBM Watson Visual Recognition faces");
    }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray images = response[QStringLiteral("images")].toArray();
        if (images.isEmpty())
            return false;
        if (response.toObject().contains(QStringLiteral("images_processed")))
            return true;
        return std::all_of(images.begin(), images.end(), [](const QJsonValue& image) {
            const QJsonArray faces = image[QStringLiteral("faces")].toArray();
            return !faces.isEmpty() && faces.first().toObject().contains(QStringLiteral("face_location"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("images"));
        std::vector<SavedAnswer> answers;
        for (const QJsonValue& value : parts.array(response.toObject(), QStringLiteral("images"))) {
            const QJsonObject image = parts.requireGroup(value);
            SavedAnswer answer;
            answer.image = parts.text(image, QStringLiteral("image"));
            if (answer.image.isEmpty())
                answer.image = parts.text(image, QStringLiteral("source_url")).section(QLatin1Char('/'), -1);
            answer.error = serviceError(value);
            answer.faces = parts.faces(parts.array(image, QStringLiteral("faces")), faceOf);
            answers.push_back(std::move(answer));
        }
        return parts.result(std::move(answers));
    }

private:
    static SavedFace faceOf(JsonParts& parts, const QJsonObject& said)
    {
        SavedFace face;
        face.box = parts.box(parts.object(said, QStringLiteral("face_location")), QStringLiteral("left"),
                             QStringLiteral("top"), QStringLiteral("width"), QStringLiteral("height"));
        const QJsonObject gender = parts.object(said, QStringLiteral("gender"));
        parts.readGender(face, gender, QStringLiteral("gender"));
        face.genderScores = scoresOf(face, parts.share(gender, QStringLiteral("score")));
        face.age = parts.middle(parts.object(said, QStringLiteral("age")), QStringLiteral("min"),
                                QStringLiteral("max"));
        return face;
    }
};

} // namespace

void register_answer_format_watson_faces(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("watson_faces"), std::make_unique<WatsonFaces>());
}

} // namespace plumbline
