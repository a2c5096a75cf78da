// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/elided_label.h"

#include <QPainter>

namespace plumbline::ui {

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setProperty("mayElide", true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setLine(text);
}

void ElidedLabel::setLine(const QString& text, const QString& brief)
{
    m_brief = brief;
    setText(text);
    setToolTip(text);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect room = contentsRect();
    const bool isTight = fontMetrics().horizontalAdvance(text()) > room.width();
    painter.drawText(room, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(isTight && !m_brief.isEmpty() ? m_brief : text(),
                                              Qt::ElideRight, room.width()));
}

} // namespace plumbline::ui
