// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace plumbline {

/// A table of labels as text: header and rows, every row as wide as the header.
struct LabelTable
{
    QStringList header; ///< trimmed, no two alike, none empty ("column 3" stands in)
    std::vector<QStringList> rows;
    std::vector<int> lines; ///< line in the file each row begins at, from 1
    QString encoding;       ///< "UTF-8", "UTF-16", "Latin-1"
    QChar delimiter;        ///< ',', ';', tab or '|'; null of a workbook
    QString sheet;          ///< of a workbook: the one that was read
    QStringList sheets;     ///< of a workbook: all, in its order
    QStringList notes;      ///< "3 rows were shorter than the header; the missing cells are empty"
    QString longRows; ///< the note on rows with more cells than the header; where few, they are left out
};

/// Reads CSV or TSV: delimiter found from the header line, BOM, UTF-8 else Latin-1, RFC 4180 quoting, any
/// line ends. BadFormat with line numbers for: no rows, no header, an unclosed quote, binary data. \a maxRows
/// < 0: all. Or a workbook (XLSX, ODS; told by its content): \a sheet, or the first that has rows.
Result<LabelTable> readLabelTable(const QString& path, int maxRows = -1, const QString& sheet = {});
Result<LabelTable> parseLabelTable(const QByteArray& bytes, const QString& name, int maxRows = -1);

/// The column that most likely names the files (values with picture suffixes, or a usual name), or -1.
int guessFileColumn(const LabelTable& table);
/// The column that most likely names the person ("subject_id", "person", "identity" ...), or -1.
int guessSubjectColumn(const LabelTable& table);

} // namespace plumbline
