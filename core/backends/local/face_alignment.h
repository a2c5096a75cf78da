// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <vector>

#include <opencv2/core.hpp>

#include "core/outcomes/outcome.h"

namespace plumbline {

/// Eyes, tip of the nose, corners of the mouth; the person's right before the left.
using FivePoints = std::array<cv::Point2d, 5>;

/// Of 68 points in iBUG 300-W order: an eye is the mean of its four lid points, a corner of the mouth the
/// mean of the outer and the inner one. Throws cv::Exception when there are not 68.
FivePoints fivePoints(const std::vector<Point>& points);

/// The similarity (turn, one scale, shift; no mirroring) that brings \a from to \a to with the least squared
/// distance, in closed form: S. Umeyama, "Least-squares estimation of transformation parameters between two
/// point patterns", IEEE TPAMI 13 (1991) 376-380, in two dimensions. Throws when the points of \a from are
/// all one.
cv::Matx23d similarityBetween(const FivePoints& from, const FivePoints& to);

/// The face of those 68 points upright in 112 x 112 pixels, BGR, where networks of the ArcFace family expect
/// it; black outside the picture, bilinear.
cv::Mat alignedFace(const cv::Mat& bgr, const std::vector<Point>& points);

/// The same as one line, for the feeding.
constexpr const char* kAlignedFace =
    "68 points of fr_landmark -> eyes, nose, mouth corners -> closed-form similarity to the 112x112 template";

} // namespace plumbline
