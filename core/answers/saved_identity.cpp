// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/saved_identity.h"

#include "core/answers/field_mapping.h"

namespace plumbline {

void SavedIdentity::look(const QJsonValue& response)
{
    constexpr qsizetype kMost = 5;
    for (const char* path : {"FaceModelVersion", "modelVersion", "model_version",
                             "outputs.0.model.model_version.id", "response.FaceModelVersion"}) {
        const QString version = valueAt(response, QLatin1String(path)).toVariant().toString();
        if (!version.isEmpty() && !m_versions.contains(version) && m_versions.size() < kMost)
            m_versions.append(version);
    }
    for (const char* path : {"ResponseMetadata.HTTPHeaders.date", "ResponseMetadata.HTTPHeaders.Date",
                             "outputs.0.created_at", "created_at", "timestamp"})
        addDate(valueAt(response, QLatin1String(path)).toString());
}

void SavedIdentity::addDate(const QString& text)
{
    if (text.isEmpty())
        return;
    QDateTime date = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!date.isValid())
        date = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!date.isValid()) // "Tue, 14 May 2024 09:30:12 GMT", which Qt takes with an offset only
        date = QDateTime::fromString(QString(text).replace(QLatin1String("GMT"), QLatin1String("+0000")),
                                     Qt::RFC2822Date);
    if (!date.isValid())
        return;
    m_first = !m_first.isValid() || date < m_first ? date : m_first;
    m_last = !m_last.isValid() || date > m_last ? date : m_last;
}

QJsonObject SavedIdentity::about() const
{
    QJsonObject about;
    if (!m_versions.isEmpty())
        about.insert(QStringLiteral("version"), m_versions.join(QStringLiteral("; ")));
    if (!m_first.isValid())
        return about;
    const QString first = m_first.toUTC().date().toString(Qt::ISODate);
    const QString last = m_last.toUTC().date().toString(Qt::ISODate);
    about.insert(QStringLiteral("date"), first == last ? first : first % QStringLiteral(" to ") % last);
    return about;
}

} // namespace plumbline
