// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Boxes are parts of the picture, confidences percentages; gender and age are there only if they were asked
/// for (Attributes=ALL).
class AwsDetectFaces final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Amazon Rekognition DetectFaces"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        return response.toObject().contains(QStringLiteral("FaceDetails"));
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        SavedAnswer answer;
        parts.require(response.toObject(), QStringLiteral("FaceDetails"));
        answer.faces = parts.faces(parts.array(response.toObject(), QStringLiteral("FaceDetails")), face);
        return parts.result(std::vector<SavedAnswer> {std::move(answer)});
    }

private:
    static SavedFace face(JsonParts& parts, const QJsonObject& said)
    {
        constexpr double kPercent = 100;
        SavedFace face;
        face.isFraction = true;
        face.box = parts.box(parts.object(said, QStringLiteral("BoundingBox")), QStringLiteral("Left"),
                             QStringLiteral("Top"), QStringLiteral("Width"), QStringLiteral("Height"));
        const auto sure = parts.share(said, QStringLiteral("Confidence"), kPercent);
        if (face.box && sure)
            face.box->score = *sure;
        const QJsonObject gender = parts.object(said, QStringLiteral("Gender"));
        parts.readGender(face, gender, QStringLiteral("Value"));
        face.genderScores = scoresOf(face, parts.share(gender, QStringLiteral("Confidence"), kPercent));
        face.age = parts.middle(parts.object(said, QStringLiteral("AgeRange")), QStringLiteral("Low"),
                                QStringLiteral("High"));
        return face;
    }
};

} // namespace

void register_answer_format_aws_detect_faces(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("aws_detect_faces"), std::make_unique<AwsDetectFaces>());
}

} // namespace plumbline
