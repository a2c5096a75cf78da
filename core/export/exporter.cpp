// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/exporter.h"

#include <algorithm>

#include "core/outcomes/stated_score.h"

namespace plumbline {

namespace {
const QString kEstimate = QStringLiteral("estimate");
const QString kEstimateError = QStringLiteral("estimate_error");

QJsonValue text(const QString& value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}
/// Whether there is something to export; that an image was looked at is not.
bool hasWord(const Review& review)
{
    Review said = review;
    said.reviewed = false;
    return !said.isEmpty();
}

void addReview(QJsonObject& object, const OutcomeRow& row, const QStringList& attributes)
{
    if (!hasWord(row.review))
        return;
    const QStringList columns = reviewColumns(attributes);
    object.insert(columns[0], text(row.review.excludedReason));
    object.insert(columns[1], row.review.labelWrong);
    object.insert(columns[2], row.review.poorImage);
    object.insert(columns[3], text(row.tags.join(QStringLiteral("; "))));
    object.insert(columns[4], text(row.review.note));
}

} // namespace

QStringList outcomeColumns(const QStringList& attributes)
{
    QStringList columns {
        QStringLiteral("file"),   QStringLiteral("subject_id"), QStringLiteral("system"),
        QStringLiteral("run"),    QStringLiteral("outcome"),    QStringLiteral("multiple_faces"),
        QStringLiteral("truth"),  QStringLiteral("answer"),     QStringLiteral("confidence"),
        QStringLiteral("p_male"), QStringLiteral("box_x1"),     QStringLiteral("box_y1"),
        QStringLiteral("box_x2"), QStringLiteral("box_y2")};
    for (const QString& attribute : attributes) // an attribute never hides a column of the contract
        columns.append(columns.contains(attribute) ? QStringLiteral("attribute_") % attribute : attribute);
    return columns;
}

QStringList reviewColumns(const QStringList& attributes)
{
    QStringList columns {QStringLiteral("excluded_reason"), QStringLiteral("label_wrong"),
                         QStringLiteral("poor_image"), QStringLiteral("tags"), QStringLiteral("note")};
    for (QString& column : columns) {
        if (attributes.contains(column))
            column.prepend(QStringLiteral("review_"));
    }
    return columns;
}

QStringList exportColumns(const ExportInput& input)
{
    const bool reviewed = std::any_of(input.rows.begin(), input.rows.end(),
                                      [](const OutcomeRow& row) { return hasWord(row.review); });
    const bool estimates = std::any_of(input.rows.begin(), input.rows.end(), [](const OutcomeRow& row) {
        return row.outcome.answer.estimate.has_value();
    });
    QStringList columns = outcomeColumns(input.attributes);
    if (reviewed)
        columns += reviewColumns(input.attributes);
    if (estimates)
        columns += QStringList {kEstimate, kEstimateError};
    return columns;
}

std::optional<double> classScore(const Outcome& outcome, const QString& label)
{
    for (const ClassScore& score : outcome.answer.scores) {
        if (score.label == label)
            return score.score;
    }
    return std::nullopt;
}

QJsonObject outcomeJson(const OutcomeRow& row, const QStringList& attributes)
{
    const Outcome& outcome = row.outcome;
    const bool answered = row.run.isValid() && outcome.kind == OutcomeKind::Answered;
    const auto score = answered ? statedScore(outcome) : std::nullopt;
    const bool hasFace = row.run.isValid() && outcome.faces > 0;
    const auto pMale = classScore(outcome, QStringLiteral("male"));
    const auto box = [&](double value) { return hasFace ? QJsonValue(value) : QJsonValue(QJsonValue::Null); };
    const QStringList columns = outcomeColumns(attributes);
    QJsonObject object {
        {columns[0], row.file},
        {columns[1], text(row.subject)},
        {columns[2], text(row.system)},
        {columns[3], row.run.isValid() ? QJsonValue(row.run.value()) : QJsonValue(QJsonValue::Null)},
        {columns[4],
         row.run.isValid() ? QJsonValue(outcomeName(outcome.kind)) : QJsonValue(QJsonValue::Null)},
        {columns[5], outcome.multipleFaces},
        {columns[6], text(row.truth)},
        {columns[7], text(outcome.answer.label)},
        {columns[8], score ? QJsonValue(*score) : QJsonValue(QJsonValue::Null)},
        {columns[9], answered && pMale ? QJsonValue(*pMale) : QJsonValue(QJsonValue::Null)},
        {columns[10], box(outcome.face.x1)},
        {columns[11], box(outcome.face.y1)},
        {columns[12], box(outcome.face.x2)},
        {columns[13], box(outcome.face.y2)},
    };
    constexpr qsizetype kFixed = 14;
    for (qsizetype i = 0; i < attributes.size() && i < row.values.size(); ++i)
        object.insert(columns[kFixed + i], text(row.values[i]));
    addReview(object, row, attributes);
    if (outcome.answer.estimate) {
        object.insert(kEstimate, *outcome.answer.estimate);
        object.insert(kEstimateError,
                      row.estimateError ? QJsonValue(*row.estimateError) : QJsonValue(QJsonValue::Null));
    }
    if (!outcome.error.isEmpty())
        object.insert(QStringLiteral("error"), outcome.error);
    return object;
}

} // namespace plumbline
