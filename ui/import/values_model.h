// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "core/session/import_desk.h"

namespace plumbline::ui {

class ImportPlan;

/// The values of one column as the table spells them, and what each is counted as. Rows are dragged onto one
/// another to be counted as one; the last column is edited in place.
class ValuesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ValueColumn, RowsColumn, CountedAsColumn, ColumnCount };

    ValuesModel(ImportPlan& plan, QObject* parent);
    void setColumn(int column);                 ///< a place in the table as the plan has it now; -1: none
    [[nodiscard]] bool shows(int column) const; ///< that column of the plan's survey already
    [[nodiscard]] int column() const { return m_column; }
    void refresh(); ///< spellings changed elsewhere
    /// The values of \a rows count as the one of them that occurs most; with \a into >= 0 as that row's.
    void countAsOne(const QList<int>& rows, int into = -1);
    void keepApart(const QList<int>& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }

private:
    [[nodiscard]] QString value(int row) const;
    [[nodiscard]] qint64 rows(int row) const;
    [[nodiscard]] const ColumnGuess& guess() const
    {
        return m_survey->columns[static_cast<std::size_t>(m_column)];
    }
    ImportPlan& m_plan;
    std::shared_ptr<const ImportSurvey> m_survey; ///< null: no rows
    int m_column = -1;
};

} // namespace plumbline::ui
