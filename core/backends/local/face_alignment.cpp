// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/face_alignment.h"

#include <complex>
#include <cstddef>
#include <initializer_list>

#include <opencv2/imgproc.hpp>

namespace plumbline {

namespace {

constexpr std::size_t kPoints = 68;
constexpr int kEdgePx = 112;

/// Where the five points of an upright face lie in 112 x 112 pixels: those of FacePlugin, which are
/// ArcFace's.
const FivePoints kTemplate {{{38.29459953, 51.69630051},
                             {73.53179932, 51.50139999},
                             {56.02519989, 71.73660278},
                             {41.54930115, 92.3655014},
                             {70.72990036, 92.20410156}}};

cv::Point2d meanOf(const std::vector<Point>& points, std::initializer_list<std::size_t> which)
{
    cv::Point2d sum;
    for (const std::size_t i : which)
        sum += {static_cast<double>(points[i].x), static_cast<double>(points[i].y)};
    return sum / static_cast<double>(which.size());
}

std::complex<double> complexOf(const cv::Point2d& point)
{
    return {point.x, point.y};
}

cv::Point2d centreOf(const FivePoints& points)
{
    cv::Point2d sum;
    for (const cv::Point2d& point : points)
        sum += point;
    return sum / static_cast<double>(points.size());
}

} // namespace

FivePoints fivePoints(const std::vector<Point>& points)
{
    CV_Assert(points.size() == kPoints);
    return {meanOf(points, {37, 38, 40, 41}), meanOf(points, {43, 44, 46, 47}), meanOf(points, {30}),
            meanOf(points, {48, 60}), meanOf(points, {54, 64})};
}

cv::Matx23d similarityBetween(const FivePoints& from, const FivePoints& to)
{
    // In the plane a turn with a scale is a product with one complex number, and the least squares have the
    // closed form sum(conj(p) q) / sum(|p|^2) about the centres: Umeyama's, without its decomposition.
    const cv::Point2d fromCentre = centreOf(from), toCentre = centreOf(to);
    std::complex<double> product;
    double spread = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::complex<double> p = complexOf(from[i] - fromCentre);
        product += std::conj(p) * complexOf(to[i] - toCentre);
        spread += std::norm(p);
    }
    CV_Assert(spread > 0);
    const std::complex<double> turn = product / spread;
    const std::complex<double> shift = complexOf(toCentre) - turn * complexOf(fromCentre);
    return {turn.real(), -turn.imag(), shift.real(), turn.imag(), turn.real(), shift.imag()};
}

cv::Mat alignedFace(const cv::Mat& bgr, const std::vector<Point>& points)
{
    cv::Mat face;
    cv::warpAffine(bgr, face, similarityBetween(fivePoints(points), kTemplate), cv::Size(kEdgePx, kEdgePx),
                   cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    return face;
}

} // namespace plumbline
