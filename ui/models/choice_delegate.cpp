// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/choice_delegate.h"

#include <QComboBox>
#include <QPainter>
#include <QTableView>
#include <QTimer>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

void drawArrow(QPainter* painter, const QRect& cell)
{
    const QPointF tip(cell.right() - 9, cell.center().y() + 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::instance().tokens().muted, 1.4));
    painter->drawPolyline(QPolygonF {tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)});
    painter->restore();
}

} // namespace

ChoiceDelegate::ChoiceDelegate(int choicesRole, QTableView* view)
    : RowDelegate(view)
    , m_choicesRole(choicesRole)
{
    connect(view, &QTableView::clicked, view, [this, view](const QModelIndex& index) {
        if (!index.data(m_choicesRole).toStringList().isEmpty())
            view->edit(index);
    });
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    if (index.data(Qt::CheckStateRole).isValid()) {
        drawGround(painter, option);
        QStyleOptionViewItem item = ticked(option);
        item.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
        QStyledItemDelegate::paint(painter, item, index);
        return;
    }
    RowDelegate::paint(painter, option, index);
    if (!index.data(m_choicesRole).toStringList().isEmpty())
        drawArrow(painter, option.rect);
}

bool ChoiceDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    const bool tick = index.data(Qt::CheckStateRole).isValid();
    return RowDelegate::editorEvent(event, model, tick ? ticked(option) : option, index);
}

QStyleOptionViewItem ChoiceDelegate::ticked(const QStyleOptionViewItem& option)
{
    constexpr int kStylesOwn = 3; // what the style leaves beside a tick
    QStyleOptionViewItem item = option;
    item.rect.setLeft(item.rect.left() + kSidePadding - kStylesOwn);
    return item;
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    const QStringList choices = index.data(m_choicesRole).toStringList();
    if (choices.isEmpty())
        return RowDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    box->addItems(choices);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    auto* self =
        const_cast<ChoiceDelegate*>(this); // NOLINT: signals of a delegate are sent by const functions
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentText(index.data(Qt::DisplayRole).toString());
    else
        RowDelegate::setEditorData(editor, index);
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentText(), Qt::EditRole);
    else
        RowDelegate::setModelData(editor, model, index);
}

} // namespace plumbline::ui
