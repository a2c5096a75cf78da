// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/focus_style.h"

#include <algorithm>

#include <QListView>
#include <QPainter>
#include <QStyleOption>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kRowAir = 10; ///< above and below the text of a list's row, together
constexpr int kRowSide = 6;

} // namespace

FocusStyle::FocusStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FocusStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (element != PE_FrameFocusRect) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::instance().tokens().accent, 1.6));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
    painter->restore();
}

QSize FocusStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem && qobject_cast<const QListView*>(widget))
        result.setHeight(std::max(result.height(), option->fontMetrics.height() + kRowAir));
    return result;
}

int FocusStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QListView*>(widget))
        return kRowSide; // the ring stands beside the text of a row, not in it
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int FocusStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    if (hint == SH_ToolTip_WakeUpDelay)
        return 300;
    if (hint == SH_UnderlineShortcut)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

} // namespace plumbline::ui
