// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

#include <QString>

#include "core/backends/backend.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/outcomes/embedding.h"
#include "core/outcomes/outcome.h"
#include "core/run/run_control.h"

namespace plumbline {

class ModelStore;

/// An image as the engine needs it.
struct PlannedImage
{
    ImageId id;
    QString path;    ///< absolute
    QString file;    ///< name in messages
    QString sha256;  ///< as imported; another hash now is a failure, not an answer about another picture
    QString problem; ///< not empty: it could not be read at import, and why
};

/// One run: a system over the images that have no outcome in it yet.
struct PlannedRun
{
    RunId run;
    QString system;
    const Backend* detector = nullptr;
    const Backend* classifier = nullptr;
    QString task = QStringLiteral("classify:gender"); ///< one the classifier can do
    std::unordered_set<ImageId> done;                 ///< skipped: their outcomes are in the project
    /// Of a matching task: faces whose embeddings are in the project, made in the very same way. Their images
    /// are enrolled without being read or shown to a net. May be null.
    std::shared_ptr<const KnownFaces> known = {};
};

struct EnginePlan
{
    std::vector<PlannedImage> images;
    std::vector<PlannedRun> runs;
    int workers = 0; ///< 0: as many as there are cores
};

/// How far the engine is; counted in images (an image is done when every run has its outcome).
struct EngineProgress
{
    qint64 done = 0;
    qint64 total = 0;
    qint64 failed = 0;    ///< images with at least one technical failure
    double perSecond = 0; ///< over the last seconds; 0 = not known yet
    double secondsLeft = -1;
    bool paused = false;
};

/// Takes outcomes as they come. Called from the workers, one call at a time. An error ends the execution.
using OutcomeSink = std::function<Result<void>(RunId, Outcome)>;
/// Called from the workers, one call at a time, at most ten times a second, and at the end.
using EngineReport = std::function<void(const EngineProgress&)>;

struct EngineSummary
{
    qint64 images = 0; ///< done now
    qint64 failed = 0;
    bool cancelled = false;
};

/// Runs several systems over the images on all cores: every file is read, decoded and searched for faces once
/// per detector, then shown to each classifier. Blocking; ends early when \a control cancels (between images)
/// or the sink fails. One image that fails is an outcome, not an error. NotInstalled when a backend cannot be
/// opened.
Result<EngineSummary> execute(const EnginePlan& plan, const ModelStore& models, RunControl& control,
                              const OutcomeSink& sink, const EngineReport& report);

} // namespace plumbline
