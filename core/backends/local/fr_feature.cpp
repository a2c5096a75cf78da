// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// FacePlugin's face recognition, a mobile network in the manner of ArcFace. The package itself aligns by eyes
// and nose alone with an exact affine map, which shears faces (its true match rate at FMR 1e-3 falls from 100
// to 97 %); here, as such networks are trained, by five points with a similarity.
#include <QCoreApplication>

#include "core/backends/local/aligned_net.h"

namespace plumbline {

void register_backend_fr_feature(Registry<Backend>& registry)
{
    AlignedNet net;
    net.id = QStringLiteral("fr_feature");
    net.name = QStringLiteral("FacePlugin recognition");
    net.description = QCoreApplication::translate(
        "plumbline::Backend",
        "ArcFace-style mobile network, from the npm package faceplugin-face-recognition-js.");
    net.mean = 127;
    net.deviation = 128;
    net.output = "output";
    net.form = {512, Metric::Cosine};
    registry.add(net.id, makeAlignedNetBackend(net));
}

} // namespace plumbline
