// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

namespace plumbline::store {

class Connection;

/// A transaction that rolls back unless it was committed. \pre the connection is in none. Throws Failure.
class Transaction
{
public:
    enum class Kind {
        Write, ///< takes the write lock at once
        Read,  ///< one snapshot for several statements
    };
    explicit Transaction(Connection& connection, Kind kind = Kind::Write);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& m_connection;
};

} // namespace plumbline::store
