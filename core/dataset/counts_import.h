// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/counts_table.h"
#include "core/dataset/label_table.h"

namespace plumbline {

/// What a column of a table of counts means.
enum class CountsRole {
    Ignored,
    Set,       ///< name of the set
    Attribute, ///< tells subgroups apart: "group", "gender"
    Scored,    ///< n
    Errors,
    Benchmark, ///< n in the benchmark, answered or not
    Date,
    Vendor,
    Study,
    BenchmarkName,
    Published, ///< the rate as printed
    Status,    ///< "reconstructed"
};
QString countsRoleName(CountsRole role); ///< "set", "attribute", "n", "errors", "n_benchmark" ...
std::optional<CountsRole> countsRoleFromName(const QString& name);

/// A meaning for every column, by the usual names; text under other names tells groups apart, numbers under
/// other names are ignored.
std::vector<CountsRole> guessCountsRoles(const LabelTable& table);
/// Whether it has a column of n and one of errors by their names: more likely counts than labels of images.
bool looksLikeCounts(const LabelTable& table);

/// A table of counts as read.
struct CountsReading
{
    CountsTable counts;
    QStringList problems; ///< rows left out, each a sentence with its line
    QStringList notes;    ///< totals left out, dates not understood ...
};

/// Reads rows by their columns' roles. \a name is the file's, for sentences, and the set's where no column
/// tells sets apart. Rows that cannot be (text for a number, negative, errors above n, a subgroup twice) are
/// left out and told of with their lines; totals beside the groups they are made of are left out with a note.
/// BadFormat when no column says n, errors or the group, when a role that stands once is there twice, or when
/// no row is left.
Result<CountsReading> readCounts(const LabelTable& table, const std::vector<CountsRole>& roles,
                                 const QString& name);

} // namespace plumbline
