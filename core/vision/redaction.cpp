// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/redaction.h"

#include <algorithm>

#include <QPainter>

namespace plumbline {

namespace {

constexpr double kMargin = 0.25; ///< of the box's edges, on each side: hair, ears and chin identify as well
constexpr int kBlocks = 4;       ///< along the shorter edge: too few for any feature of a face

/// Mean colours of a grid of blocks; a plain average, because smooth scaling may leave sharper traces.
QImage blockMeans(const QImage& image, const QRect& area, QSize blocks)
{
    QImage means(blocks, QImage::Format_RGB32);
    for (int by = 0; by < blocks.height(); ++by) {
        for (int bx = 0; bx < blocks.width(); ++bx) {
            const int x0 = area.left() + area.width() * bx / blocks.width();
            const int x1 = area.left() + area.width() * (bx + 1) / blocks.width();
            const int y0 = area.top() + area.height() * by / blocks.height();
            const int y1 = area.top() + area.height() * (by + 1) / blocks.height();
            qint64 red = 0, green = 0, blue = 0;
            for (int y = y0; y < y1; ++y) {
                const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
                for (int x = x0; x < x1; ++x) {
                    red += qRed(line[x]);
                    green += qGreen(line[x]);
                    blue += qBlue(line[x]);
                }
            }
            const qint64 n = std::max<qint64>(1, qint64(x1 - x0) * (y1 - y0));
            means.setPixel(
                bx, by,
                qRgb(static_cast<int>(red / n), static_cast<int>(green / n), static_cast<int>(blue / n)));
        }
    }
    return means;
}

} // namespace

QImage redactFaces(const QImage& image, const std::vector<QRectF>& faces)
{
    QImage result = image.convertToFormat(QImage::Format_RGB32);
    for (const QString& key : result.textKeys())
        result.setText(key, {});
    for (const QRectF& face : faces) {
        const double dx = face.width() * kMargin, dy = face.height() * kMargin;
        const QRect area = face.normalized().adjusted(-dx, -dy, dx, dy).toAlignedRect() & result.rect();
        if (area.isEmpty())
            continue;
        const int shorter = std::min(area.width(), area.height());
        const int block = std::max(1, (shorter + kBlocks - 1) / kBlocks);
        const QSize blocks(std::max(1, area.width() / block), std::max(1, area.height() / block));
        const QImage means = blockMeans(result, area, blocks);
        QPainter painter(&result);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(area, means);
    }
    return result;
}

} // namespace plumbline
