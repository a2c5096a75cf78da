// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

#include "core/base/result.h"
#include "core/dataset/label_table.h"

namespace plumbline {

/// Whether the content is a workbook's (or another archive's or office file's) and not a text table's.
bool isWorkbook(const QByteArray& bytes);

/// Reads one sheet of an XLSX or ODS file as text: numbers with up to 15 digits and a point, dates as
/// 2024-05-31 (with T10:20:30 where there is a time), TRUE and FALSE, of formulas the result they had when
/// the file was saved. The first row with text is the header. \a sheet empty: the first sheet that has rows;
/// Usage when there is no such sheet. BadFormat for another kind of file, TooLarge for one that unpacks to
/// more than 1 GB or has more than 10 million cells; \a name is used in messages. \a maxRows < 0: all.
Result<LabelTable> readWorkbook(const QByteArray& bytes, const QString& name, int maxRows,
                                const QString& sheet);

} // namespace plumbline
