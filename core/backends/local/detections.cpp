// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/local/detections.h"

#include <algorithm>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace plumbline {

void Detections::add(const cv::Rect2d& box, double score)
{
    if (!(box.width > 0 && box.height > 0))
        return;
    m_boxes.push_back(box);
    m_scores.push_back(static_cast<float>(score));
}

std::vector<Face> Detections::faces(double minScore, float maxOverlap, cv::Point2d shift) const
{
    std::vector<int> kept;
    cv::dnn::NMSBoxes(m_boxes, m_scores, static_cast<float>(minScore), maxOverlap, kept);
    std::vector<Face> faces;
    for (const int at : kept) {
        const auto i = static_cast<std::size_t>(at);
        const cv::Rect2d box = m_boxes[i] + shift;
        faces.push_back(
            {box.x, box.y, box.x + box.width, box.y + box.height, std::min(1.0, double {m_scores[i]})});
    }
    std::stable_sort(faces.begin(), faces.end(),
                     [](const Face& a, const Face& b) { return a.score > b.score; });
    return faces;
}

cv::Mat atMost(const cv::Mat& bgr, int edgePx, double& scale)
{
    const int edge = std::max(bgr.cols, bgr.rows);
    scale = 1;
    if (edge <= edgePx)
        return bgr;
    scale = static_cast<double>(edge) / edgePx;
    cv::Mat result;
    cv::resize(bgr, result,
               cv::Size(std::max(1, cvRound(bgr.cols / scale)), std::max(1, cvRound(bgr.rows / scale))), 0, 0,
               cv::INTER_AREA);
    return result;
}

} // namespace plumbline
