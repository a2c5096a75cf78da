// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/session/project.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// The first rows of what Project::exportOutcomes() would write, by the same names and in the same words.
struct OutcomeTable
{
    TableSpec table;
    qint64 rows = 0; ///< of the whole export
};
Result<OutcomeTable> outcomeTable(const Project& project, const ListQuery& query, int mostRows);

/// An act of export in the journal; silently nothing where the project is read only.
Result<void> journalExport(Project& project, const QString& what, const QString& path);

} // namespace plumbline
