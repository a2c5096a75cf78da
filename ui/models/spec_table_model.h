// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QAbstractTableModel>

#include "core/views/table_spec.h"

namespace plumbline::ui {

/// A TableSpec in a QTableView. SortRole sorts by number where there is one.
class SpecTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { SortRole = Qt::UserRole + 1, ToneRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setSpec(TableSpec spec);
    /// Heads of several words stand in two lines.
    void setHeadsWrapped(bool on);
    [[nodiscard]] const TableSpec& spec() const { return m_spec; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TableSpec m_spec;
    bool m_headsWrapped = false;
};

} // namespace plumbline::ui
