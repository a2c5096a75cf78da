// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace plumbline {

/// How a cell is written. Text is always text: nothing that comes from data is ever a formula or a link.
enum class CellFormat { Plain, Count, Share, P, Score, Wrapped, Bold, Title };

/// Most rows a spreadsheet program reads on one sheet, the header included.
inline constexpr int kMostSheetRows = 1'048'576;

/// An .xlsx workbook, written row by row from top to bottom: a row lives in memory only while it is written,
/// so that a hundred thousand rows cost no more than one.
class Workbook
{
public:
    struct Column
    {
        QString title;
        double width = 12; ///< in characters
        CellFormat format = CellFormat::Plain;
    };

    Workbook();
    ~Workbook();
    /// A sheet whose first row is frozen and names the columns. What follows is written to it.
    void addTable(const QString& name, const std::vector<Column>& columns);
    /// A sheet of name and value, without a header.
    void addPage(const QString& name);
    /// One row: numbers as numbers, true and false as such, null as an empty cell, in the columns' formats.
    void addRow(const std::vector<QJsonValue>& cells);
    /// One row of a page: bold name, wrapped value.
    void addEntry(const QString& name, const QJsonValue& value, CellFormat format = CellFormat::Wrapped);
    void addTitle(const QString& text);
    [[nodiscard]] int row() const; ///< the next row of the sheet, from 0
    /// Ends the workbook. \return the file's bytes, or why the temporary files could not be written.
    Result<QByteArray> finish();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline
