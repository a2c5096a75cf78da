// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include "core/answers/json_parts.h"
#include "core/answers/match_format.h"

namespace plumbline {

namespace {

/// The face of a picture searched in a gallery: the subject found and others, confidences from 0 to 1.
class KairosRecognize final : public MatchFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Kairos recognize"); }
    [[nodiscard]] ScoreScale scale() const override { return ScoreScale::Unit; }
    [[nodiscard]] ScoreLayout layout() const override { return ScoreLayout::Candidates; }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray images = response[QStringLiteral("images")].toArray();
        return std::any_of(images.begin(), images.end(), [](const QJsonValue& image) {
            return image.toObject().contains(QStringLiteral("transaction"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedComparison>> compare(const QJsonValue& response) const override
    {
        JsonParts parts;
        std::vector<SavedComparison> found;
        const QJsonArray images = parts.array(parts.requireGroup(response), QStringLiteral("images"));
        for (const QJsonValue& value : images) {
            const QJsonObject image = parts.requireGroup(value);
            const QJsonArray candidates = parts.array(image, QStringLiteral("candidates"));
            if (candidates.isEmpty())
                add(parts, parts.object(image, QStringLiteral("transaction")), found);
            for (const QJsonValue& candidate : candidates)
                add(parts, parts.requireGroup(candidate), found);
        }
        std::stable_sort(found.begin(), found.end(), [](const SavedComparison& a, const SavedComparison& b) {
            return a.score > b.score;
        });
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i].place = static_cast<int>(i) + 1;
        return parts.result(std::move(found));
    }

private:
    static void add(JsonParts& parts, const QJsonObject& said, std::vector<SavedComparison>& found)
    {
        const QString subject = parts.text(said, QStringLiteral("subject_id"));
        const auto share = parts.share(said, QStringLiteral("confidence"));
        if (!subject.isEmpty() && share)
            found.push_back({{}, subject, *share, {}});
    }
};

} // namespace

void register_answer_format_kairos_recognize(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("kairos_recognize"), std::make_unique<KairosRecognize>());
}

} // namespace plumbline
