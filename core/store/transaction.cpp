// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/transaction.h"

#include <QtGlobal>

#include "core/base/log.h"
#include "core/store/connection.h"
#include "core/store/store_error.h"

namespace plumbline::store {

Transaction::Transaction(Connection& connection, Kind kind)
    : m_connection(connection)
{
    Q_ASSERT(!connection.inTransaction());
    connection.exec(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (!m_connection.inTransaction()) // committed, or SQLite rolled back by itself (disk full)
        return;
    if (const auto done = guarded([this] { m_connection.exec("ROLLBACK"); }); !done)
        qCWarning(logStore, "rollback: %s", qUtf8Printable(done.error().detail));
}

void Transaction::commit()
{
    m_connection.exec("COMMIT");
}

} // namespace plumbline::store
