// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/redaction.h"

#include <algorithm>

namespace plumbline {

namespace {

constexpr double kMargin = 0.25; ///< of the box's edges, on each side: hair, ears and chin identify as well
constexpr int kBlocks = 4;       ///< along the shorter edge: too few for any feature of a face

/// Fills \a area with its mean colour; a plain average, because smooth scaling may leave sharper traces.
void flatten(QImage& image, const QRect& area)
{
    qint64 red = 0, green = 0, blue = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = area.left(); x <= area.right(); ++x) {
            red += qRed(line[x]);
            green += qGreen(line[x]);
            blue += qBlue(line[x]);
        }
    }
    const qint64 n = qint64(area.width()) * area.height();
    const QRgb mean =
        qRgb(static_cast<int>(red / n), static_cast<int>(green / n), static_cast<int>(blue / n));
    for (int y = area.top(); y <= area.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        std::fill(line + area.left(), line + area.right() + 1, mean);
    }
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
        for (int y = area.top(); y <= area.bottom(); y += block) {
            for (int x = area.left(); x <= area.right(); x += block)
                flatten(result, QRect(x, y, block, block) & area);
        }
    }
    return result;
}

} // namespace plumbline
