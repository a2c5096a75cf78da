// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>

#include "core/answers/json_parts.h"
#include "core/answers/match_format.h"

namespace plumbline {

namespace {

/// The largest face of the picture searched in a collection; candidates are called by the id they were given.
class AwsSearchFaces final : public MatchFormat
{
public:
    [[nodiscard]] QString title() const override
    {
        return QStringLiteral("Amazon Rekognition SearchFacesByImage");
    }
    [[nodiscard]] ScoreScale scale() const override { return ScoreScale::Percent; }
    [[nodiscard]] ScoreLayout layout() const override { return ScoreLayout::Candidates; }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        return response.toObject().contains(QStringLiteral("SearchedFaceBoundingBox"))
            || response.toObject().contains(QStringLiteral("SearchedFaceConfidence"));
    }

    [[nodiscard]] Result<std::vector<SavedComparison>> compare(const QJsonValue& response) const override
    {
        constexpr double kPercent = 100;
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("FaceMatches"));
        std::vector<SavedComparison> found;
        for (const QJsonValue& value : parts.array(response.toObject(), QStringLiteral("FaceMatches"))) {
            const QJsonObject match = parts.requireGroup(value);
            const QJsonObject face = parts.object(match, QStringLiteral("Face"));
            const auto share = parts.share(match, QStringLiteral("Similarity"), kPercent);
            QString name = parts.text(face, QStringLiteral("ExternalImageId"));
            if (name.isEmpty())
                name = parts.text(face, QStringLiteral("ImageId"));
            parts.require(match, QStringLiteral("Similarity"));
            if (share)
                found.push_back({{}, name, *share * kPercent, static_cast<int>(found.size()) + 1});
        }
        return parts.result(std::move(found));
    }
};

} // namespace

void register_answer_format_aws_search_faces(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("aws_search_faces"), std::make_unique<AwsSearchFaces>());
}

} // namespace plumbline
