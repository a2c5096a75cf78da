// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QTableView>

#include "core/views/table_spec.h"

class QSortFilterProxyModel;

namespace plumbline::ui {

class SpecTableModel;
class ColumnMemory;

/// A table as LOOK.md wants it: no grid but thin row lines, figures tabular and right-aligned, sortable by
/// header, copied as text with Ctrl+C, Enter or click activates the row's key. Height can follow the rows.
/// Widths and order that a person gave it are there again the next time.
class SpecTableView : public QTableView
{
    Q_OBJECT

public:
    explicit SpecTableView(QWidget* parent = nullptr);
    void setSpec(const TableSpec& spec);
    [[nodiscard]] const TableSpec& spec() const;
    /// Shows every row without a scroll bar of its own (the page scrolls).
    void setFollowsRows(bool on);
    /// Columns that give way where there is no room for all, the least important first.
    void setLessImportant(const QStringList& ids) { m_lessImportant = ids; }
    [[nodiscard]] int leftOut() const { return m_leftOut; } ///< columns that gave way
    /// All the same every column, to be scrolled to.
    void setShowsAll(bool on);
    [[nodiscard]] bool showsAll() const { return m_showsAll; }

Q_SIGNALS:
    void activatedKey(const plumbline::MarkKey& key);
    void activatedRow(int row); ///< row of the spec
    void leftOutChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void activateIndex(const QModelIndex& index);
    [[nodiscard]] TableSpec inShownOrder(bool onlyChosen) const;
    void copy();
    void fitColumns();
    int leaveOut(std::vector<int>& widths, int wanted);
    [[nodiscard]] int headWidth(int column) const;
    [[nodiscard]] int takeAir(std::vector<int>& widths, int over) const;
    [[nodiscard]] QStringList columnIds() const;
    void followRows();

    SpecTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    ColumnMemory* m_memory;
    QStringList m_lessImportant;
    int m_leftOut = 0;
    bool m_showsAll = false;
    bool m_followsRows = false;
};

} // namespace plumbline::ui
