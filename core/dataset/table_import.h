// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/dataset/file_matcher.h"
#include "core/dataset/image_scan.h"
#include "core/dataset/importer.h"

// The steps of reading labels out of a table; importers whose layout has one share them.
namespace plumbline {

/// Which column of a table is what.
struct TableColumns
{
    qsizetype file = -1;
    qsizetype subject = -1;                                ///< -1: nobody says who is on the pictures
    std::vector<std::pair<qsizetype, QString>> attributes; ///< column, attribute's name
};

/// As the request says, else guessed. \a file is the table's name for messages. BadFormat when a column that
/// was named is not there or none names the pictures; Usage when two columns would become one attribute.
Result<TableColumns> chooseColumns(const LabelTable& table, const ImportRequest& request,
                                   const QString& file);

/// What each row calls its picture.
QStringList namesIn(const LabelTable& table, const TableColumns& columns);

qsizetype matchedRows(const RowMatches& matches);
/// The error for a table none of whose rows names a picture: shows what was compared.
Error nothingMatches(const LabelTable& table, const TableColumns& columns, const FileList& list,
                     const QString& file);

/// Rows without a picture, pictures without a row, and rows that name a picture again, into the report.
void reportMatches(Import& import, const LabelTable& table, const QStringList& names,
                   const RowMatches& matches);

/// Adds attributes and sets subjects. Values and subjects come in the order of the rows, which is the order
/// their author knows.
void addLabels(Dataset& dataset, const LabelTable& table, const TableColumns& columns,
               const RowMatches& matches);

/// A folder of pictures and a table with a row for each, whole.
Result<Import> importTable(const ImportRequest& request, const ImportProgress& progress,
                           std::stop_token stop);

} // namespace plumbline
