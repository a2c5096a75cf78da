// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

namespace plumbline::test {

/// A 60 x 40 picture, black with a red rectangle 20 x 10 in its top left corner, encoded as \a extension
/// ("jpg", "png", "webp", "tiff", "bmp"). WebP and JPEG are lossy at high quality.
QByteArray cornerPicture(const QString& extension);

/// The same with an EXIF orientation written into it; not for BMP.
QByteArray cornerPicture(const QString& extension, int orientation);

/// A CMYK JPEG, 16 x 16, as Adobe programs write it (inverted), one colour: pure red.
QByteArray cmykJpeg();

/// A PNG of which only the header is there, with a valid checksum; it claims \a widthPx x \a heightPx.
QByteArray pngHeader(quint32 widthPx, quint32 heightPx);

void writeFile(const QString& path, const QByteArray& data);

} // namespace plumbline::test
