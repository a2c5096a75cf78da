// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include <QString>

#include "core/session/project.h"

namespace plumbline {

/// Snapshots of what the project file holds: dataset, runs, outcomes of ended runs, columns of attributes.
/// Everything handed out is immutable and outlives a change. Thread-safe.
class Project::Cache
{
public:
    explicit Cache(const ProjectStore& store);

    /// Reads dataset and runs anew.
    Result<void> load();
    Result<void> loadRuns();
    void setGroupings(std::vector<Grouping> groupings);
    [[nodiscard]] std::shared_ptr<const Dataset> dataset() const;
    [[nodiscard]] std::vector<RunRecord> runs() const;

    using Outcomes = std::shared_ptr<const std::vector<Outcome>>;
    /// Ended runs from memory, a running one as far as it is committed.
    Result<Outcomes> outcomes(const RunRecord& run);

    /// Index of an image in dataset()->images, or -1.
    [[nodiscard]] int indexOf(ImageId image) const;

    /// One landmark worker, opened at the first call; null and the reason when it is not installed.
    std::mutex landmarkMutex;
    std::unique_ptr<BackendWorker> landmarker;
    bool landmarkerTried = false;

private:
    const ProjectStore& m_store;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Dataset> m_dataset;
    std::unordered_map<ImageId, int> m_index;
    std::vector<RunRecord> m_runs;
    std::map<RunId, Outcomes> m_outcomes;
};

} // namespace plumbline
