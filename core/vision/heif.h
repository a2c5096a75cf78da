// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

#include <opencv2/core/mat.hpp>

#include "core/base/result.h"
#include "core/vision/picture.h"

// HEIC and AVIF by libheif; shared by the sources of core/vision, others use picture.h.
namespace plumbline {

/// Whether the content begins like a picture in the High Efficiency Image File Format (ISO/IEC 23008-12).
bool isHeif(const QByteArray& data);

/// Format "heic" or "avif" and size as shown: the file's rotations and mirrors are part of decoding, so that
/// the orientation is 1 whatever EXIF says beside it (23008-12, 6.5.10). Refuses what headerOf() refuses, and
/// formats that this computer's libheif has no decoder for. \a name is used in messages only.
Result<PictureHeader> heifHeader(const QByteArray& data, const QString& name);

/// The main picture, upright, 8-bit BGR; transparency is dropped. Errors as heifHeader(), and Unreadable for
/// damage.
Result<cv::Mat> decodeHeif(const QByteArray& data, const QString& name);

} // namespace plumbline
