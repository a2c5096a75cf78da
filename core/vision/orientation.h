// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QImage>

namespace plumbline {

/// Makes exiv2 ready for several threads; to be called before each use of it. Thread-safe.
void startExiv2();

/// The EXIF orientation, 1 to 8, of a JPEG, PNG, WebP or TIFF held in memory; 1 when there is none, or none
/// that can be read. Thread-safe. \a format as in PictureHeader.
int exifOrientation(const QByteArray& data, const QByteArray& format);

/// \a image as it is to be seen. \pre orientation is 1 to 8
QImage upright(const QImage& image, int orientation);

/// Whether \a orientation swaps width and height.
inline bool swapsEdges(int orientation)
{
    return orientation >= 5;
}

} // namespace plumbline
