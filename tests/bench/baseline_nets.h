// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <string>

#include <opencv2/core.hpp>

namespace plumbline::bench {

/// What one thread of plain OpenCV code needs to do the work of a six-system run. No Plumbline code. Not
/// thread-safe.
class BaselineNets
{
public:
    /// Throws when a file cannot be loaded. \a landmarkFile empty: no landmarks.
    BaselineNets(const std::string& modelFolder, const std::string& landmarkFile);
    ~BaselineNets();
    BaselineNets(const BaselineNets&) = delete;
    BaselineNets& operator=(const BaselineNets&) = delete;

    /// Detection once, then landmarks and six classifiers on the best face. Returns the sum of P(male) over
    /// the six, or -1 without a face: a result that the optimiser cannot drop and that two programs can
    /// compare.
    double process(const cv::Mat& bgr);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline::bench
