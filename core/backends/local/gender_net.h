// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QJsonObject>

#include <opencv2/core.hpp>

#include "core/backends/backend.h"

namespace plumbline {

/// What a gender net said: P(male) as the net gives it, and everything else that is worth keeping.
struct GenderReading
{
    double pMale = 0; ///< may pass 0 or 1 a little; kept as it is
    QJsonObject raw;  ///< named outputs, see number() and numbers()
};

/// Describes a local net that tells female from male. The functions are called inside guarded() and may
/// throw.
struct GenderNet
{
    QString id; ///< of the backend and of its model
    QString name;
    QString description;
    QString feeding;
    std::vector<std::string> outputs;                                     ///< fetched by name
    cv::Mat (*blob)(const cv::Mat& bgr, const Face& face) = nullptr;      ///< 1xCxHxW float
    GenderReading (*read)(const std::vector<cv::Mat>& outputs) = nullptr; ///< in the order of outputs
};

/// A backend that answers "classify:gender" with "female" or "male": male when P(male) > 0.5.
std::unique_ptr<Backend> makeGenderBackend(const GenderNet& net);

/// One element of an output, whatever its shape. \pre index is inside
double element(const cv::Mat& output, int index);
/// An element, or all of them, for the raw response: six decimals.
QJsonValue number(double value);
QJsonValue numbers(const cv::Mat& output);

} // namespace plumbline
