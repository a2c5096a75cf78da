// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QByteArray>
#include <QImage>
#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// Pictures larger than this are refused before they are decoded (stated in the user guide).
inline constexpr qint64 kMaxPixels = 100'000'000;

/// What a picture file says of itself before it is decoded.
struct PictureHeader
{
    QByteArray format; ///< "jpeg", "png", "webp", "tiff", "bmp", "heic", "avif"
    int widthPx = 0;   ///< upright, that is after the EXIF orientation
    int heightPx = 0;
    int orientation = 1; ///< EXIF, 1 to 8
};

/// A decoded picture, upright, 8-bit BGR. A cheap value: copies share the pixels, which never change.
/// May be shared by threads. Backends reach the pixels through core/vision/picture_mat.h.
class Picture
{
public:
    Picture() = default;
    [[nodiscard]] bool isNull() const { return !m_pixels; }
    [[nodiscard]] int widthPx() const;
    [[nodiscard]] int heightPx() const;
    /// A copy for the screen.
    [[nodiscard]] QImage toImage() const;

    struct Pixels; ///< holds the cv::Mat; see picture_mat.h
    explicit Picture(std::shared_ptr<const Pixels> pixels)
        : m_pixels(std::move(pixels))
    {
    }
    [[nodiscard]] const Pixels& pixels() const { return *m_pixels; }

private:
    std::shared_ptr<const Pixels> m_pixels;
};

/// Reads format, size and orientation without decoding. Refuses with a sentence: no such file, empty, not a
/// picture, unsupported format, no permission, more than kMaxPixels (TooLarge). \a path is absolute; messages
/// name only the file name.
Result<PictureHeader> readHeader(const QString& path);

/// A file's bytes with their SHA-256, read once.
struct FileBytes
{
    QByteArray data;
    QString sha256; ///< 64 lower-case hexadecimal digits
};
Result<FileBytes> readFileBytes(const QString& path);

/// Decodes upright: header check as readHeader, then JPEG (also CMYK), PNG, WebP, TIFF, BMP, HEIC, AVIF. A
/// truncated JPEG is an error, not a half-grey picture. \a name is used in messages only.
Result<Picture> decodePicture(const QByteArray& data, const QString& name);
Result<Picture> readPicture(const QString& path);

/// A small upright image whose longer edge is at most \a edgePx device pixels, decoded at reduced size where
/// the format allows (DCT scaling for JPEG). For the screen only: nets are fed from readPicture.
Result<QImage> readThumbnail(const QString& path, int edgePx);

/// SHA-256 of a file, streamed, 64 lower-case hexadecimal digits.
Result<QString> sha256OfFile(const QString& path);

} // namespace plumbline
