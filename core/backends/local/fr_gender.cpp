// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// SSR-Net of FacePlugin, fed RGB as its package does although BGR would serve it better: what is audited is
// the product.
#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

const std::vector<std::string> kOutputs {"prob_stage_1",        "prob_stage_2",        "prob_stage_3",
                                         "stage1_delta_k",      "stage2_delta_k",      "stage3_delta_k",
                                         "index_offset_stage1", "index_offset_stage2", "index_offset_stage3"};

/// The box about its centre, at most 1.4 times as large and at most as large as the picture, moved back
/// inside.
cv::Rect enlarged(cv::Size picture, const Face& face)
{
    // The package cuts the box to whole pixels first, and the size of the enlarged one after.
    const double x1 = std::trunc(face.x1), y1 = std::trunc(face.y1);
    const double x2 = std::trunc(face.x2), y2 = std::trunc(face.y2);
    const double w = std::max(1.0, x2 - x1), h = std::max(1.0, y2 - y1);
    const double scale = std::min({1.4, (picture.width - 1) / w, (picture.height - 1) / h});
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

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    requireFace(bgr, face);
    cv::Mat crop;
    cv::resize(bgr(enlarged(bgr.size(), face)), crop, cv::Size(64, 64), 0, 0, cv::INTER_LINEAR);
    const cv::Scalar mean(0.485 * 255, 0.456 * 255, 0.406 * 255);
    cv::Mat blob = cv::dnn::blobFromImage(crop, 1.0 / 255, cv::Size(), mean, true);
    const std::array<float, 3> deviation {0.229F, 0.224F, 0.225F};
    for (int c = 0; c < 3; ++c) { // blobFromImage knows one scale for all channels
        cv::Mat plane(64, 64, CV_32F, blob.ptr<float>(0, c));
        plane /= static_cast<double>(deviation[static_cast<std::size_t>(c)]);
    }
    return blob;
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    // Three stages of three bins, each refining the one before; the range V is 1.
    double pMale = 0, width = 1;
    for (std::size_t stage = 0; stage < 3; ++stage) {
        double sum = 0;
        for (int i = 0; i < 3; ++i)
            sum += (i + element(outputs[6 + stage], i)) * element(outputs[stage], i);
        width *= 3 * (1 + element(outputs[3 + stage], 0));
        pMale += sum / width;
    }
    return {pMale, {{QStringLiteral("p_male"), number(pMale)}}};
}

} // namespace

void register_backend_fr_gender(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("fr_gender");
    net.name = QStringLiteral("FacePlugin");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "SSR-Net (PyTorch), from the npm package faceplugin-face-recognition-js; a weak system.");
    net.feeding = QStringLiteral(
        "box in whole pixels, enlarged by min(1.4, (W-1)/w, (H-1)/h) and shifted inside, stretched "
        "to 64x64, RGB, (x/255-mean)/std");
    net.outputs = kOutputs;
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
