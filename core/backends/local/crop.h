// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <opencv2/core.hpp>

#include "core/backends/feeding.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// How nets are given a face. All throw cv::Exception for a box that is no box (not finite, no area, far
/// larger than the picture); call them inside guarded().

/// What the feeding's crop rule takes of \a bgr, stretched to its size; 8 bits, BGR.
cv::Mat cropOf(const Feeding& feeding, const cv::Mat& bgr, const Face& face);

/// The crop with its channels in order and scaled: 1xCxHxW float, C 1 for grey, else 3.
cv::Mat feedingBlob(const Feeding& feeding, const cv::Mat& bgr, const Face& face);

/// Throws unless \a face can be a face in a picture of that size.
void requireFace(const cv::Mat& bgr, const Face& face);

} // namespace plumbline
