// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QElapsedTimer>
#include <QFuture>
#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include "core/base/result.h"
#include "core/dataset/importer.h"
#include "core/dataset/label_table.h"
#include "core/session/project.h"
#include "core/session/queries.h"

namespace plumbline {

class RunQueue;
class History;
class Listing;
class ThumbnailCache;

/// What the job line shows.
enum class JobKind { None, Open, Import, Run, Install, Copy, Pack, Relink, Delete, Export, Check };

/// The window's door: one open project at a time, long work off the GUI thread, changes told by signals.
/// Lives in the GUI thread. Futures finish with a Result; continue them with .then(context, ...).
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(std::shared_ptr<const Services> services, QObject* parent = nullptr);
    /// Cancels what runs (a run can be resumed) and waits for it.
    ~Session() override;

    [[nodiscard]] const Services& services() const { return *m_services; }
    [[nodiscard]] bool hasProject() const { return m_project != nullptr; }
    /// Null without a project. Its questions may be asked from any thread; the cheap ones (dataset(), runs(),
    /// path()) from the GUI thread too.
    [[nodiscard]] std::shared_ptr<Project> project() const { return m_project; }
    [[nodiscard]] ThumbnailCache& thumbnails() const { return *m_thumbnails; }
    /// Every act that can be taken back goes through it; empty again with every other project
    /// (core/session/history.h).
    [[nodiscard]] History& history() const { return *m_history; }

    // project
    QFuture<Result<void>> createProject(const QString& path);
    QFuture<Result<void>> openProject(const QString& path);
    /// Makes a fresh project of the bundled synthetic portraits in the user's data folder (or opens the one
    /// made before), imports them when it is new, and starts the systems: they really run.
    QFuture<Result<void>> openSample();
    void closeProject();
    [[nodiscard]] static QString
    sampleFolder(); ///< resources/sample beside the program or installed; empty if missing
    [[nodiscard]] static QString defaultProjectFolder(); ///< ~/Documents/Plumbline or the data folder

    // dataset
    static QFuture<Result<LabelTable>> previewLabels(const QString& file, int rows);
    QFuture<Result<ImportReport>> importDataset(const ImportRequest& request);
    /// The report of the latest import in this session, or none.
    [[nodiscard]] const std::optional<ImportReport>& importReport() const { return m_importReport; }

    // runs
    QFuture<Result<RunSummary>> startRun(const RunRequest& request);
    /// Runs that wait for the one going on (core/session/run_queue.h).
    [[nodiscard]] RunQueue& runQueue() const { return *m_queue; }
    void pauseJob();
    void resumeJob();
    void cancelJob();
    [[nodiscard]] JobKind job() const { return m_job; }
    [[nodiscard]] Progress progress() const { return m_progress; }
    QFuture<Result<void>> installModels();

    // questions, off the GUI thread
    QFuture<Result<Measured>> measure(const MeasureQuery& query) const;
    QFuture<Result<std::vector<OutcomeRow>>> list(const ListQuery& query) const;
    QFuture<Result<Listing>> listing(const ListQuery& query) const; ///< core/session/listing.h
    QFuture<Result<ImageDetail>> detail(ImageId image,
                                        const QString& task = QStringLiteral("classify:gender")) const;
    /// Project::withLandmarks(): slow the first time.
    QFuture<Result<ImageDetail>> withLandmarks(const ImageDetail& detail) const;
    /// The picture at full size, upright.
    static QFuture<Result<QImage>> picture(const QString& path);
    /// Project::exportOutcomes() in the format of the path's suffix (".csv", ".json", ".xlsx").
    QFuture<Result<void>> exportOutcomes(const QString& path, const ListQuery& query = {},
                                         const MeasureQuery& measures = {},
                                         const ChartOptions& options = {}) const;

    /// Any question about, or short act on, the open project, off the GUI thread
    /// (core/session/session_work.h). \a question: Result<T>(Project&).
    template<class T, class Question>
    QFuture<Result<T>> ask(Question question) const;
    /// Runs long work in the job pool, told of by jobChanged() and progressChanged(); one job at a time
    /// (Usage error when another is going on) (core/session/session_work.h).
    template<class T>
    QFuture<Result<T>> startJob(JobKind kind,
                                std::function<Result<T>(RunControl&, const ProgressFunction&)> work);

Q_SIGNALS:
    void projectChanged();  ///< opened, created or closed
    void datasetChanged();  ///< imported, grouped anew, values or sources of labels changed
    void runsChanged();     ///< started, ended
    void outcomesChanged(); ///< new outcomes while a run goes on: at most once a second
    void modelsChanged();
    void reviewChanged();                       ///< tags, notes, flags, exclusions, saved filters
    void jobChanged();                          ///< kind of job, paused or not
    void progressChanged();                     ///< at most ten times a second
    void failed(const plumbline::Error& error); ///< of work nobody waits for

private:
    QFuture<Result<void>> takeProject(QFuture<Result<std::shared_ptr<Project>>> opening);
    void setProject(std::shared_ptr<Project> project);
    void setJob(JobKind job);
    void report(const Progress& progress);
    void rememberProject() const;

    std::shared_ptr<const Services> m_services;
    std::shared_ptr<Project> m_project;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    std::unique_ptr<RunQueue> m_queue;
    std::unique_ptr<History> m_history;
    std::unique_ptr<QThreadPool> m_jobs; ///< one thread: jobs are one at a time
    /// One thread: loading that model takes seconds, and lists must not wait behind it.
    std::unique_ptr<QThreadPool> m_landmarks;
    std::shared_ptr<RunControl> m_control; ///< of the job going on
    std::optional<ImportReport> m_importReport;
    JobKind m_job = JobKind::None;
    Progress m_progress;
    QElapsedTimer m_sinceOutcomes;
};

} // namespace plumbline
