// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3;

namespace plumbline::store {

/// One SQLite connection to a project file, set up as every connection of ours is (foreign keys, hardened
/// against hostile files).
///
/// THREAD SAFETY: may move between threads, but only one may use it at a time. All functions throw Failure.
class Connection
{
public:
    enum class Access {
        Create, ///< makes the file
        ReadWrite,
        ReadOnly,  ///< sees another connection's WAL
        Immutable, ///< nobody writes it: a file in WAL mode without a WAL in a folder that cannot be written
    };

    /// Opens; the file itself is first read by the first statement.
    Connection(const QString& path, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] sqlite3* handle() const { return m_db; }

    /// Runs every statement of a script; rows are thrown away.
    void exec(const QByteArray& script);
    /// The first column of the first row; 0 or empty when there is none.
    [[nodiscard]] qint64 number(const char* sql);
    [[nodiscard]] QString text(const char* sql);
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] qint64 changes() const; ///< rows the last statement changed
    [[nodiscard]] bool inTransaction() const;
    void setBusyTimeout(int ms);

    /// Throws the Failure of SQLite's result \a rc.
    [[noreturn]] void fail(int rc) const;

private:
    QString m_path;
    sqlite3* m_db = nullptr;
};

} // namespace plumbline::store
