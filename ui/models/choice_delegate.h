// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/models/row_delegate.h"

class QTableView;

namespace plumbline::ui {

/// Cells with a list of choices (in a role of the model) show a small arrow and open a drop-down on click or
/// Enter; all others are as in every table.
class ChoiceDelegate : public RowDelegate
{
    Q_OBJECT

public:
    /// Serves \a view, which it also makes open choices by a single click.
    ChoiceDelegate(int choicesRole, QTableView* view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    /// Where a cell with a tick draws it, and is clicked: below its header.
    static QStyleOptionViewItem ticked(const QStyleOptionViewItem& option);
    int m_choicesRole;
};

} // namespace plumbline::ui
