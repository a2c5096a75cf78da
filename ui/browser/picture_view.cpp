// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/picture_view.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

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
    setFocusPolicy(Qt::StrongFocus);
}

void PictureView::setPicture(const QImage& image, QSize sizePx, const QString& message)
{
    const bool reshaped = sizePx != m_sizePx;
    m_image = image;
    m_sizePx = sizePx;
    m_message = message;
    if (reshaped) {
        updateGeometry();
        showWhole();
    }
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

void PictureView::setBlurred(bool on)
{
    m_blurred = on;
    update();
}

void PictureView::setLargestHeight(int height)
{
    if (height == m_largestHeight)
        return;
    m_largestHeight = height;
    updateGeometry();
}

void PictureView::showWhole()
{
    m_offset = {};
    if (m_zoom != 1) {
        m_zoom = 1;
        Q_EMIT zoomChanged(m_zoom);
    }
    update();
}

QRectF PictureView::shownRect() const
{
    const QRectF whole = containRect(m_sizePx.isEmpty() ? m_image.size() : m_sizePx, QRectF(rect()));
    QRectF shown({}, whole.size() * m_zoom);
    shown.moveCenter(whole.center() + m_offset);
    return shown;
}

void PictureView::moveTo(QPointF offset)
{
    m_offset = {};
    const QSizeF slack = (shownRect().size() - QSizeF(size())) / 2; // beyond it there is only margin
    const double x = std::max(0.0, slack.width()), y = std::max(0.0, slack.height());
    m_offset = {std::clamp(offset.x(), -x, x), std::clamp(offset.y(), -y, y)};
    setCursor(m_zoom > 1 ? Qt::OpenHandCursor : Qt::ArrowCursor);
    update();
}

void PictureView::zoomAbout(double factor, QPointF point)
{
    const double zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    if (zoom == m_zoom || m_image.isNull())
        return;
    // What is under the point stays there.
    const QPointF from = point - QRectF(rect()).center();
    const QPointF offset = from + (m_offset - from) * (zoom / m_zoom);
    m_zoom = zoom;
    moveTo(offset);
    Q_EMIT zoomChanged(zoom);
}

void PictureView::wheelEvent(QWheelEvent* event)
{
    constexpr double kPerStep = 1.2;
    zoomAbout(std::pow(kPerStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    constexpr double kPerKey = 1.4;
    constexpr double kPerArrow = 40;
    const bool inside = m_zoom > 1;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kPerKey);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / kPerKey);
        return;
    case Qt::Key_0:
        showWhole();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (inside) {
            moveTo(m_offset + QPointF(event->key() == Qt::Key_Left ? kPerArrow : -kPerArrow, 0));
            return;
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (inside) {
            moveTo(m_offset + QPointF(0, event->key() == Qt::Key_Up ? kPerArrow : -kPerArrow));
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    m_gripped = event->button() == Qt::LeftButton && m_zoom > 1;
    m_grip = event->position() - m_offset;
    if (m_gripped)
        setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_gripped)
        return;
    moveTo(event->position() - m_grip);
    setCursor(Qt::ClosedHandCursor);
}

void PictureView::mouseReleaseEvent(QMouseEvent*)
{
    m_gripped = false;
    setCursor(m_zoom > 1 ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    moveTo(m_offset);
}

void PictureView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PictureView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

int PictureView::heightForWidth(int width) const
{
    if (m_sizePx.isEmpty())
        return std::min(width, m_largestHeight);
    const int wanted = width * m_sizePx.height() / m_sizePx.width();
    return std::min(std::clamp(wanted, width / 2, width * 5 / 4), m_largestHeight); // beyond: a margin
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
    const QRectF shown = shownRect();
    const bool one = m_outcome.faces == 1; // where another face is, the project does not say
    if (!m_blurred || one)
        painter.drawImage(shown, m_image);
    if (m_blurred)
        drawBlurred(painter, m_image, one ? m_outcome.face : Face(), size, shown);
    if (m_box) {
        const std::size_t colour = m_verdict == Verdict::Wrong ? 1 : m_verdict == Verdict::Right ? 2 : 4;
        drawFaceBox(painter, m_outcome.face, size, shown, QColor::fromRgb(kSeriesColours[colour]));
    }
    if (m_landmarks)
        drawLandmarks(painter, m_outcome.landmarks, size, shown);
    painter.setClipping(false);
    paintFocus(painter);
}

void PictureView::paintFocus(QPainter& painter) const
{
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius - 5, kRadius - 5);
}

} // namespace plumbline::ui
