// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/session/session.h"

namespace plumbline::ui {

/// The labels and groupings of an open audit. Who says so is chosen in place; what values mean is asked for.
class LabelsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValuesColumn, WhichColumn, SourceColumn, MeaningColumn, ColumnCount };
    enum Role { ChoicesRole = Qt::UserRole + 1 }; ///< as ImportColumnsModel's

    using QAbstractTableModel::QAbstractTableModel;
    void setLabels(std::vector<AttributeInfo> labels, const std::vector<Grouping>& groupings, bool editable);
    [[nodiscard]] const AttributeInfo& label(int row) const
    {
        return m_labels[static_cast<std::size_t>(row)];
    }
    /// Whether one can say what the values of that row mean: a label with few values, in an audit that can be
    /// changed.
    [[nodiscard]] bool takesMeaning(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Asked for; the model shows it once the audit has it.
    void sourceChosen(const QString& label, plumbline::LabelSource source);

private:
    [[nodiscard]] QString text(const AttributeInfo& label, int column) const;
    [[nodiscard]] QVariant colour(int row, int column) const;

    std::vector<AttributeInfo> m_labels;
    std::vector<Grouping> m_groupings;
    bool m_editable = false;
};

} // namespace plumbline::ui
