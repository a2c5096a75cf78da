// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <memory>
#include <vector>

#include <QDate>
#include <QString>
#include <QStringList>

namespace orcus::spreadsheet::iface {
class import_factory;
}

namespace plumbline {

/// The cells of a sheet as text.
struct SheetCells
{
    QString name;
    std::map<int, QStringList> rows; ///< by row, from 0
};

/// Thrown out of the reader when a workbook asks for more than it may have.
struct WorkbookTooLarge
{
};

/// Takes what orcus reads out of a workbook. One file each.
class WorkbookSink
{
public:
    /// \a wanted: the only sheet whose cells are kept, or empty: all.
    WorkbookSink(QString wanted, qint64 maxCells);
    ~WorkbookSink();
    WorkbookSink(const WorkbookSink&) = delete;
    WorkbookSink& operator=(const WorkbookSink&) = delete;

    [[nodiscard]] orcus::spreadsheet::iface::import_factory& factory();
    /// In the workbook's order. To be called when everything is read.
    [[nodiscard]] std::vector<SheetCells> takeSheets();

private:
    class Factory;
    std::unique_ptr<Factory> m_factory;
};

} // namespace plumbline
