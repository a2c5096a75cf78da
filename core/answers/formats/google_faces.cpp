// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Cloud Vision says where faces are and nothing of gender or age: for audits of detection. Corners may lack
/// x or y where the face is cut off by the border.
class GoogleFaces final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Google Cloud Vision faces"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const auto isOne = [](const QJsonValue& one) {
            return one.toObject().contains(QStringLiteral("faceAnnotations"));
        };
        const QJsonArray responses = response[QStringLiteral("responses")].toArray();
        return isOne(response) || std::any_of(responses.begin(), responses.end(), isOne);
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        const QJsonObject body = response.toObject();
        const bool isBatch = body.contains(QStringLiteral("responses"));
        (void)parts.requireGroup(response);
        const QJsonArray all = isBatch ? parts.array(body, QStringLiteral("responses")) : QJsonArray {body};
        std::vector<SavedAnswer> answers;
        for (const QJsonValue& value : all) {
            const QJsonObject said = parts.requireGroup(value);
            SavedAnswer answer;
            answer.image = parts.text(parts.object(said, QStringLiteral("context")), QStringLiteral("uri"));
            answer.error = serviceError(value);
            answer.faces = parts.faces(parts.array(said, QStringLiteral("faceAnnotations")), faceOf);
            answers.push_back(std::move(answer));
        }
        return parts.result(std::move(answers));
    }

private:
    static SavedFace faceOf(JsonParts& parts, const QJsonObject& said)
    {
        SavedFace face;
        const QJsonArray corners =
            parts.array(parts.object(said, QStringLiteral("boundingPoly")), QStringLiteral("vertices"));
        Face box;
        for (qsizetype i = 0; i < corners.size(); ++i) {
            const QJsonObject corner = corners[i].toObject();
            const double x = parts.number(corner, QStringLiteral("x")).value_or(0);
            const double y = parts.number(corner, QStringLiteral("y")).value_or(0);
            box = i == 0 ? Face {x, y, x, y, 0}
                         : Face {std::min(box.x1, x), std::min(box.y1, y), std::max(box.x2, x),
                                 std::max(box.y2, y), 0};
        }
        box.score = parts.share(said, QStringLiteral("detectionConfidence")).value_or(0);
        if (!corners.isEmpty())
            face.box = box;
        return face;
    }
};

} // namespace

void register_answer_format_google_faces(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("google_faces"), std::make_unique<GoogleFaces>());
}

} // namespace plumbline
