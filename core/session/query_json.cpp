// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/query_json.h"

#include <array>

#include <QJsonArray>

namespace plumbline {

namespace {

struct TextList
{
    const char* key;
    QStringList ListQuery::*member;
};
constexpr std::array<TextList, 5> kTextLists {{{"systems", &ListQuery::systems},
                                               {"answers", &ListQuery::answers},
                                               {"labels", &ListQuery::labels},
                                               {"tags", &ListQuery::tags},
                                               {"without_tags", &ListQuery::withoutTags}}};

struct Text
{
    const char* key;
    QString ListQuery::*member;
};
constexpr std::array<Text, 4> kTexts {{{"task", &ListQuery::task},
                                       {"text", &ListQuery::text},
                                       {"compare", &ListQuery::compare},
                                       {"sort_attribute", &ListQuery::sortAttribute}}};

struct Flag
{
    const char* key;
    bool ListQuery::*member;
};
constexpr std::array<Flag, 4> kFlags {{{"include_unfinished", &ListQuery::includeUnfinished},
                                       {"multiple_faces", &ListQuery::multipleFaces},
                                       {"disagree", &ListQuery::disagree},
                                       {"descending", &ListQuery::descending}}};

struct Choice
{
    const char* key;
    std::optional<bool> ListQuery::*member;
};
constexpr std::array<Choice, 5> kChoices {{{"reviewed", &ListQuery::reviewed},
                                           {"label_wrong", &ListQuery::labelWrong},
                                           {"poor_image", &ListQuery::poorImage},
                                           {"excluded", &ListQuery::excluded},
                                           {"has_note", &ListQuery::hasNote}}};

struct Bound
{
    const char* key;
    std::optional<double> ListQuery::*member;
};
constexpr std::array<Bound, 4> kBounds {{{"confidence_from", &ListQuery::confidenceFrom},
                                         {"confidence_to", &ListQuery::confidenceTo},
                                         {"miss_from", &ListQuery::missFrom},
                                         {"miss_to", &ListQuery::missTo}}};

constexpr QLatin1String kVerdicts("verdicts");
constexpr QLatin1String kChanges("changes");
constexpr QLatin1String kWhere("where");
constexpr QLatin1String kSort("sort");

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& each : value.toArray())
        list.append(each.toString());
    return list;
}

QJsonArray whereJson(const Where& where)
{
    QJsonArray pairs;
    for (const auto& [name, value] : where)
        pairs.append(QJsonArray {name, value});
    return pairs;
}

} // namespace

QJsonObject listQueryJson(const ListQuery& query)
{
    const ListQuery plain;
    QJsonObject object;
    const auto put = [&](const char* key, const QJsonValue& value) {
        object.insert(QLatin1String(key), value);
    };
    for (const auto& [key, member] : kTexts)
        if (query.*member != plain.*member)
            put(key, query.*member);
    for (const auto& [key, member] : kTextLists)
        if (!(query.*member).isEmpty())
            put(key, QJsonArray::fromStringList(query.*member));
    for (const auto& [key, member] : kFlags)
        if (query.*member != plain.*member)
            put(key, query.*member);
    for (const auto& [key, member] : kChoices)
        if (query.*member)
            put(key, *(query.*member));
    for (const auto& [key, member] : kBounds)
        if (query.*member)
            put(key, *(query.*member));
    QJsonArray verdicts;
    for (const Verdict verdict : query.verdicts)
        verdicts.append(verdictName(verdict));
    if (!verdicts.isEmpty())
        object.insert(kVerdicts, verdicts);
    QJsonArray changes;
    for (const Change change : query.changes)
        changes.append(changeName(change));
    if (!changes.isEmpty())
        object.insert(kChanges, changes);
    if (!query.where.empty())
        object.insert(kWhere, whereJson(query.where));
    if (query.sort != plain.sort)
        object.insert(kSort, sortKeyName(query.sort));
    return object;
}

ListQuery listQueryFromJson(const QJsonObject& object)
{
    ListQuery query;
    const auto at = [&](const char* key) { return object.value(QLatin1String(key)); };
    for (const auto& [key, member] : kTexts)
        if (at(key).isString())
            query.*member = at(key).toString();
    for (const auto& [key, member] : kTextLists)
        query.*member = texts(at(key));
    for (const auto& [key, member] : kFlags)
        query.*member = at(key).toBool(query.*member);
    for (const auto& [key, member] : kChoices)
        if (at(key).isBool())
            query.*member = at(key).toBool();
    for (const auto& [key, member] : kBounds)
        if (at(key).isDouble())
            query.*member = at(key).toDouble();
    for (const QString& word : texts(object.value(kVerdicts))) {
        const Verdict verdict = verdictFromName(word);
        if (verdict != Verdict::None || word == verdictName(Verdict::None))
            query.verdicts.push_back(verdict);
    }
    for (const QString& word : texts(object.value(kChanges))) {
        if (const auto change = changeFromName(word))
            query.changes.push_back(*change);
    }
    for (const QJsonValue& pair : object.value(kWhere).toArray())
        query.where.emplace_back(pair.toArray().at(0).toString(), pair.toArray().at(1).toString());
    query.sort = sortKeyFromName(object.value(kSort).toString()).value_or(SortKey::Run);
    return query;
}

} // namespace plumbline
