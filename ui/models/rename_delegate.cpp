// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/rename_delegate.h"

#include <algorithm>

#include <QWidget>

namespace plumbline::ui {

namespace {

constexpr int kFieldPadding = 14; ///< of the style's fields above and below the text, frame included

} // namespace

QSize RenameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max(hint.height(), option.fontMetrics.height() + kFieldPadding)};
}

QWidget* RenameDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (editor)
        editor->setAccessibleName(tr("New name of %1").arg(index.data().toString()));
    return editor;
}

void RenameDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex& index) const
{
    QStyledItemDelegate::updateEditorGeometry(editor, option, index);
    const int height = std::max(option.rect.height(), editor->sizeHint().height());
    editor->setGeometry(editor->x(), option.rect.center().y() - height / 2, editor->width(), height);
}

} // namespace plumbline::ui
