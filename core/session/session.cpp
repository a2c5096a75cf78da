// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/session.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QFileInfo>
#include <QtConcurrentRun>

#include "core/base/log.h"
#include "core/export/exporter.h"
#include "core/session/history.h"
#include "core/session/listing.h"
#include "core/session/recent.h"
#include "core/session/run_queue.h"
#include "core/session/sample.h"
#include "core/session/session_work.h"
#include "core/session/thumbnails.h"
#include "core/vision/picture.h"

namespace plumbline {

Session::Session(std::shared_ptr<const Services> services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_thumbnails(std::make_unique<ThumbnailCache>())
    , m_queue(std::make_unique<RunQueue>(*this))
    , m_history(std::make_unique<History>())
    , m_jobs(std::make_unique<QThreadPool>())
    , m_landmarks(std::make_unique<QThreadPool>())
{
    connect(m_history.get(), &History::reviewChanged, this, &Session::reviewChanged);
    connect(m_history.get(), &History::datasetChanged, this, &Session::datasetChanged);
    connect(m_history.get(), &History::failed, this, &Session::failed);
    qRegisterMetaType<plumbline::Error>();
    m_jobs->setMaxThreadCount(1);
    m_landmarks->setMaxThreadCount(1);
    m_jobs->setExpiryTimeout(-1);
    // Hash the model files now, so that the first page that asks for systems need not wait for it.
    (void)QtConcurrent::run([parts = m_services] { (void)parts->systems(); });
}

Session::~Session()
{
    blockSignals(true); // those who listened may be going, too
    cancelJob();
    m_landmarks->clear();
    m_landmarks->waitForDone();
    m_jobs->waitForDone();
    m_jobs.reset(); // from here on nothing begins
    // The answer of what was cancelled waits among the posted events. Were it dropped with them, its promise
    // would call the next continuation, which follows this context after it has gone (Qt 6.4).
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void Session::setJob(JobKind job)
{
    m_job = job;
    Q_EMIT jobChanged();
}

void Session::report(const Progress& progress)
{
    if (m_job == JobKind::None)
        return; // a late report of a job that has ended
    const bool paused = m_progress.paused;
    m_progress = progress;
    Q_EMIT progressChanged();
    if (paused != progress.paused)
        Q_EMIT jobChanged();
    constexpr qint64 kOutcomesEveryMs = 1000;
    if (m_job == JobKind::Run
        && (!m_sinceOutcomes.isValid() || m_sinceOutcomes.elapsed() >= kOutcomesEveryMs)) {
        m_sinceOutcomes.start();
        Q_EMIT outcomesChanged();
    }
}

QFuture<Result<void>> Session::takeProject(QFuture<Result<std::shared_ptr<Project>>> opening)
{
    return opening.then(this, [this](Result<std::shared_ptr<Project>> opened) -> Result<void> {
        if (!opened)
            return opened.error();
        setProject(std::move(*opened));
        return {};
    });
}

QFuture<Result<void>> Session::createProject(const QString& path)
{
    return takeProject(startJob<std::shared_ptr<Project>>(
        JobKind::Open, [services = m_services, path](RunControl&, const ProgressFunction&) {
            return Project::create(services, path);
        }));
}

QFuture<Result<void>> Session::openProject(const QString& path)
{
    return takeProject(startJob<std::shared_ptr<Project>>(
        JobKind::Open,
        [services = m_services, path, landmarks = m_landmarks.get()](RunControl&, const ProgressFunction&) {
        // What is being worked out of the audit before keeps it open: the same file would be in use.
        landmarks->clear();
        landmarks->waitForDone();
        return Project::open(services, path, OpenMode::ReadWriteOrReadOnly);
        }));
}

QFuture<Result<void>> Session::openSample()
{
    auto opening = startJob<std::shared_ptr<Project>>(
        JobKind::Open, [services = m_services](RunControl& control, const ProgressFunction& progress) {
            return openSampleProject(services, progress, control.token());
        });
    return takeProject(opening).then(this, [this](Result<void> opened) {
        if (!opened)
            return opened;
        const auto runs = m_project->runs();
        const bool hasAll = !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const RunRecord& run) {
            return run.state == RunState::Finished;
        });
        if (!hasAll && !m_project->isReadOnly()) {
            RunRequest request;
            request.resume = true; // begins what never began, goes on with what was cut off
            startRun(request).then(this, [this](const Result<RunSummary>& summary) {
                if (!summary)
                    Q_EMIT failed(summary.error());
            });
        }
        return opened;
    });
}

void Session::closeProject()
{
    cancelJob();
    if (m_project)
        setProject(nullptr);
}

void Session::setProject(std::shared_ptr<Project> project)
{
    rememberProject(); // as it is when it is left
    m_project = std::move(project);
    m_history->setProject(m_project);
    m_importReport.reset();
    m_thumbnails->clear();
    rememberProject();
    Q_EMIT projectChanged();
    Q_EMIT datasetChanged();
    Q_EMIT runsChanged();
}

void Session::rememberProject() const
{
    if (m_project)
        rememberRecent(*m_project);
}

QFuture<Result<LabelTable>> Session::previewLabels(const QString& file, int rows)
{
    return QtConcurrent::run([file, rows] { return readLabelTable(file, rows); });
}

QFuture<Result<ImportReport>> Session::importDataset(const ImportRequest& request)
{
    if (!m_project)
        return refusedWork<ImportReport>(tr("No audit is open; open one first."));
    return startJob<ImportReport>(
               JobKind::Import,
               [project = m_project, request](RunControl& control, const ProgressFunction& progress) {
        return project->import(request, progress, control.token());
               })
        .then(this, [this](Result<ImportReport> report) {
            if (report) {
                m_importReport = *report;
                m_history->forget(); // it was about other labels
                rememberProject();
                Q_EMIT datasetChanged();
            }
            return report;
        });
}

QFuture<Result<RunSummary>> Session::startRun(const RunRequest& request)
{
    if (!m_project)
        return refusedWork<RunSummary>(tr("No audit is open; open one first."));
    m_sinceOutcomes.invalidate();
    auto run = startJob<RunSummary>(
        JobKind::Run,
        [project = m_project, request, this](RunControl& control, const ProgressFunction& progress) {
        bool told = false;
        return project->run(request, control, [&](const Progress& step) {
            if (!std::exchange(told, true)) // the runs are in the project now
                QMetaObject::invokeMethod(
                    this, [this] { Q_EMIT runsChanged(); }, Qt::QueuedConnection);
            progress(step);
        });
        });
    return run.then(this, [this](Result<RunSummary> summary) {
        m_queue->runEnded(summary);
        rememberProject();
        Q_EMIT runsChanged();
        Q_EMIT outcomesChanged();
        return summary;
    });
}

void Session::pauseJob()
{
    if (m_control && m_job == JobKind::Run)
        m_control->pause();
}

void Session::resumeJob()
{
    if (m_control)
        m_control->resume();
}

void Session::cancelJob()
{
    if (m_control)
        m_control->cancel();
}

QFuture<Result<void>> Session::installModels()
{
    return startJob<void>(
               JobKind::Install,
               [services = m_services](RunControl& control, const ProgressFunction& progress) {
        return plumbline::installModels(
            services->models, {},
            [&](const InstallProgress& step) {
            Progress told;
            told.done = step.done;
            told.total = step.total;
            told.what = step.what;
            progress(told);
            },
            control.token());
               })
        .then(this, [this](Result<void> result) {
            Q_EMIT modelsChanged();
            return result;
        });
}

QFuture<Result<Measured>> Session::measure(const MeasureQuery& query) const
{
    return ask<Measured>([query](const Project& project) { return project.measure(query); });
}

QFuture<Result<std::vector<OutcomeRow>>> Session::list(const ListQuery& query) const
{
    return ask<std::vector<OutcomeRow>>([query](const Project& project) { return project.list(query); });
}

QFuture<Result<Listing>> Session::listing(const ListQuery& query) const
{
    return ask<Listing>([query](const Project& project) { return project.listing(query); });
}

QFuture<Result<ImageDetail>> Session::detail(ImageId image, const QString& task) const
{
    return ask<ImageDetail>([image, task](const Project& project) { return project.detail(image, task); });
}

QFuture<Result<ImageDetail>> Session::withLandmarks(const ImageDetail& detail) const
{
    if (!m_project || !m_landmarks)
        return refusedWork<ImageDetail>(tr("No audit is open; open one first."));
    return QtConcurrent::run(m_landmarks.get(), [project = m_project, detail]() -> Result<ImageDetail> {
        return project->withLandmarks(detail);
    });
}

QFuture<Result<QImage>> Session::picture(const QString& path)
{
    return QtConcurrent::run([path]() -> Result<QImage> {
        const auto read = readPicture(path);
        if (!read)
            return read.error();
        return read->toImage();
    });
}

QFuture<Result<void>> Session::exportOutcomes(const QString& path, const ListQuery& query,
                                              const MeasureQuery& measures, const ChartOptions& options) const
{
    return ask<void>([path, query, measures, options](Project& project) {
        return project.exportOutcomes(QFileInfo(path).suffix().toLower(), path, query, measures, options);
    });
}

} // namespace plumbline
