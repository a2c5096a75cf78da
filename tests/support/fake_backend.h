// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include <QString>

#include "core/backends/backend.h"

namespace plumbline::test {

/// What the fakes did, and what they are told to do. Shared by all workers.
struct FakeScript
{
    std::atomic<int> detections {0};
    std::atomic<int> classifications {0};
    std::atomic<int> opened {0};
    std::atomic<int> embeddings {0};
    int faces = 1;   ///< how many the detector finds in every picture
    int delayMs = 0; ///< of one classification
    bool opens = true;
    std::function<Result<Answer>(const Picture&)> answer; ///< empty: "male" with 0.75
    /// Empty: {width of the picture, height, 1}.
    std::function<Result<std::vector<float>>(const Picture&)> embedding;
};

/// A detector and a classifier in one; ids are given, tasks are classify:gender.
std::unique_ptr<Backend> makeFakeDetector(const QString& id, std::shared_ptr<FakeScript> script);
std::unique_ptr<Backend> makeFakeClassifier(const QString& id, std::shared_ptr<FakeScript> script);
/// Three numbers a face, compared by cosine; its feeding is \a feeding.
std::unique_ptr<Backend> makeFakeEmbedder(const QString& id, std::shared_ptr<FakeScript> script,
                                          const QString& feeding = QStringLiteral("as it is"));

} // namespace plumbline::test
