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

void drawBlurred(QPainter& painter, const QImage& picture, const Face& face, QSize imageSize,
                 const QRectF& shown)
{
    constexpr double kMargin = 0.25; // hair, ears and chin identify as well
    constexpr int kBlocks = 5;
    if (picture.isNull())
        return;
    QRectF area(0, 0, 1, 1); // of the picture
    const bool known = !imageSize.isEmpty() && face.width() > 0 && face.height() > 0;
    if (known) {
        const double dx = face.width() * kMargin, dy = face.height() * kMargin;
        area = QRectF(QPointF((face.x1 - dx) / imageSize.width(), (face.y1 - dy) / imageSize.height()),
                      QPointF((face.x2 + dx) / imageSize.width(), (face.y2 + dy) / imageSize.height()))
            & area;
    }
    const QRect source = QRectF(area.x() * picture.width(), area.y() * picture.height(),
                                area.width() * picture.width(), area.height() * picture.height())
                             .toAlignedRect()
        & picture.rect();
    if (source.isEmpty())
        return;
    const QImage blocks =
        picture.copy(source).scaled(kBlocks, kBlocks, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QRectF target(shown.x() + shown.width() * source.x() / picture.width(),
                        shown.y() + shown.height() * source.y() / picture.height(),
                        shown.width() * source.width() / picture.width(),
                        shown.height() * source.height() / picture.height());
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, blocks);
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
