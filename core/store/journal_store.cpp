// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/journal_store.h"

#include <QFileInfo>
#include <QJsonDocument>

#include "core/store/connection.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

QString loginName()
{
    for (const char* variable : {"USER", "LOGNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name;
    }
    return QFileInfo(QStringLiteral("/proc/self")).owner(); // who runs us, where the environment does not say
}

} // namespace

QString timeText(const QDateTime& utc)
{
    return utc.isValid() ? utc.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeFromText(const QString& text)
{
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QByteArray jsonText(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject jsonFromText(const Connection& connection, const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        throw Failure(damagedFile(connection.path(), QStringLiteral("JSON: ") + text.left(80)));
    return document.object();
}

void appendJournal(Connection& connection, const QString& action, const QJsonObject& detail)
{
    Statement(connection, "INSERT INTO journal (when_utc, who, action, detail_json) VALUES (?, ?, ?, ?)")
        .run(timeText(QDateTime::currentDateTimeUtc()), loginName(), action,
             QString::fromUtf8(jsonText(detail)));
}

std::vector<JournalEntry> loadJournal(Connection& connection)
{
    std::vector<JournalEntry> entries;
    Statement statement(connection, "SELECT when_utc, who, action, detail_json FROM journal ORDER BY id");
    while (statement.step()) {
        entries.push_back({timeFromText(statement.text(0)), statement.text(1), statement.text(2),
                           jsonFromText(connection, statement.text(3))});
    }
    return entries;
}

QString loadMeta(Connection& connection, const QString& key)
{
    Statement statement(connection, "SELECT value FROM meta WHERE key = ?");
    statement.bindAll(key);
    return statement.step() ? statement.text(0) : QString();
}

void saveMeta(Connection& connection, const QString& key, const QString& value)
{
    Statement(connection,
              "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")
        .run(key, value);
}

bool isReservedMeta(const QString& key)
{
    return key == QLatin1String("min_compatible") || key == QLatin1String("program_version")
        || key.startsWith(QLatin1String("dataset."));
}

} // namespace plumbline::store
