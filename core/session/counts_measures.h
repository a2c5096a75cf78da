// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/counts_table.h"
#include "core/measures/counts.h"
#include "core/session/queries.h"
#include "core/views/measured.h"

namespace plumbline {

/// Some subgroups' counts, added up over the attributes that are not asked for.
struct CountedGroup
{
    QStringList values; ///< one per name grouped by
    measures::GroupCounts counts;
};
/// Of one set, in the order of its rows; rows that are not filled in do not count. Faces of the benchmark
/// without an answer are counted as undetected where the benchmark's n is known for every row of the group;
/// where it is not, submitted = scored. \pre columns are indices into table.attributes, set into table.sets
std::vector<CountedGroup> countedGroups(const CountsTable& table, int set,
                                        const std::vector<qsizetype>& columns);
/// The counts of n faces with an answer among \a benchmark, where that is known.
measures::GroupCounts countsOf(qint64 n, qint64 errors, std::optional<qint64> benchmark);

/// The sets of a table as if they were runs, over the groups that any of them has. MeasureQuery::systems
/// names sets or vendors, by empty means every attribute; task and truth do not apply. Usage: no such
/// attribute, set or reference.
Result<Measured> measureTable(const CountsTable& table, const MeasureQuery& query, const QString& dataset);
/// The same, each set alone with its own groups only: as `measure --counts` does it.
Result<std::vector<Measured>> measureSets(const CountsTable& table, const MeasureQuery& query,
                                          const QString& dataset);

/// What one can group by.
std::vector<AttributeInfo> attributesOf(const CountsTable& table);
/// Sets with their sources, rows, for the provenance of what is written.
QJsonObject countsProvenance(const CountsTable& table);

} // namespace plumbline
