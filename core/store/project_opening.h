// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QLockFile>
#include <QString>

#include "core/store/connection.h"
#include "core/store/project_store.h"

namespace plumbline::store {

/// A project file that passed every check, and what is held of it.
struct Opened
{
    QString path; ///< absolute, symbolic links resolved: the lock and relative paths belong to the real file
    std::unique_ptr<QLockFile> lock;                              ///< null when read only
    std::unique_ptr<Connection> connection;                       ///< for writing; null when read only
    Connection::Access readAccess = Connection::Access::ReadOnly; ///< how readers open it
    SchemaOutcome schema = SchemaOutcome::Current;
    QString lockedBy; ///< "program, process 12 on host", when that is why it is read only
};

// Both throw Failure; see ProjectStore::create() and open().
Opened createProject(const QString& path);
Opened openProject(const QString& path, OpenMode mode);

/// Folds the write-ahead log into the file, which then is one plain file; not while another program still
/// reads it.
void closeProject(Connection& connection);

} // namespace plumbline::store
