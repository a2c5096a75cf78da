// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include "core/session/counts_desk.h"

namespace plumbline::ui {

/// The counts of an audit, edited in place: one row per subgroup of a set and an empty one below to go on
/// with. Holds a copy; whoever listens to edited() writes it to the project.
class CountsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows another table; nothing happens when it is the one shown.
    void setTable(const CountsTable& table, bool editable);
    [[nodiscard]] const CountsTable& table() const { return m_table; }
    /// Takes those rows out; the empty one stays. Sets without rows go with them.
    void removeTableRows(QList<int> rows);
    [[nodiscard]] bool isNewRow(int row) const { return row >= static_cast<int>(m_table.rows.size()); }
    /// What few tables know: Tab passes over it.
    [[nodiscard]] bool mayStayEmpty(int column) const;
    [[nodiscard]] int firstNumberColumn() const { return 1 + static_cast<int>(m_table.attributes.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The table as it is now; \a what was done as a sentence begins ("Change n of women, darker").
    void edited(const plumbline::CountsTable& table, const QString& what);
    void refused(const QString& why); ///< why what was typed is not taken; empty: it is

private:
    enum class Kind { Set, Attribute, Benchmark, Scored, Errors, Rate };
    [[nodiscard]] Kind kindOf(int column) const;
    [[nodiscard]] QString display(const CountRow& row, int column) const;
    [[nodiscard]] QString editText(const CountRow& row, int column) const;
    [[nodiscard]] QString rowName(const CountRow& row) const;
    /// What the row lacks to be counted, or empty.
    [[nodiscard]] QString lacks(const CountRow& row) const;
    bool put(CountsTable& table, CountRow& row, int column, const QString& text);
    void take(CountsTable changed, const QString& what);

    CountsTable m_table;
    bool m_editable = false;
    bool m_growing = false; ///< one more new row is there, the one before not yet real
};

/// The sets of the same table: whose system, when, who counted.
class CountSetsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    enum Column {
        NameColumn,
        VendorColumn,
        DateColumn,
        StudyColumn,
        BenchmarkColumn,
        StatusColumn,
        ColumnCount
    };

    void setTable(const CountsTable& table, bool editable);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited(const plumbline::CountsTable& table, const QString& what);
    void refused(const QString& why);

private:
    static QString& field(CountSet& set, int column);

    CountsTable m_table;
    bool m_editable = false;
};

} // namespace plumbline::ui
