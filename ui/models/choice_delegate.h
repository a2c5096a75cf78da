// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace plumbline::ui {

/// Cells with a list of choices (in a role of the model) show a small arrow and open a drop-down on click or
/// Enter; all others behave as usual.
class ChoiceDelegate : public QStyledItemDelegate
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

private:
    int m_choicesRole;
};

} // namespace plumbline::ui
