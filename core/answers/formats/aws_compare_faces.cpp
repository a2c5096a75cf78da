// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>

#include "core/answers/json_parts.h"
#include "core/answers/match_format.h"

namespace plumbline {

namespace {

/// The largest face of the source against faces of the target, best first; those below the service's
/// threshold have no similarity.
class AwsCompareFaces final : public MatchFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Amazon Rekognition CompareFaces"); }
    [[nodiscard]] ScoreScale scale() const override { return ScoreScale::Percent; }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        return response.toObject().contains(QStringLiteral("SourceImageFace"))
            || response.toObject().contains(QStringLiteral("UnmatchedFaces"));
    }

    [[nodiscard]] Result<std::vector<SavedComparison>> compare(const QJsonValue& response) const override
    {
        constexpr double kPercent = 100;
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("FaceMatches"));
        std::vector<SavedComparison> found;
        for (const QJsonValue& match : parts.array(response.toObject(), QStringLiteral("FaceMatches"))) {
            const auto share = parts.share(parts.requireGroup(match), QStringLiteral("Similarity"), kPercent);
            if (share && (found.empty() || found.front().score < *share * kPercent))
                found = {{{}, {}, *share * kPercent, {}}};
        }
        return parts.result(std::move(found));
    }
};

} // namespace

void register_answer_format_aws_compare_faces(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("aws_compare_faces"), std::make_unique<AwsCompareFaces>());
}

} // namespace plumbline
