// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <utility>

#include "core/answers/json_parts.h"
#include "core/answers/match_format.h"

namespace plumbline {

namespace {

/// A confidence from 0 to 1, and the service's own decision, which follows from it.
class AzureVerify final : public MatchFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Microsoft Azure Face verify"); }
    [[nodiscard]] ScoreScale scale() const override { return ScoreScale::Unit; }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        return response.toObject().contains(QStringLiteral("isIdentical"));
    }

    [[nodiscard]] Result<std::vector<SavedComparison>> compare(const QJsonValue& response) const override
    {
        JsonParts parts;
        const QJsonObject body = parts.requireGroup(response);
        parts.require(body, QStringLiteral("confidence"));
        const auto share = parts.share(body, QStringLiteral("confidence"));
        std::vector<SavedComparison> found;
        if (share)
            found.push_back({{}, {}, *share, {}});
        return parts.result(std::move(found));
    }
};

} // namespace

void register_answer_format_azure_verify(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("azure_verify"), std::make_unique<AzureVerify>());
}

} // namespace plumbline
