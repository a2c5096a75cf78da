// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/import_recipe.h"

#include <QJsonArray>

namespace plumbline {

namespace {

QJsonObject fromHash(const QHash<QString, QString>& hash)
{
    QJsonObject json;
    for (auto at = hash.cbegin(); at != hash.cend(); ++at)
        json.insert(at.key(), at.value());
    return json;
}

QHash<QString, QString> toHash(const QJsonObject& json)
{
    QHash<QString, QString> hash;
    for (auto at = json.begin(); at != json.end(); ++at)
        hash.insert(at.key(), at.value().toString());
    return hash;
}

QStringList toList(const QJsonValue& json)
{
    QStringList list;
    const QJsonArray array = json.toArray();
    for (const QJsonValue& value : array)
        list.append(value.toString());
    return list;
}

} // namespace

QJsonObject ImportRecipe::toJson() const
{
    QJsonObject spellings;
    for (auto at = request.spellings.cbegin(); at != request.spellings.cend(); ++at)
        spellings.insert(at.key(), fromHash(at.value()));
    QJsonObject json {{QStringLiteral("format"), request.format},
                      {QStringLiteral("sheet"), request.sheet},
                      {QStringLiteral("file_column"), request.fileColumn},
                      {QStringLiteral("subject_column"), request.subjectColumn},
                      {QStringLiteral("columns"), QJsonArray::fromStringList(request.columns)},
                      {QStringLiteral("renames"), fromHash(request.renames)},
                      {QStringLiteral("spellings"), spellings},
                      {QStringLiteral("paired"), fromHash(request.paired)},
                      {QStringLiteral("only_matched"), request.onlyMatched},
                      {QStringLiteral("header"), QJsonArray::fromStringList(header)}};
    if (request.fixes) {
        QJsonArray fixes;
        for (const MatchFix fix : allMatchFixes())
            if (request.fixes->testFlag(fix))
                fixes.append(matchFixName(fix));
        json.insert(QStringLiteral("fixes"), fixes);
    }
    return json;
}

ImportRecipe ImportRecipe::fromJson(const QJsonObject& json)
{
    ImportRecipe recipe;
    ImportRequest& request = recipe.request;
    request.format = json.value(QStringLiteral("format")).toString();
    request.sheet = json.value(QStringLiteral("sheet")).toString();
    request.fileColumn = json.value(QStringLiteral("file_column")).toString();
    request.subjectColumn = json.value(QStringLiteral("subject_column")).toString();
    request.columns = toList(json.value(QStringLiteral("columns")));
    request.renames = toHash(json.value(QStringLiteral("renames")).toObject());
    request.paired = toHash(json.value(QStringLiteral("paired")).toObject());
    request.onlyMatched = json.value(QStringLiteral("only_matched")).toBool();
    const QJsonObject spellings = json.value(QStringLiteral("spellings")).toObject();
    for (auto at = spellings.begin(); at != spellings.end(); ++at)
        request.spellings.insert(at.key(), toHash(at.value().toObject()));
    if (json.contains(QStringLiteral("fixes"))) {
        request.fixes = MatchFixes();
        for (const QString& name : toList(json.value(QStringLiteral("fixes"))))
            if (const auto fix = matchFixFromName(name))
                *request.fixes |= *fix;
    }
    recipe.header = toList(json.value(QStringLiteral("header")));
    return recipe;
}

} // namespace plumbline
