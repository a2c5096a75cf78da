// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

// For core/vision and core/backends sources only: the one place where a Picture shows its cv::Mat.
#include <opencv2/core.hpp>

#include "core/vision/picture.h"

namespace plumbline {

struct Picture::Pixels
{
    cv::Mat bgr; ///< CV_8UC3, upright, never written to after construction
};

inline const cv::Mat& mat(const Picture& picture)
{
    return picture.pixels().bgr;
}

/// \pre \a bgr is CV_8UC3 and not empty.
inline Picture makePicture(cv::Mat bgr)
{
    return Picture(std::make_shared<const Picture::Pixels>(Picture::Pixels {std::move(bgr)}));
}

} // namespace plumbline
