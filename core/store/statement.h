// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <optional>

#include <QByteArray>
#include <QString>

struct sqlite3_stmt;

namespace plumbline::store {

class Connection;

/// One prepared statement. Parameters count from 1, columns from 0. All functions throw Failure.
class Statement
{
public:
    /// \pre \a sql holds one statement.
    Statement(Connection& connection, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int parameter, qint64 value);
    void bind(int parameter, int value) { bind(parameter, qint64 {value}); }
    void bind(int parameter, bool value) { bind(parameter, value ? qint64 {1} : qint64 {0}); }
    void bind(int parameter, double value);            ///< NaN becomes NULL
    void bind(int parameter, const QString& value);    ///< never NULL
    void bind(int parameter, const QByteArray& value); ///< a blob, never NULL
    void bind(int parameter, std::nullptr_t);
    void bind(int parameter, const char* value) = delete; // would be taken for a bool
    template<class T>
    void bind(int parameter, const std::optional<T>& value)
    {
        if (value)
            bind(parameter, *value);
        else
            bind(parameter, nullptr);
    }

    /// Binds parameters 1, 2, ... and makes ready for step().
    template<class... Values>
    void bindAll(const Values&... values)
    {
        reset();
        int parameter = 0;
        (bind(++parameter, values), ...);
    }
    /// Binds, runs to the end and resets.
    template<class... Values>
    void run(const Values&... values)
    {
        bindAll(values...);
        while (step()) { }
        reset();
    }

    /// True on a row, false at the end.
    bool step();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 int64(int column) const;
    /// Damaged when the value is outside \a low to \a high: the file was not written by us.
    [[nodiscard]] int integer(int column, int low, int high) const;
    [[nodiscard]] bool flag(int column) const { return int64(column) != 0; }
    [[nodiscard]] double real(int column) const; ///< NULL reads as NaN
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;

private:
    void check(int rc) const;

    Connection& m_connection;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace plumbline::store
