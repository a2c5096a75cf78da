// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// One thing a camera or program wrote into a picture, in words.
struct ExifEntry
{
    QString name;  ///< "Exposure time"
    QString value; ///< "1/60 s"
    friend bool operator==(const ExifEntry&, const ExifEntry&) = default;
};

/// What the EXIF block of a picture says of camera, exposure, time, place and author: at most 60 entries of
/// at most 120 characters, in the file's order. Maker notes, thumbnails and the layout of the file are left
/// out. Empty when there is none or none that can be read; an error when the file cannot be read.
Result<std::vector<ExifEntry>> readExif(const QString& path);

} // namespace plumbline
