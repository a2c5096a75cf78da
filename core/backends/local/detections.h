// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/outcomes/outcome.h"

namespace plumbline {

/// Boxes as a detector gives them, and the faces they are once boxes of one face are thinned out. Throws
/// cv::Exception; call it inside guarded().
class Detections
{
public:
    /// A box without area is left out.
    void add(const cv::Rect2d& box, double score);
    /// Highest score first. Of boxes that overlap by more than \a maxOverlap (intersection over union) the
    /// highest stays. Boxes are moved by \a shift.
    [[nodiscard]] std::vector<Face> faces(double minScore, float maxOverlap, cv::Point2d shift = {}) const;

private:
    std::vector<cv::Rect2d> m_boxes;
    std::vector<float> m_scores;
};

/// The picture made smaller so that its longer edge is at most \a edgePx; \a scale: its pixels per pixel of
/// the result. Pictures that are small enough stay as they are. For detectors whose time grows with the
/// picture.
cv::Mat atMost(const cv::Mat& bgr, int edgePx, double& scale);

} // namespace plumbline
