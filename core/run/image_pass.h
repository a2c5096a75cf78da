// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/run/engine.h"

namespace plumbline {

/// One worker's opened backends, and what it does with one image. Not thread-safe: one per worker.
class ImagePass
{
public:
    static Result<std::unique_ptr<ImagePass>> open(const EnginePlan& plan, const ModelStore& models);

    /// Outcomes of every run that has none for this image, in the order of the runs; fewer when cancelled in
    /// between.
    [[nodiscard]] std::vector<std::pair<RunId, Outcome>> look(const PlannedImage& image,
                                                              const RunControl& control);

private:
    explicit ImagePass(const EnginePlan& plan)
        : m_plan(plan)
    {
    }
    [[nodiscard]] Outcome ask(const PlannedRun& run, const Picture& picture,
                              const Result<std::vector<Face>>& faces);
    /// The classifier's word on one face, with neither the face nor the image filled in.
    [[nodiscard]] Outcome judge(const PlannedRun& run, const Picture& picture, const Face& face);

    const EnginePlan& m_plan;
    std::map<const Backend*, std::unique_ptr<BackendWorker>> m_workers;
    std::map<const Backend*, BoxRule> m_boxes; ///< of the detectors
};

} // namespace plumbline
