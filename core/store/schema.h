// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"
#include "core/store/project_store.h"

namespace plumbline::store {

class Connection;

/// One numbered step of the schema's history.
struct SchemaFile
{
    int number = 0; ///< becomes user_version
    QString name;   ///< "0001_initial.sql"
    QByteArray sql; ///< runs inside one transaction; sets meta.min_compatible when it changes
};

/// Every step built into the program, in order, without gaps from 1.
std::vector<SchemaFile> schemaFiles();

enum class SchemaAccess { Create, Upgrade, ReadOnly };

/// What bringUpToDate() did.
struct SchemaReport
{
    SchemaOutcome outcome = SchemaOutcome::Failed;
    Error error;    ///< when NewerIncompatible or Failed
    QString backup; ///< the copy made before an upgrade, or empty
};

/// Brings the schema to the last of \a files: copies an existing project first (beside it,
/// "c.format-1.plumb"), then one transaction for each file with foreign keys and integrity checked before it
/// is committed. Failed leaves the file at the last step that worked. Does not throw. \pre the connection is
/// in no transaction.
SchemaReport bringUpToDate(Connection& connection, const std::vector<SchemaFile>& files, SchemaAccess access);

/// Damaged when the pages of the file are not in order; \a thorough also compares indexes with tables.
void checkIntegrity(Connection& connection, bool thorough);

} // namespace plumbline::store
