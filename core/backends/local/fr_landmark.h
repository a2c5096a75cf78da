// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "core/backends/local/net.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// FacePlugin's landmark net, for its own backend and for those that align faces by it. Not thread-safe.
class FrLandmarks
{
public:
    static Result<FrLandmarks> open(const ModelStore& models);

    /// 68 points of \a face, which is in the default detector's terms. Throws cv::Exception.
    [[nodiscard]] std::vector<Point> find(const cv::Mat& bgr, const Face& face);

    static const QString& modelId(); ///< "fr_landmark"

private:
    explicit FrLandmarks(Net net);
    Net m_net;
};

} // namespace plumbline
