// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>
#include <utility>

#include <QRegularExpression>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

/// Boxes are parts of the picture; concepts with values from 0 to 1, in groups under data.face (older), or
/// all in one list that says of each which group it is of (newer).
class ClarifaiDemographics final : public AnswerFormat
{
public:
    [[nodiscard]] QString title() const override { return QStringLiteral("Clarifai demographics"); }

    [[nodiscard]] bool recognises(const QJsonValue& response) const override
    {
        const QJsonArray outputs = response[QStringLiteral("outputs")].toArray();
        return std::any_of(outputs.begin(), outputs.end(), [](const QJsonValue& output) {
            return output.toObject().contains(QStringLiteral("data"));
        });
    }

    [[nodiscard]] Result<std::vector<SavedAnswer>> read(const QJsonValue& response) const override
    {
        JsonParts parts;
        parts.require(response.toObject(), QStringLiteral("outputs"));
        std::vector<SavedAnswer> answers;
        for (const QJsonValue& value : parts.array(response.toObject(), QStringLiteral("outputs"))) {
            const QJsonObject output = parts.requireGroup(value);
            SavedAnswer answer;
            answer.error = statusError(parts, output);
            const QJsonObject image = parts.object(
                parts.object(parts.object(output, QStringLiteral("input")), QStringLiteral("data")),
                QStringLiteral("image"));
            answer.image = parts.text(image, QStringLiteral("url"));
            const QJsonObject data = parts.object(output, QStringLiteral("data"));
            answer.faces = parts.faces(parts.array(data, QStringLiteral("regions")), faceOf);
            answers.push_back(std::move(answer));
        }
        return parts.result(std::move(answers));
    }

private:
    static QString statusError(JsonParts& parts, const QJsonObject& output)
    {
        constexpr double kDone = 10000;
        const QJsonObject status = parts.object(output, QStringLiteral("status"));
        const auto code = parts.number(status, QStringLiteral("code"));
        if (!code || *code == kDone)
            return {};
        const QString said = parts.text(status, QStringLiteral("description"));
        return said.isEmpty() ? QString::number(*code) : said;
    }

    /// The concepts of one group, whichever the shape.
    static std::vector<ClassScore> concepts(JsonParts& parts, const QJsonObject& data, const QString& group)
    {
        const QJsonObject face = parts.object(data, QStringLiteral("face"));
        const bool isOlder = !face.isEmpty();
        std::vector<ClassScore> found;
        for (const QJsonValue& value :
             parts.array(isOlder ? parts.object(face, group) : data, QStringLiteral("concepts"))) {
            const QJsonObject said = parts.requireGroup(value);
            if (!isOlder && parts.text(said, QStringLiteral("vocab_id")) != group)
                continue;
            found.push_back({parts.text(said, QStringLiteral("name")),
                             parts.share(said, QStringLiteral("value")).value_or(0)});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const ClassScore& a, const ClassScore& b) { return a.score > b.score; });
        return found;
    }

    /// "37", "30-39", "more than 70".
    static std::optional<double> yearsOf(const QString& name)
    {
        static const QRegularExpression numbers(QStringLiteral("\\d{1,3}"));
        double sum = 0;
        int count = 0;
        for (auto match = numbers.globalMatch(name); match.hasNext(); ++count)
            sum += match.next().captured().toDouble();
        return count == 1 || count == 2 ? std::optional(sum / count) : std::nullopt;
    }

    static SavedFace faceOf(JsonParts& parts, const QJsonObject& region)
    {
        SavedFace face;
        face.isFraction = true;
        const QJsonObject box =
            parts.object(parts.object(region, QStringLiteral("region_info")), QStringLiteral("bounding_box"));
        const auto top = parts.number(box, QStringLiteral("top_row"));
        const auto left = parts.number(box, QStringLiteral("left_col"));
        const auto bottom = parts.number(box, QStringLiteral("bottom_row"));
        const auto right = parts.number(box, QStringLiteral("right_col"));
        if (top && left && bottom && right)
            face.box =
                Face {*left, *top, *right, *bottom, parts.share(region, QStringLiteral("value")).value_or(0)};
        const QJsonObject data = parts.object(region, QStringLiteral("data"));
        for (const ClassScore& one : concepts(parts, data, QStringLiteral("gender_appearance"))) {
            const QString gender = genderOfWord(one.label);
            if (gender.isEmpty())
                continue;
            if (face.gender.isEmpty()) {
                face.word = one.label;
                face.gender = gender;
            }
            face.genderScores.push_back({gender, one.score});
        }
        std::sort(face.genderScores.begin(), face.genderScores.end(),
                  [](const ClassScore& a, const ClassScore& b) { return a.label < b.label; });
        if (const auto ages = concepts(parts, data, QStringLiteral("age_appearance")); !ages.empty())
            face.age = yearsOf(ages.front().label);
        return face;
    }
};

} // namespace

void register_answer_format_clarifai_demographics(Registry<AnswerFormat>& registry)
{
    registry.add(QStringLiteral("clarifai_demographics"), std::make_unique<ClarifaiDemographics>());
}

} // namespace plumbline
