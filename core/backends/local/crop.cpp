// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/crop.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace plumbline {

namespace {
constexpr double kMaxExtent =
    3.0; ///< detectors extrapolate a little over the border, never this many picture sizes
}

void requireFace(const cv::Mat& bgr, const Face& face)
{
    const double extent = kMaxExtent * std::max(bgr.cols, bgr.rows);
    CV_Assert(std::isfinite(face.x1) && std::isfinite(face.y1) && std::isfinite(face.x2)
              && std::isfinite(face.y2));
    CV_Assert(face.width() > 0 && face.height() > 0);
    CV_Assert(face.width() <= extent && face.height() <= extent);
    CV_Assert(std::abs(face.x1) <= extent && std::abs(face.y1) <= extent);
}

cv::Mat cropEdges(const cv::Mat& bgr, double x1, double y1, double x2, double y2, cv::Size size)
{
    const int left = cvRound(x1), top = cvRound(y1);
    const int right = std::max(cvRound(x2), left + 1), bottom = std::max(cvRound(y2), top + 1);
    const cv::Rect wanted(left, top, right - left, bottom - top);
    const cv::Rect inside = wanted & cv::Rect(0, 0, bgr.cols, bgr.rows);
    cv::Mat face(wanted.size(), CV_8UC3, cv::Scalar::all(0));
    if (inside == wanted)
        face = bgr(wanted);
    else if (!inside.empty())
        bgr(inside).copyTo(face(inside - wanted.tl()));
    cv::Mat result;
    cv::resize(face, result, size, 0, 0, cv::INTER_LINEAR);
    return result;
}

cv::Mat cropSquare(const cv::Mat& bgr, const Face& face, double k, int sidePx)
{
    requireFace(bgr, face);
    const double half = k * std::max(face.width(), face.height()) / 2;
    const double cx = (face.x1 + face.x2) / 2, cy = (face.y1 + face.y2) / 2;
    return cropEdges(bgr, cx - half, cy - half, cx + half, cy + half, cv::Size(sidePx, sidePx));
}

} // namespace plumbline
