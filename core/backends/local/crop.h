// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <opencv2/core.hpp>

#include "core/outcomes/outcome.h"

namespace plumbline {

/// How nets are given a face. All throw cv::Exception for a box that is no box (not finite, no area, far
/// larger than the picture); call them inside guarded().

/// What lies between the edges (each rounded to whole pixels), black where that is outside \a bgr, stretched
/// to \a size.
cv::Mat cropEdges(const cv::Mat& bgr, double x1, double y1, double x2, double y2, cv::Size size);

/// The square about the centre of \a face whose edge is \a k times the longer edge of its box, as \a sidePx
/// pixels.
cv::Mat cropSquare(const cv::Mat& bgr, const Face& face, double k, int sidePx);

/// Throws unless \a face can be a face in a picture of that size.
void requireFace(const cv::Mat& bgr, const Face& face);

} // namespace plumbline
