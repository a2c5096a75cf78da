// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/group_names.h"

#include <map>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/project.h"

namespace plumbline {

namespace {

const QString kKey = QStringLiteral("groups.names");

/// The group as text: [["gender","F"],["tone","darker"]], by name.
QString keyOf(const QStringList& by, const QStringList& values)
{
    std::map<QString, QString> pairs;
    for (qsizetype i = 0; i < std::min(by.size(), values.size()); ++i)
        pairs.emplace(by[i], values[i]);
    QJsonArray all;
    for (const auto& [name, value] : pairs)
        all.append(QJsonArray {name, value});
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace

GroupNames GroupNames::load(const Project& project)
{
    GroupNames names;
    const QJsonObject kept = QJsonDocument::fromJson(project.setting(kKey).toUtf8()).object();
    for (auto at = kept.begin(); at != kept.end(); ++at)
        names.m_names.insert(at.key(), at.value().toString());
    return names;
}

void GroupNames::save(Project& project) const
{
    QJsonObject kept;
    for (auto at = m_names.begin(); at != m_names.end(); ++at)
        kept.insert(at.key(), at.value());
    project.setSetting(kKey, QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact)));
}

QString GroupNames::name(const QStringList& by, const QStringList& values) const
{
    return m_names.isEmpty() ? QString() : m_names.value(keyOf(by, values));
}

std::vector<QString> GroupNames::given(const QStringList& by, const std::vector<QStringList>& groups,
                                       std::vector<QString> labels) const
{
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (const QString own = name(by, groups[i]); !own.isEmpty())
            labels[i] = own;
    }
    return labels;
}

void GroupNames::setName(const QStringList& by, const QStringList& values, const QString& name)
{
    if (name.trimmed().isEmpty())
        m_names.remove(keyOf(by, values));
    else
        m_names.insert(keyOf(by, values), name.trimmed());
}

} // namespace plumbline
