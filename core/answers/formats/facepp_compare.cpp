// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>

#include "core/answers/json_parts.h"
#include "core/answers/match_format.h"

namespace plumbline {

namespace {

/// One confidence for the two largest faces, from 0 to 100.
class FaceppCompare final : public MatchFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Face++ compare"); }
    [[nodiscard]] ScoreScale scale() const override { return ScoreScale::Percent; }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonObject body = response.toObject();
        return body.contains(QStringLiteral("thresholds"))
            || (body.contains(QStringLiteral("faces1")) && body.contains(QStringLiteral("faces2")));
    }

    [[nodiscard]] Result<std::vector<SavedComparison>> compare(const QJsonValue& response) const override
    {
        constexpr double kPercent = 100;
        JsonParts parts;
        const auto share = parts.share(parts.requireGroup(response), QStringLiteral("confidence"), kPercent);
        std::vector<SavedComparison> found;
        if (share)
            found.push_back({{}, {}, *share * kPercent, {}});
        return parts.result(std::move(found));
    }
};

} // namespace

void register_answer_format_facepp_compare(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("facepp_compare"), std::make_unique<FaceppCompare>());
}

} // namespace plumbline
