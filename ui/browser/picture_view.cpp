// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/picture_view.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "ui/browser/portrait_painter.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

PictureView::PictureView(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumWidth(120);
}

void PictureView::setPicture(const QImage& image, QSize sizePx, const QString& message)
{
    const bool reshaped = sizePx != m_sizePx;
    m_image = image;
    m_sizePx = sizePx;
    m_message = message;
    if (reshaped)
        updateGeometry();
    update();
}

void PictureView::setAnswer(const Outcome& outcome, Verdict verdict)
{
    m_outcome = outcome;
    m_verdict = verdict;
    update();
}

void PictureView::setShowsBox(bool on)
{
    m_box = on;
    update();
}

void PictureView::setShowsLandmarks(bool on)
{
    m_landmarks = on;
    update();
}

int PictureView::heightForWidth(int width) const
{
    if (m_sizePx.isEmpty())
        return width;
    const int wanted = width * m_sizePx.height() / m_sizePx.width();
    return std::clamp(wanted, width / 2, width * 5 / 4); // beyond: a margin at the sides
}

void PictureView::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()), kRadius - 4, kRadius - 4);
    painter.fillPath(frame, tokens.hover);
    if (m_image.isNull()) {
        painter.setPen(tokens.muted);
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    painter.setClipPath(frame);
    const QSize size = m_sizePx.isEmpty() ? m_image.size() : m_sizePx;
    const QRectF shown = containRect(size, QRectF(rect()));
    painter.drawImage(shown, m_image);
    if (m_box) {
        const std::size_t colour = m_verdict == Verdict::Wrong ? 1 : m_verdict == Verdict::Right ? 2 : 4;
        drawFaceBox(painter, m_outcome.face, size, shown, QColor::fromRgb(kSeriesColours[colour]));
    }
    if (m_landmarks)
        drawLandmarks(painter, m_outcome.landmarks, size, shown);
}

} // namespace plumbline::ui
