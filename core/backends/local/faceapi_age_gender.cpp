// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Tiny Xception of face-api.js with 8-bit weights. The crop matters: at square(1.4) women's errors rise
// twentyfold.
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

void register_backend_faceapi_age_gender(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("faceapi_age_gender");
    net.name = QStringLiteral("face-api");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "Tiny Xception of face-api.js, from the npm package @vladmandic/face-api.");
    net.feeding = {{CropKind::Square, 1.0}, 112, 112, ChannelOrder::Rgb, {122.782, 117.001, 104.298},
                   {255, 255, 255}};
    net.outputs = {"gender", "age"};
    readsGender(net, [](const auto& outputs) { return element(outputs[0], 0); });
    readsAge(net, [](const auto& outputs) { return element(outputs[1], 0); });
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
