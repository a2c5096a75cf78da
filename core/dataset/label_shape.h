// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/label_table.h"

// What every kind of table goes through, once its cells are text.
namespace plumbline {

inline constexpr qsizetype kMaxTableColumns = 4096;

/// Rows of cells as they stand in a file, without those that have no text.
struct RawRows
{
    std::vector<QStringList> rows; ///< of any width; the first is the header
    std::vector<int> lines;        ///< of each row
    int emptyRows = 0;             ///< that were left out
    qint64 cells = 0;
    bool quoted = false; ///< values that hold a separator have quotes around them in this kind of file
};

/// Names the columns (none empty, no two alike), makes every row as wide as the header and notes what was
/// done. BadFormat for no rows, no header, too many columns; TooLarge for more than \a maxCells cells. \a
/// name is used in messages; \a maxRows < 0: all were read.
Result<LabelTable> shapeTable(RawRows raw, const QString& name, int maxRows, qint64 maxCells);

} // namespace plumbline
