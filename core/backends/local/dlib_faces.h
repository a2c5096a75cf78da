// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include <opencv2/core.hpp>

#include "core/backends/models/model_store.h"
#include "core/base/result.h"
#include "core/outcomes/outcome.h"

namespace dlib {
class shape_predictor;
}

namespace plumbline {

/// dlib's frontal face detector (histograms of oriented gradients). Not thread-safe. Throws; call it inside
/// guarded().
class DlibHogSearch
{
public:
    DlibHogSearch();
    ~DlibHogSearch();

    static constexpr int kMaxEdgePx = 1600; ///< its time grows with the picture: larger ones are made smaller

    struct Found
    {
        double score = 0; ///< distance from the classifier's plane, 0 to about 4
        /// First and last column and row, in pixels of the picture searched.
        long left = 0, top = 0, right = 0, bottom = 0;
    };
    /// Highest score first. The picture searched has \a scale of the given one's pixels per pixel; with
    /// \a enlarges it is searched at twice its size, which finds smaller faces.
    [[nodiscard]] std::vector<Found> find(const cv::Mat& bgr, bool enlarges, double& scale);

    /// The same box in pixels of the picture given, and s/(1+s) for the score.
    static Face faceOf(const Found& found, double scale);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

using DlibPredictor = std::shared_ptr<const dlib::shape_predictor>;

/// The 68-point predictor, verified. Its file is 95 MB and dlib lets threads share a predictor: loaded once
/// for all workers that live. NotInstalled, Internal.
Result<DlibPredictor> openDlibPredictor(const ModelStore& models);
/// "dlib_68", its id in the model store.
const QString& dlibPredictorId();

} // namespace plumbline
