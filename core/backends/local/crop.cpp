// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/crop.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <QCoreApplication>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "core/vision/guarded.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

constexpr double kMaxExtent =
    3.0; ///< detectors extrapolate a little over the border, never this many picture sizes

constexpr std::int64_t kMaxCropPixels = 400'000'000;

/// Weights of blue, green and red. cvtColor rounds them to 0.114, 0.587, 0.299 and the result to 8 bits.
const cv::Matx13f kGrey(0.114F, 0.587F, 0.2989F);

/// What lies between the edges (each rounded to whole pixels), black where that is outside.
cv::Mat between(const cv::Mat& bgr, double x1, double y1, double x2, double y2)
{
    const int left = cvRound(x1), top = cvRound(y1);
    const int right = std::max(cvRound(x2), left + 1), bottom = std::max(cvRound(y2), top + 1);
    CV_Assert(std::int64_t {right - left} * (bottom - top) <= kMaxCropPixels);
    const cv::Rect wanted(left, top, right - left, bottom - top);
    const cv::Rect inside = wanted & cv::Rect(0, 0, bgr.cols, bgr.rows);
    if (inside == wanted)
        return bgr(wanted);
    cv::Mat face(wanted.size(), CV_8UC3, cv::Scalar::all(0));
    if (!inside.empty())
        bgr(inside).copyTo(face(inside - wanted.tl()));
    return face;
}

/// FacePlugin's own rule: the box about its centre, at most \a most times as large and at most as large as
/// the picture, moved back inside. The package cuts the box to whole pixels first, and the enlarged one
/// after.
cv::Rect enlargedInside(cv::Size picture, const Face& face, double most)
{
    const double x1 = std::trunc(face.x1), y1 = std::trunc(face.y1);
    const double x2 = std::trunc(face.x2), y2 = std::trunc(face.y2);
    const double w = std::max(1.0, x2 - x1), h = std::max(1.0, y2 - y1);
    const double scale = std::min({most, (picture.width - 1) / w, (picture.height - 1) / h});
    double left = (x1 + x2 - w * scale) / 2, right = (x1 + x2 + w * scale) / 2;
    double top = (y1 + y2 - h * scale) / 2, bottom = (y1 + y2 + h * scale) / 2;
    const auto shiftInside = [](double& low, double& high, double limit) {
        if (low < 0) {
            high -= low;
            low = 0;
        }
        if (high > limit) {
            low -= high - limit;
            high = limit;
        }
    };
    shiftInside(left, right, picture.width - 1);
    shiftInside(top, bottom, picture.height - 1);
    const cv::Rect rect(static_cast<int>(left), static_cast<int>(top),
                        std::max(1, static_cast<int>(right - left)),
                        std::max(1, static_cast<int>(bottom - top)));
    return rect & cv::Rect(cv::Point(0, 0), picture);
}

cv::Mat taken(const Crop& crop, const cv::Mat& bgr, const Face& face)
{
    const double cx = (face.x1 + face.x2) / 2, cy = (face.y1 + face.y2) / 2;
    const double s = std::max(face.width(), face.height());
    double halfWidth = crop.scale * face.width() / 2, halfHeight = crop.scale * face.height() / 2;
    double middle = cy;
    switch (crop.kind) {
    case CropKind::Inside:
        return bgr(enlargedInside(bgr.size(), face, crop.scale));
    case CropKind::Square:
        halfHeight = crop.scale * s / 2;
        halfWidth = halfHeight * crop.aspect;
        middle = cy + crop.down * s;
        break;
    case CropKind::Box:
        break;
    }
    return between(bgr, cx - halfWidth, middle - halfHeight, cx + halfWidth, middle + halfHeight);
}

} // namespace

void requireFace(const cv::Mat& bgr, const Face& face)
{
    const double extent = kMaxExtent * std::max(bgr.cols, bgr.rows);
    CV_Assert(std::isfinite(face.x1) && std::isfinite(face.y1) && std::isfinite(face.x2)
              && std::isfinite(face.y2));
    CV_Assert(face.width() > 0 && face.height() > 0);
    CV_Assert(face.width() <= extent && face.height() <= extent);
    CV_Assert(std::abs(face.x1) <= extent && std::abs(face.y1) <= extent);
}

cv::Mat cropOf(const Feeding& feeding, const cv::Mat& bgr, const Face& face)
{
    requireFace(bgr, face);
    cv::Mat result;
    cv::resize(taken(feeding.crop, bgr, face), result, cv::Size(feeding.widthPx, feeding.heightPx), 0, 0,
               cv::INTER_LINEAR);
    return result;
}

cv::Mat feedingBlob(const Feeding& feeding, const cv::Mat& bgr, const Face& face)
{
    cv::Mat pixels;
    cropOf(feeding, bgr, face).convertTo(pixels, CV_32FC3);
    if (feeding.channels == ChannelOrder::Grey) {
        cv::Mat grey;
        cv::transform(pixels, grey, kGrey);
        pixels = grey;
    }
    const bool swap = feeding.channels == ChannelOrder::Rgb;
    cv::Mat blob = cv::dnn::blobFromImage(pixels, 1.0, cv::Size(), cv::Scalar(), swap);
    for (int c = 0; c < blob.size[1]; ++c) { // blobFromImage knows one scale for all channels
        const auto at = static_cast<std::size_t>(c);
        cv::Mat plane(feeding.heightPx, feeding.widthPx, CV_32F, blob.ptr<float>(0, c));
        plane.convertTo(plane, CV_32F, 1 / feeding.deviation[at], -feeding.mean[at] / feeding.deviation[at]);
    }
    return blob;
}

Result<Picture> seenBy(const Feeding& feeding, const Picture& picture, const Face& face)
{
    return guarded(
        ErrorCode::Internal,
        QCoreApplication::translate("plumbline::Backend",
                                    "That face's box does not lie on the picture, so that there is "
                                    "nothing to show."),
        [&] {
        CV_Assert(!picture.isNull());
        cv::Mat crop = cropOf(feeding, mat(picture), face);
        if (feeding.channels == ChannelOrder::Grey) {
            cv::Mat grey;
            cv::transform(crop, grey, kGrey);
            cv::cvtColor(grey, crop, cv::COLOR_GRAY2BGR);
        }
        return makePicture(crop);
        });
}

} // namespace plumbline
