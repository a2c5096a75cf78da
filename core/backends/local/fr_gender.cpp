// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// SSR-Net of FacePlugin, fed RGB as its package does although BGR would serve it better: what is audited is
// the product.
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

namespace {

/// Three stages of three bins, each refining the one before; the range V is 1.
double pMale(const std::vector<cv::Mat>& outputs)
{
    double sum = 0, width = 1;
    for (std::size_t stage = 0; stage < 3; ++stage) {
        double expected = 0;
        for (int i = 0; i < 3; ++i)
            expected += (i + element(outputs[6 + stage], i)) * element(outputs[stage], i);
        width *= 3 * (1 + element(outputs[3 + stage], 0));
        sum += expected / width;
    }
    return sum;
}

} // namespace

void register_backend_fr_gender(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("fr_gender");
    net.name = QStringLiteral("FacePlugin");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "SSR-Net (PyTorch), from the npm package faceplugin-face-recognition-js; a weak system.");
    net.feeding = {{CropKind::Inside, 1.4}, 64, 64, ChannelOrder::Rgb, {123.675, 116.28, 103.53},
                   {58.395, 57.12, 57.375}};
    net.outputs = {"prob_stage_1",        "prob_stage_2",        "prob_stage_3",
                   "stage1_delta_k",      "stage2_delta_k",      "stage3_delta_k",
                   "index_offset_stage1", "index_offset_stage2", "index_offset_stage3"};
    readsGender(net, pMale);
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
