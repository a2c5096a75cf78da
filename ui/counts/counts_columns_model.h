// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QAbstractTableModel>
#include <QStringList>

#include "core/session/counts_desk.h"

namespace plumbline::ui {

/// The columns of a table of counts, one row each: its name, what it means (a choice), its first values.
class CountsColumnsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    enum Column { HeaderColumn, RoleColumn, ValuesColumn, ColumnCount };
    enum Role { ChoicesRole = Qt::UserRole + 1 };

    void setSurvey(const std::optional<CountsSurvey>& survey);
    [[nodiscard]] const std::optional<CountsSurvey>& survey() const { return m_survey; }
    [[nodiscard]] static QString word(CountsRole role); ///< for people
    [[nodiscard]] static QStringList words();           ///< in the order of the enum

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// A meaning that only one column can have is taken from the one that had it.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    std::optional<CountsSurvey> m_survey;
};

} // namespace plumbline::ui
