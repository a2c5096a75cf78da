// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline {

/// The suffix of a file name without its dot, lower case; empty when there is none.
QString suffixOf(const QString& file);

/// True for the suffixes of the pictures we read (jpg jpeg jpe jfif png webp tif tiff bmp heic heif hif
/// avif), in any case.
bool hasPictureSuffix(const QString& file);

} // namespace plumbline
