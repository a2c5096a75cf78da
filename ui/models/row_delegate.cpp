// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/row_delegate.h"

#include <QApplication>
#include <QPainter>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kArrowRoom = 10; ///< the header keeps it free for its arrow, so figures stand below their title

} // namespace

void RowDelegate::drawGround(QPainter* painter, const QStyleOptionViewItem& item)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter->save();
    const bool selected = item.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(item.rect, tokens.accentGround);
    else if (item.state & QStyle::State_MouseOver)
        painter->fillRect(item.rect, tokens.hover);
    painter->setPen(tokens.border);
    painter->drawLine(item.rect.bottomLeft(), item.rect.bottomRight());
    if (selected && item.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(tokens.accent, 1.6));
        painter->drawRect(QRectF(item.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = Theme::instance().tokens();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    drawGround(painter, item);
    painter->save();
    painter->setFont(item.font);
    const QBrush colour = qvariant_cast<QBrush>(index.data(Qt::ForegroundRole));
    painter->setPen(colour.style() == Qt::NoBrush ? tokens.text : colour.color());
    const bool right = item.displayAlignment & Qt::AlignRight;
    QRect text = item.rect.adjusted(kSidePadding, 0, right ? -kSidePadding - kArrowRoom : -kSidePadding, -1);
    if (!item.icon.isNull()) {
        const QRect picture(text.topLeft(), QSize(item.decorationSize.width(), text.height()));
        item.icon.paint(painter, picture, Qt::AlignCenter);
        text.setLeft(picture.right() + kSidePadding);
    }
    const QString shown = item.fontMetrics.elidedText(item.text, Qt::ElideRight, text.width());
    painter->drawText(text, static_cast<int>(item.displayAlignment), shown);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const int picture = item.icon.isNull() ? 0 : item.decorationSize.width() + kSidePadding;
    return {picture + item.fontMetrics.horizontalAdvance(item.text) + 2 * kSidePadding + kArrowRoom + 4,
            item.fontMetrics.height() + 11};
}

} // namespace plumbline::ui
