// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

#include "core/vision/orientation.h"
#include "core/vision/picture_header.h"

namespace plumbline {

namespace {

/// The stored picture at reduced size; null when Qt's reader cannot take it (too large for its memory limit,
/// damaged).
QImage readScaled(const QByteArray& data, QSize target)
{
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(false); // Qt turns JPEG and TIFF only; upright() turns all
    reader.setScaledSize(target);
    return reader.read();
}

} // namespace

Result<QImage> readThumbnail(const QString& path, int edgePx)
{
    Q_ASSERT(edgePx > 0);
    const QString name = QFileInfo(path).fileName();
    const auto bytes = readFileData(path);
    if (!bytes)
        return bytes.error();
    const auto header = headerOf(*bytes, name);
    if (!header)
        return header.error();

    QSize shown(header->widthPx, header->heightPx);
    if (std::max(shown.width(), shown.height()) > edgePx)
        shown = shown.scaled(edgePx, edgePx, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    const QSize stored = swapsEdges(header->orientation) ? shown.transposed() : shown;
    if (header->format != "jpeg" || isWholeJpeg(*bytes)) {
        const QImage image = readScaled(*bytes, stored);
        if (!image.isNull())
            return upright(image, header->orientation);
    }
    const auto picture = decodePicture(*bytes, name); // the same refusals as a run would meet
    if (!picture)
        return picture.error();
    return picture->toImage().scaled(shown, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace plumbline
