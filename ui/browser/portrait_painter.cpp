// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/portrait_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace plumbline::ui {

namespace {

QRectF placed(QSize imageSize, const QRectF& target, Qt::AspectRatioMode mode)
{
    if (imageSize.isEmpty())
        return target;
    QRectF rect({}, QSizeF(imageSize).scaled(target.size(), mode));
    rect.moveCenter(target.center());
    return rect;
}

} // namespace

QRectF coverRect(QSize imageSize, const QRectF& target)
{
    return placed(imageSize, target, Qt::KeepAspectRatioByExpanding);
}

QRectF containRect(QSize imageSize, const QRectF& target)
{
    return placed(imageSize, target, Qt::KeepAspectRatio);
}

int edgeForCover(QSize imageSize, QSizeF target, qreal devicePixelRatio)
{
    constexpr qreal kMost = 1024; // a panorama is not worth more in a tile
    const QSizeF shown =
        imageSize.isEmpty() ? target : QSizeF(imageSize).scaled(target, Qt::KeepAspectRatioByExpanding);
    const qreal edge = std::max(shown.width(), shown.height()) * devicePixelRatio;
    return static_cast<int>(std::ceil(std::min(edge, kMost)));
}

void drawFaceBox(QPainter& painter, const Face& face, QSize imageSize, const QRectF& shown,
                 const QColor& colour)
{
    if (imageSize.isEmpty() || face.width() <= 0 || face.height() <= 0)
        return;
    const qreal sx = shown.width() / imageSize.width();
    const qreal sy = shown.height() / imageSize.height();
    const QRectF box(shown.x() + face.x1 * sx, shown.y() + face.y1 * sy, face.width() * sx,
                     face.height() * sy);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 90), 3)); // readable on any ground
    painter.drawRoundedRect(box, 2, 2);
    painter.setPen(QPen(colour, 1.5));
    painter.drawRoundedRect(box, 2, 2);
    painter.restore();
}

void drawLandmarks(QPainter& painter, const std::vector<Point>& points, QSize imageSize, const QRectF& shown)
{
    if (imageSize.isEmpty())
        return;
    const qreal sx = shown.width() / imageSize.width();
    const qreal sy = shown.height() / imageSize.height();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 0.8));
    painter.setBrush(Qt::white);
    for (const Point& point : points) {
        painter.drawEllipse(QPointF(shown.x() + static_cast<qreal>(point.x) * sx,
                                    shown.y() + static_cast<qreal>(point.y) * sy),
                            1.7, 1.7);
    }
    painter.restore();
}

} // namespace plumbline::ui
