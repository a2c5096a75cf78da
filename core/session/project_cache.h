// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QDateTime>
#include <QString>

#include "core/session/project.h"

namespace plumbline {

class PackedPictures;
struct CountsTable;
struct ReviewBook;

/// Snapshots of what the project file holds: dataset, runs, outcomes of ended runs, columns of attributes.
/// Everything handed out is immutable and outlives a change. Thread-safe.
class Project::Cache
{
public:
    explicit Cache(ProjectStore& store);
    ~Cache();

    /// Reads dataset and runs anew.
    Result<void> load();
    Result<void> loadRuns();
    /// Puts a changed copy of the dataset in place: of images and labels it stays the same.
    void changeDataset(const std::function<void(Dataset&)>& change);
    /// Held while reviews are written and until book() says so, or a later act could be overtaken.
    std::mutex reviewMutex;
    void setBook(std::shared_ptr<const ReviewBook> book);
    [[nodiscard]] std::shared_ptr<const ReviewBook> book() const; ///< never null
    /// Counts without images; never null, empty in an audit of images.
    [[nodiscard]] std::shared_ptr<const CountsTable> counts() const;
    void setCounts(std::shared_ptr<const CountsTable> counts);
    std::mutex countsMutex; ///< held while counts are written and until counts() says so
    /// Pictures packed into the project are read from it from now on; load() does it, too.
    Result<void> mountPacked();
    [[nodiscard]] std::shared_ptr<const Dataset> dataset() const;
    [[nodiscard]] std::vector<RunRecord> runs() const;

    using Outcomes = std::shared_ptr<const std::vector<Outcome>>;
    /// From memory; of a run that goes on anew after every commit.
    Result<Outcomes> outcomes(const RunRecord& run);

    using Index = std::unordered_map<ImageId, int>;
    /// Index of every image in dataset()->images.
    [[nodiscard]] std::shared_ptr<const Index> index() const;
    /// The place of every image of dataset() when ordered by file or subject, worked out at the first call.
    [[nodiscard]] std::shared_ptr<const std::vector<int>> ranks(SortKey key);
    /// Index of an image in dataset()->images, or -1.
    [[nodiscard]] int indexOf(ImageId image) const;

    /// One landmark worker, opened at the first call; null and the reason when it is not installed.
    std::mutex landmarkMutex;
    std::unique_ptr<BackendWorker> landmarker;
    bool landmarkerTried = false;

private:
    ProjectStore& m_store;
    std::mutex m_packedMutex;
    std::unique_ptr<PackedPictures> m_packed; ///< null: none
    mutable std::mutex m_mutex;
    std::shared_ptr<const Dataset> m_dataset;
    std::shared_ptr<const Index> m_index;
    std::map<SortKey, std::shared_ptr<const std::vector<int>>> m_ranks;
    std::shared_ptr<const ReviewBook> m_book;
    std::shared_ptr<const CountsTable> m_counts;
    std::vector<RunRecord> m_runs;
    /// How far a run had come when its outcomes were read; a finished one changes no more.
    struct Reading
    {
        RunState state = RunState::Running;
        qint64 done = 0;
        QDateTime ended;     ///< a run that was cancelled may go on and be cancelled again
        QDateTime committed; ///< the store's latest change; of a run that goes on
        friend bool operator==(const Reading&, const Reading&) = default;
    };
    [[nodiscard]] Reading readingOf(const RunRecord& run) const;
    std::map<RunId, std::pair<Reading, Outcomes>> m_outcomes;
};

} // namespace plumbline
