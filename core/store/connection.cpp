// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/connection.h"

#include <QFile>
#include <QUrl>

#include <sqlite3.h>

#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

constexpr int kBusyTimeoutMs = 5000;

int openFlags(Connection::Access access)
{
    switch (access) {
    case Connection::Access::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Connection::Access::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Connection::Access::ReadOnly:
        return SQLITE_OPEN_READONLY;
    case Connection::Access::Immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return SQLITE_OPEN_READONLY;
}

QByteArray openName(const QString& path, Connection::Access access)
{
    if (access != Connection::Access::Immutable)
        return QFile::encodeName(path);
    return "file:" + QUrl::toPercentEncoding(path, "/") + "?immutable=1";
}

} // namespace

Connection::Connection(const QString& path, Access access)
    : m_path(path)
{
    const int rc = sqlite3_open_v2(openName(path, access).constData(), &m_db,
                                   openFlags(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (rc != SQLITE_OK) {
        const Error error = sqliteError(
            rc, path, m_db ? QString::fromUtf8(sqlite3_errmsg(m_db)) : QStringLiteral("no memory"));
        sqlite3_close_v2(m_db);
        throw Failure(error);
    }
    // A project may come from anywhere: its schema may not call functions with side effects or write shadow
    // tables.
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    setBusyTimeout(kBusyTimeoutMs);
    // recursive_triggers: else INSERT OR REPLACE would delete rows behind the triggers that forbid it.
    try {
        exec("PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA "
             "synchronous=NORMAL;"
             "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;");
    } catch (...) {
        sqlite3_close_v2(m_db);
        throw;
    }
}

Connection::~Connection()
{
    sqlite3_close_v2(m_db);
}

void Connection::exec(const QByteArray& script)
{
    const int rc = sqlite3_exec(m_db, script.constData(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        fail(rc);
}

qint64 Connection::number(const char* sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.int64(0) : 0;
}

QString Connection::text(const char* sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.text(0) : QString();
}

qint64 Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_db);
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_db);
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_db) == 0;
}

void Connection::setBusyTimeout(int ms)
{
    sqlite3_busy_timeout(m_db, ms);
}

void Connection::fail(int rc) const
{
    throw Failure(sqliteError(rc, m_path, QString::fromUtf8(sqlite3_errmsg(m_db))));
}

} // namespace plumbline::store
