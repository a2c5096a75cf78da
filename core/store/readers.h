// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/store/connection.h"
#include "core/store/store_error.h"
#include "core/store/transaction.h"

namespace plumbline::store {

/// Read-only connections, lent to one call at a time: as many are made as threads read at once, and a thread
/// that ends takes none with it.
///
/// THREAD SAFETY: read() may be called from any thread.
class Readers
{
public:
    Readers(QString path, Connection::Access access)
        : m_path(std::move(path))
        , m_access(access)
    {
    }

    /// Calls \a function with a connection inside one read transaction: one state of the file.
    template<class F>
    auto read(F&& function) -> Result<std::invoke_result_t<F, Connection&>>
    {
        return guarded([&] {
            Loan loan(*this);
            const Transaction snapshot(*loan.connection, Transaction::Kind::Read);
            return function(*loan.connection);
        });
    }

private:
    struct Loan
    {
        explicit Loan(Readers& from)
            : readers(from)
            , connection(from.take())
        {
        }
        ~Loan() { readers.giveBack(std::move(connection)); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        Readers& readers;
        std::unique_ptr<Connection> connection;
    };

    std::unique_ptr<Connection> take();
    void giveBack(std::unique_ptr<Connection> connection);

    QString m_path;
    Connection::Access m_access;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace plumbline::store
