// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>
#include <QStringList>

class QTableView;

namespace plumbline::ui {

/// Keeps the widths and the order that a person gave a table, by the table's object name and its columns'
/// ids, for the next time. A table without a name is not remembered.
class ColumnMemory : public QObject
{
    Q_OBJECT

public:
    explicit ColumnMemory(QTableView* view);

    /// Puts what is remembered over the view's own widths. \a columns: their ids, in order.
    void restoreWidths(const QStringList& columns);
    /// Sorts as it was left; by nothing where nothing is remembered.
    void restoreOrder(const QStringList& columns);
    /// Forgets every table's columns.
    static void forgetAll();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void resized(int column, int width);
    void sorted(int column, Qt::SortOrder order);
    [[nodiscard]] QString key(const QString& what) const;

    QTableView* m_view;
    QStringList m_columns;
    bool m_restoring = false;
    bool m_held = false; ///< a button, on the heads of the columns
};

} // namespace plumbline::ui
