// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/outcomes/outcome.h"
#include "core/run/run_record.h"

namespace plumbline {

/// What opening a file did to its schema.
enum class SchemaOutcome { Current, Upgraded, NewerCompatible, NewerIncompatible, Failed };

enum class OpenMode {
    ReadWrite,           ///< takes the lock; Locked when another program writes
    ReadOnly,            ///< never writes, not even a WAL
    ReadWriteOrReadOnly, ///< writes if it can, else reads
};

/// Who did what when. Append-only.
struct JournalEntry
{
    QDateTime whenUtc;
    QString who;    ///< login name
    QString action; ///< "create", "import", "run started", "run finished", "export" ...
    QJsonObject detail;
};

/// A batch on its way into the file: one run's outcomes.
struct OutcomeBatch
{
    RunId run;
    std::vector<Outcome> outcomes;
};

namespace store {
class Connection;
}

/// One .plumb file. The only door to SQL. Every function may be called from any thread: writes go to one
/// writer thread in order, reads use a read-only connection of their own and see what is committed. While
/// open for writing the file is in WAL mode and locked (QLockFile beside it, ".<name>.lock"); closed, it is
/// one plain file. Writing to a store that is open for reading is an error of code Locked. Any function may
/// also return DiskFull, Damaged, Unreadable.
class ProjectStore
{
public:
    /// Makes a new, empty project. Unreadable when the folder cannot be written, Usage when the file exists.
    static Result<std::unique_ptr<ProjectStore>> create(const QString& path);
    /// NotFound, Damaged (text, truncated, another kind of SQLite file), Newer, Locked, Unreadable (no
    /// permission, a folder). For writing: an older schema is upgraded after a copy beside the file, and runs
    /// that a dead program left running become interrupted.
    static Result<std::unique_ptr<ProjectStore>> open(const QString& path, OpenMode mode);
    /// Waits until everything queued is committed, checkpoints, leaves one plain file, releases the lock.
    ~ProjectStore();
    ProjectStore(const ProjectStore&) = delete;
    ProjectStore& operator=(const ProjectStore&) = delete;

    [[nodiscard]] QString path() const; ///< absolute, symbolic links resolved
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] SchemaOutcome schemaOutcome() const;
    /// When read only because another program writes: who (host, process), for the sentence; else empty.
    [[nodiscard]] QString lockedBy() const;
    /// When this store last committed a change; invalid while it has not.
    [[nodiscard]] QDateTime savedAt() const;

    // Dataset
    /// Replaces the dataset whole, in one transaction with the journal's "import" entry (\a journalDetail,
    /// number of images and content hash). An image of the same file and hash keeps its id; load the dataset
    /// to learn the ids. Usage when two attributes or two groupings have one name.
    Result<void> saveDataset(const Dataset& dataset, const QJsonObject& journalDetail = {});
    /// Image::duplicateOf is worked out from the hashes here, whatever was saved.
    [[nodiscard]] Result<Dataset> loadDataset() const;
    /// Changes groupings only; runs stay valid. Journalled.
    Result<void> saveGroupings(const std::vector<Grouping>& groupings);
    /// Usage when there is no such attribute. Journalled.
    Result<void> saveValueMap(const QString& attribute, const QHash<QString, QString>& map);
    /// Usage when there is no such attribute. Journalled.
    Result<void> saveLabelSource(const QString& attribute, LabelSource source);

    // Runs; each change of state is journalled with it ("run started", "run finished" ...).
    /// Takes the plan of \a record (its id, state, done and failed do not count; an invalid startedUtc is
    /// now) and clears failure().
    Result<RunId> startRun(const RunRecord& record);
    /// Finished, Cancelled or Interrupted. NotFound; Usage when the run is finished already. Waits for the
    /// run's outcomes to be committed; a run whose outcomes failed to be stored cannot become Finished: that
    /// failure is returned.
    Result<void> endRun(RunId run, RunState state);
    /// An interrupted or cancelled run goes on; clears failure(). NotFound; Usage when the run is finished.
    Result<void> reopenRun(RunId run);
    /// In the order they were started.
    [[nodiscard]] Result<std::vector<RunRecord>> runs() const;

    // Outcomes
    /// Queues a batch; returns at once unless the queue holds more than a few thousand (then waits: back
    /// pressure). Committed when 200 ms or 64 outcomes have passed, whichever comes first. Refused for a
    /// finished run at commit (see failure()).
    /// Embeddings of a matching run go in with their outcomes, in the same transaction.
    /// A second outcome for an image (a failure tried again) replaces the first. Label, confidence and scores
    /// are kept of answered images only. \pre not read only.
    void append(OutcomeBatch batch);
    /// Waits until everything queued is committed; the first error since the last flush (DiskFull ...), which
    /// is also kept.
    Result<void> flush();
    /// The first error of append() since the last startRun() or reopenRun(), or none: the run engine stops on
    /// it.
    [[nodiscard]] Result<void> failure() const;
    /// Ordered by image id; without raw responses and landmarks (see detail()). NotFound when there is no
    /// such run.
    [[nodiscard]] Result<std::vector<Outcome>> outcomes(RunId run) const;
    [[nodiscard]] Result<std::unordered_set<ImageId>> doneImages(RunId run) const;
    /// One outcome with raw response and landmarks. NotFound when there is none.
    [[nodiscard]] Result<Outcome> detail(RunId run, ImageId image) const;

    // Journal and meta
    Result<void> journal(const QString& action, const QJsonObject& detail);
    [[nodiscard]] Result<std::vector<JournalEntry>> journalEntries() const;
    /// Small named values of the project ("title", "ui.context"); an empty string when there is none. The
    /// names "min_compatible", "program_version" and "dataset.*" are the store's own and cannot be set.
    [[nodiscard]] Result<QString> meta(const QString& key) const;
    Result<void> setMeta(const QString& key, const QString& value);

private:
    class Impl;
    friend class LabelStore;     ///< labels in place of others (core/store/label_store.h)
    friend class FileStore;      ///< copies, packed and moved images, face data (core/store/file_store.h)
    friend class ReviewStore;    ///< the auditor's own word (core/store/review_store.h)
    friend class CountsStore;    ///< counts without images (core/store/counts_store.h)
    friend class EmbeddingStore; ///< faces enrolled (core/store/embedding_store.h)
    friend class ScoreStore;     ///< runs made elsewhere (core/store/score_store.h)
    using Job = std::function<void(store::Connection&)>; ///< may throw store::Failure
    Result<void> write(const Job& job);                  ///< on the writer's thread, in a transaction
    Result<void> writeBare(const Job& job);              ///< the same without one: VACUUM allows none
    Result<void> read(const Job& job) const;             ///< in a read transaction
    explicit ProjectStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline
