// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>

namespace plumbline {

/// A copy of \a image with each face made unrecognisable: a margin is added to the box and what it covers
/// becomes a few blocks of mean colour, from which the face cannot be computed back. \a faces: pixels, origin
/// at the top left; parts outside the image are ignored. The result carries no metadata and no alpha.
QImage redactFaces(const QImage& image, const std::vector<QRectF>& faces);

} // namespace plumbline
