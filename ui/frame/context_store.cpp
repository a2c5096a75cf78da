// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/context_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/jobs/background.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kKey("window.context");

QJsonObject toJson(const AuditContext& context)
{
    QJsonArray reference;
    for (const auto& [name, value] : context.reference)
        reference.append(QJsonArray {name, value});
    return {{QStringLiteral("systems"), QJsonArray::fromStringList(context.systems)},
            {QStringLiteral("by"), QJsonArray::fromStringList(context.by)},
            {QStringLiteral("perSubmitted"), context.perSubmitted},
            {QStringLiteral("everyPair"), context.everyPair},
            {QStringLiteral("reference"), reference}};
}

QStringList strings(const QJsonValue& value)
{
    QStringList result;
    for (const auto& item : value.toArray())
        result.append(item.toString());
    return result;
}

void fromJson(const QJsonObject& json, AuditContext& context)
{
    context.systems = strings(json.value(QStringLiteral("systems")));
    context.by = strings(json.value(QStringLiteral("by")));
    context.perSubmitted = json.value(QStringLiteral("perSubmitted")).toBool();
    context.everyPair = json.value(QStringLiteral("everyPair")).toBool();
    context.reference.clear();
    for (const auto& item : json.value(QStringLiteral("reference")).toArray())
        context.reference.emplace_back(item.toArray().at(0).toString(), item.toArray().at(1).toString());
}

} // namespace

ContextStore::ContextStore(Session& session, AuditContext& context, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
{
    connect(&session, &Session::projectChanged, this, &ContextStore::load);
    connect(&session, &Session::datasetChanged, this, &ContextStore::offerGrouping);
    connect(&context, &AuditContext::changed, this, &ContextStore::save);
}

void ContextStore::load()
{
    m_loading = true;
    m_chosen = false;
    fromJson({}, m_context);
    m_context.browse = ListQuery();
    if (const auto project = m_session.project()) {
        const QString kept = project->setting(kKey);
        m_chosen = !kept.isEmpty();
        fromJson(QJsonDocument::fromJson(kept.toUtf8()).object(), m_context);
    }
    m_context.notify();
    m_context.notifyBrowse();
    m_loading = false;
    offerGrouping();
}

void ContextStore::offerGrouping()
{
    const auto project = m_session.project();
    if (!project)
        return;
    const std::vector<AttributeInfo> attributes = project->attributes();
    // Names that a newer import no longer has would only lead to errors.
    QStringList known;
    for (const QString& name : std::as_const(m_context.by))
        for (const AttributeInfo& attribute : attributes)
            if (attribute.name == name)
                known.append(name);
    const bool stale = known != m_context.by;
    if (stale)
        m_context.by = known;
    const QString truth = project->truthAttribute(m_context.task);
    if (!m_chosen && m_context.by.isEmpty() && !truth.isEmpty()) {
        const AttributeInfo* best = nullptr;
        for (const AttributeInfo& attribute : attributes)
            if (attribute.suitsGrouping && attribute.name.contains(QLatin1String("skin"), Qt::CaseInsensitive)
                && (!best || attribute.values.size() < best->values.size()))
                best = &attribute;
        if (best)
            m_context.by = {truth, best->name};
    }
    if (!stale && m_context.by.isEmpty())
        return;
    m_loading = true; // nobody chose it, so it is not kept
    m_context.notify();
    m_loading = false;
}

void ContextStore::save() const
{
    const auto project = m_session.project();
    if (m_loading || !project || project->isReadOnly())
        return;
    const QString kept = QString::fromUtf8(QJsonDocument(toJson(m_context)).toJson(QJsonDocument::Compact));
    inBackground([project, kept] { project->setSetting(kKey, kept); });
}

} // namespace plumbline::ui
