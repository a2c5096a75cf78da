// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Tiny Xception of face-api.js with 8-bit weights. The crop matters: at square(1.4) women's errors rise
// twentyfold.
#include <QCoreApplication>

#include <opencv2/dnn.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    const cv::Scalar mean(122.782, 117.001, 104.298);
    return cv::dnn::blobFromImage(cropSquare(bgr, face, 1.0, 112), 1.0 / 255, cv::Size(), mean, true);
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    return {element(outputs[0], 0),
            {{QStringLiteral("gender"), numbers(outputs[0])}, {QStringLiteral("age"), numbers(outputs[1])}}};
}

} // namespace

void register_backend_faceapi_age_gender(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("faceapi_age_gender");
    net.name = QStringLiteral("face-api");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "Tiny Xception of face-api.js, from the npm package @vladmandic/face-api.");
    net.feeding = QStringLiteral("square(1.0), 112x112, RGB, (x - (122.782, 117.001, 104.298))/255");
    net.outputs = {"gender", "age"};
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
