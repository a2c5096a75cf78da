// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/statement.h"

#include <limits>

#include <sqlite3.h>

#include "core/store/connection.h"
#include "core/store/store_error.h"

namespace plumbline::store {

Statement::Statement(Connection& connection, const char* sql)
    : m_connection(connection)
{
    const char* rest = nullptr;
    check(sqlite3_prepare_v2(connection.handle(), sql, -1, &m_statement, &rest));
    Q_ASSERT(rest && *rest == '\0');
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::bind(int parameter, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, parameter, value));
}

void Statement::bind(int parameter, double value)
{
    check(sqlite3_bind_double(m_statement, parameter, value));
}

void Statement::bind(int parameter, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
                              static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int parameter, const QByteArray& value)
{
    check(sqlite3_bind_blob64(m_statement, parameter, value.constData(),
                              static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, parameter));
}

bool Statement::step()
{
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE)
        return false;
    // The message is the connection's: take it before reset.
    const Error error =
        sqliteError(rc, m_connection.path(), QString::fromUtf8(sqlite3_errmsg(m_connection.handle())));
    sqlite3_reset(m_statement);
    throw Failure(error);
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which was thrown there
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::int64(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

int Statement::integer(int column, int low, int high) const
{
    const qint64 value = int64(column);
    if (value < low || value > high)
        throw Failure(
            damagedFile(m_connection.path(), QStringLiteral("%1 in column %2").arg(value).arg(column)));
    return static_cast<int>(value);
}

double Statement::real(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN()
                          : sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const unsigned char* utf8 = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(reinterpret_cast<const char*>(utf8), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_statement, column)};
}

void Statement::check(int rc) const
{
    if (rc != SQLITE_OK)
        m_connection.fail(rc);
}

} // namespace plumbline::store
