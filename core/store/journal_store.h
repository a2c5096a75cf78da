// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include "core/store/project_store.h"

namespace plumbline::store {

class Connection;

// All functions throw Failure.

/// ISO 8601 with milliseconds and Z; an invalid time is an empty string, and back.
QString timeText(const QDateTime& utc);
QDateTime timeFromText(const QString& text);

QByteArray jsonText(const QJsonObject& object);
/// Damaged when \a text is no object.
QJsonObject jsonFromText(const Connection& connection, const QString& text);

/// Adds an entry of now by the login name. Runs in the transaction of the caller, if any.
void appendJournal(Connection& connection, const QString& action, const QJsonObject& detail);
std::vector<JournalEntry> loadJournal(Connection& connection);

QString loadMeta(Connection& connection, const QString& key);
void saveMeta(Connection& connection, const QString& key, const QString& value);
/// Whether a name belongs to the store itself and is not for setMeta().
bool isReservedMeta(const QString& key);

} // namespace plumbline::store
