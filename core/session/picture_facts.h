// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/session/project.h"

namespace plumbline {

/// One thing known of a picture's file, in words.
struct PictureFact
{
    QString name;
    QString value;
};

/// Where the file lies, its size and hash, then what its EXIF says (core/vision/exif.h). Reads the file; the
/// EXIF is missing where that cannot be done. NotFound: no such image.
Result<std::vector<PictureFact>> pictureFacts(const Project& project, ImageId image);

} // namespace plumbline
