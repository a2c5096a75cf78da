// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <optional>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/answers/field_mapping.h"
#include "core/answers/score_columns.h"
#include "core/dataset/column_name.h"

namespace plumbline {

namespace {

constexpr int kDeepest = 6;
constexpr std::size_t kMostPaths = 300;

QString below(const QString& path, const QString& key)
{
    return path.isEmpty() ? key : path + QLatin1Char('.') + key;
}

QString exampleOf(const QJsonValue& value)
{
    constexpr qsizetype kShown = 40;
    QString text = value.toVariant().toString();
    if (value.isArray())
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    else if (value.isObject())
        text = QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return text.size() > kShown ? text.left(kShown) + QStringLiteral("…") : text;
}

bool isGroupOfGroups(const QJsonObject& object)
{
    return !object.isEmpty()
        && std::all_of(object.begin(), object.end(), [](const auto& each) { return each.isObject(); });
}

void collect(const QJsonValue& in, const QString& path, int depth, std::vector<FieldPath>& into)
{
    if (into.size() >= kMostPaths || depth > kDeepest)
        return;
    const bool isList = in.isArray() || isGroupOfGroups(in.toObject());
    if (!path.isEmpty() && (isList || !in.isObject()))
        into.push_back({path, exampleOf(in), isList});
    if (in.isArray() && !in.toArray().isEmpty())
        collect(in.toArray().first(), below(path, QStringLiteral("0")), depth + 1, into);
    const QJsonObject object = in.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        collect(each.value(), below(path, each.key()), depth + 1, into);
}

/// The first path whose last part, or last two, are called one of these; the words are tried in their order.
QString pathCalled(const std::vector<FieldPath>& paths, const char* wanted, bool isList)
{
    for (const QString& word : QString::fromLatin1(wanted).split(QLatin1Char(' '))) {
        for (const FieldPath& each : paths) {
            const QString last = bareColumnName(each.path.section(QLatin1Char('.'), -1));
            const QString lastTwo = bareColumnName(each.path.section(QLatin1Char('.'), -2));
            if (each.isList == isList && (last == word || lastTwo == word))
                return each.path;
        }
    }
    return {};
}

constexpr const char* kImageNames = "image file filename imagename imagefile path imagepath photo picture "
                                    "sourceimage externalimageid url uri name "
                                    "id key";

/// The list of answers: the first list of groups of which each names an image, or whose keys are names.
QString listOfAnswers(const QJsonValue& document)
{
    if (document.isArray())
        return {};
    for (const FieldPath& each : fieldPaths(document)) {
        const QJsonValue value = valueAt(document, each.path);
        if (!each.isList || each.path.contains(QLatin1String(".0")))
            continue;
        const QJsonValue first = firstAnswer(document, each.path);
        if (!first.isObject())
            continue;
        const bool areKeys = value.isObject() && value.toObject().begin().key().contains(QLatin1Char('.'));
        if (areKeys || !pathCalled(fieldPaths(first), kImageNames, false).isEmpty())
            return each.path;
    }
    return {};
}

void guessBox(FieldMapping& mapping, const std::vector<FieldPath>& paths, const QJsonValue& face)
{
    mapping.left = pathCalled(paths, "left xmin x1 boxx1 leftcol topleftx x", false);
    mapping.top = pathCalled(paths, "top ymin y1 boxy1 toprow toplefty y", false);
    mapping.right = pathCalled(paths, "right xmax x2 boxx2 rightcol", false);
    mapping.bottom = pathCalled(paths, "bottom ymax y2 boxy2 bottomrow", false);
    if (mapping.right.isEmpty() || mapping.bottom.isEmpty()) {
        mapping.right = pathCalled(paths, "width w", false);
        mapping.bottom = pathCalled(paths, "height h", false);
        mapping.isSize = true;
    }
    if (mapping.left.isEmpty() || mapping.top.isEmpty() || mapping.right.isEmpty()
        || mapping.bottom.isEmpty()) {
        mapping.left = mapping.top = mapping.right = mapping.bottom = QString();
        mapping.isSize = false;
        return;
    }
    const auto right = scoreNumber(valueAt(face, mapping.right).toVariant().toString());
    constexpr double kWhole = 1.5;
    mapping.areFractions = right && *right > 0 && *right <= kWhole;
}

} // namespace

std::vector<FieldPath> fieldPaths(const QJsonValue& in)
{
    std::vector<FieldPath> paths;
    collect(in, {}, 0, paths);
    return paths;
}

QJsonValue firstAnswer(const QJsonValue& document, const QString& answers)
{
    const QJsonValue list = valueAt(document, answers);
    if (list.isArray())
        return list.toArray().isEmpty() ? QJsonValue() : list.toArray().first();
    if (answers.isEmpty())
        return document;
    const QJsonObject byImage = list.toObject();
    return byImage.isEmpty() ? document : *byImage.begin();
}

QJsonValue firstFace(const QJsonValue& answer, const QString& faces)
{
    const QJsonArray list = faces.isEmpty() ? QJsonArray() : valueAt(answer, faces).toArray();
    return list.isEmpty() ? answer : list.first();
}

FieldMapping proposedMapping(const QJsonValue& document)
{
    FieldMapping mapping;
    mapping.answers = listOfAnswers(document);
    const QJsonValue answer = firstAnswer(document, mapping.answers);
    const auto paths = fieldPaths(answer);
    mapping.image = pathCalled(paths, kImageNames, false);
    mapping.error = pathCalled(paths, "error errormessage", false);
    mapping.faces = pathCalled(paths, "faces face detections people persons", true);
    if (mapping.faces.isEmpty())
        mapping.faces = pathCalled(paths, "facecount numfaces numberoffaces faces", false);
    const QJsonValue face = firstFace(answer, mapping.faces);
    const auto within = fieldPaths(face);
    mapping.gender =
        pathCalled(within,
                   "predictedgender gendervalue genderlabel genderprediction gender sex prediction "
                   "predicted answer result label class",
                   false);
    mapping.score = pathCalled(
        within, "genderconfidence genderscore genderprobability confidence score probability", false);
    mapping.age = pathCalled(within, "predictedage agevalue estimatedage age", false);
    guessBox(mapping, within, face);
    const auto score = scoreNumber(valueAt(face, mapping.score).toVariant().toString());
    constexpr double kBeyondShare = 1.5;
    constexpr double kPercent = 100;
    mapping.highest = score && *score > kBeyondShare ? kPercent : 1;
    return mapping;
}

} // namespace plumbline
