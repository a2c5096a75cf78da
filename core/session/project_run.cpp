// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <map>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonObject>

#include "core/dataset/images_hash.h"
#include "core/run/engine.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/run_provenance.h"
#include "core/store/embedding_store.h"
#include "core/store/file_store.h"

namespace plumbline {

namespace {

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("Project", text, comment, n);
}

/// The runs of one request: which are there to go on with, which begin.
class RunPlanner
{
public:
    RunPlanner(const Services& services, ProjectStore& store, const Dataset& dataset,
               std::vector<RunRecord> known)
        : m_services(services)
        , m_store(store)
        , m_dataset(dataset)
        , m_hash(contentHash(dataset))
        , m_imagesHash(imagesHash(dataset))
        , m_known(std::move(known))
    {
    }

    /// Checks everything before anything is written: a wrong id or a missing model starts no run.
    Result<QStringList> systems(const RunRequest& request) const
    {
        if (!request.retry.empty())
            return retriedSystems(request.retry);
        QStringList chosen;
        for (const SystemInfo& system :
             m_services.systems(request.task, request.systems.isEmpty() ? QString() : QStringLiteral("*"))) {
            const bool asked = request.systems.contains(system.id);
            if (asked && !system.installed)
                return Error {
                    ErrorCode::NotInstalled, tr("%1 cannot run. %2").arg(system.id, system.state), {}};
            if (asked || (request.systems.isEmpty() && system.installed && system.id.startsWith(kDetector)))
                chosen.append(system.id);
        }
        for (const QString& id : request.systems) {
            if (!chosen.contains(id))
                return Error {ErrorCode::Usage,
                              tr("There is no system %1 for %2; plumbline-cli systems lists them.")
                                  .arg(id, request.task),
                              {}};
        }
        if (chosen.isEmpty()) {
            return Error {ErrorCode::NotInstalled,
                          tr("No system for %1 is installed; install the models first (plumbline-cli models "
                             "--install, or Systems in the window).")
                              .arg(request.task),
                          {}};
        }
        return chosen;
    }

    Result<EnginePlan> plan(const RunRequest& request, const QStringList& systems) const
    {
        EnginePlan plan;
        plan.workers = request.workers > 0
            ? request.workers
            : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        plan.images.reserve(m_dataset.images.size());
        for (const Image& image : m_dataset.images)
            plan.images.push_back({image.id, image.path, image.file, image.sha256, image.problem});
        for (const RunId earlier : request.retry) {
            auto run = retried(earlier, plan.workers);
            if (!run)
                return run.error();
            plan.runs.push_back(std::move(*run));
        }
        for (const QString& system : systems) {
            auto run = planned(request, system, plan.workers);
            if (!run)
                return run.error();
            if (*run)
                plan.runs.push_back(std::move(**run));
        }
        return plan;
    }

private:
    static constexpr auto kDetector = QLatin1String("fr_detect+");
    static constexpr auto kImagesHash = QLatin1String("images_sha256");

    /// None: each retried run says its own. Checks that they can run.
    Result<QStringList> retriedSystems(const std::vector<RunId>& runs) const
    {
        for (const RunRecord& record : m_known) {
            if (std::find(runs.begin(), runs.end(), record.id) == runs.end())
                continue;
            for (const SystemInfo& system : m_services.systems(record.task, QStringLiteral("*"))) {
                if (system.id == record.system && !system.installed)
                    return Error {
                        ErrorCode::NotInstalled, tr("%1 cannot run. %2").arg(system.id, system.state), {}};
            }
        }
        return QStringList();
    }

    /// Nothing when a resumed request finds the system's run finished already.
    Result<std::optional<PlannedRun>> planned(const RunRequest& request, const QString& system,
                                              int workers) const
    {
        PlannedRun run;
        run.system = system;
        run.detector = m_services.backends.find(system.section(QLatin1Char('+'), 0, 0));
        run.classifier = m_services.backends.find(system.section(QLatin1Char('+'), 1));
        run.task = request.task;
        Q_ASSERT(run.detector && run.classifier); // systems() named them
        if (request.resume) {
            const auto last = std::find_if(m_known.rbegin(), m_known.rend(), [&](const RunRecord& record) {
                return record.system == system && record.task == request.task && isOfTheseImages(record);
            });
            if (last != m_known.rend() && last->state == RunState::Finished)
                return std::optional<PlannedRun>();
            if (last != m_known.rend())
                return resumed(std::move(run), *last);
        }
        RunRecord record;
        record.system = system;
        record.task = request.task;
        record.datasetHash = m_hash;
        record.provenance = runProvenance(m_services, run.detector->info(), run.classifier->info(), workers);
        record.provenance.insert(kImagesHash, m_imagesHash);
        record.startedUtc = QDateTime::currentDateTimeUtc();
        record.images = static_cast<qint64>(m_dataset.images.size());
        if (const auto prepared = prepareMatching(run, record); !prepared)
            return prepared.error();
        const auto id = m_store.startRun(record);
        if (!id)
            return id.error();
        run.run = *id;
        return std::optional(std::move(run));
    }

    /// A new run with the answers of \a earlier that stand. The system must be what it was: answers of two
    /// versions are not one run's.
    Result<PlannedRun> retried(RunId earlier, int workers) const
    {
        const auto known = std::find_if(m_known.begin(), m_known.end(),
                                        [&](const RunRecord& record) { return record.id == earlier; });
        if (known == m_known.end())
            return Error {ErrorCode::NotFound, tr("There is no run %1.").arg(earlier.value()), {}};
        PlannedRun run;
        run.system = known->system;
        run.detector = m_services.backends.find(run.system.section(QLatin1Char('+'), 0, 0));
        run.classifier = m_services.backends.find(run.system.section(QLatin1Char('+'), 1));
        RunRecord record;
        record.system = known->system;
        record.task = known->task;
        run.task = known->task;
        record.datasetHash = m_hash;
        if (run.detector && run.classifier)
            record.provenance =
                runProvenance(m_services, run.detector->info(), run.classifier->info(), workers);
        for (const char* part : {"models", "parameters", "classes"}) {
            const QLatin1String name(part);
            if (record.provenance.value(name) != known->provenance.value(name))
                return Error {ErrorCode::Usage,
                              tr("%1 is not what it was when run %2 was made; run it anew.")
                                  .arg(known->system)
                                  .arg(earlier.value()),
                              name};
        }
        record.images = static_cast<qint64>(m_dataset.images.size());
        if (const auto prepared = prepareMatching(run, record); !prepared)
            return prepared.error();
        const auto id = FileStore(m_store).startRetry(earlier, record);
        if (!id)
            return id.error();
        auto done = m_store.doneImages(*id);
        if (!done)
            return done.error();
        run.run = *id;
        run.done = std::move(*done);
        return run;
    }

    /// Of a matching task: gives the run the faces that are enrolled already, and seals in how the others
    /// are, and how many those were.
    Result<void> prepareMatching(PlannedRun& run, RunRecord& record) const
    {
        if (!isMatchingTask(run.task))
            return {};
        record.embedder = embedderOf(m_services, run.detector->info(), run.classifier->info());
        auto known = EmbeddingStore(m_store).known(record.embedder->sha256);
        if (!known)
            return known.error();
        run.known = std::move(*known);
        const auto reused =
            std::count_if(m_dataset.images.begin(), m_dataset.images.end(),
                          [&](const Image& image) { return run.known->contains(image.sha256); });
        record.provenance.insert(
            QStringLiteral("embeddings"),
            QJsonObject {{QStringLiteral("recipe_sha256"), record.embedder->sha256},
                         {QStringLiteral("metric"), metricName(record.embedder->form.metric)},
                         {QStringLiteral("dimension"), record.embedder->form.dimension},
                         {QStringLiteral("reused_images"), static_cast<qint64>(reused)}});
        return {};
    }

    /// Embeddings of two makings are not one run's.
    Result<std::optional<PlannedRun>> resumed(PlannedRun run, const RunRecord& earlier) const
    {
        RunRecord now;
        if (const auto prepared = prepareMatching(run, now); !prepared)
            return prepared.error();
        const auto making = [](const RunRecord& record) {
            return record.embedder ? record.embedder->sha256 : QString();
        };
        if (making(now) != making(earlier))
            return Error {ErrorCode::Usage,
                          tr("%1 is not what it was when run %2 was made; run it anew.")
                              .arg(earlier.system)
                              .arg(earlier.id.value()),
                          {}};
        const RunId id = earlier.id;
        if (const auto reopened = m_store.reopenRun(id); !reopened)
            return reopened.error();
        auto done = m_store.doneImages(id);
        if (!done)
            return done.error();
        run.run = id;
        run.done = std::move(*done);
        return std::optional(std::move(run));
    }

    /// Labels may have been corrected since. Runs by older programs say only what they saw with its labels.
    [[nodiscard]] bool isOfTheseImages(const RunRecord& record) const
    {
        return record.datasetHash == m_hash
            || record.provenance.value(kImagesHash).toString() == m_imagesHash;
    }

    const Services& m_services;
    ProjectStore& m_store;
    const Dataset& m_dataset;
    QString m_hash;
    QString m_imagesHash;
    std::vector<RunRecord> m_known;
};

} // namespace

Result<RunSummary> Project::run(const RunRequest& request, RunControl& control,
                                const ProgressFunction& progress)
{
    const auto data = dataset();
    if (data->images.empty())
        return Error {ErrorCode::Usage, tr("%1 has no images yet; import a folder first.").arg(name()), {}};
    if (isReadOnly())
        return Error {ErrorCode::Locked, tr("%1 is open for reading only; %2").arg(name(), lockedBy()), {}};
    const RunPlanner planner(*m_services, *m_store, *data, m_cache->runs());
    const auto systems = planner.systems(request);
    if (!systems)
        return systems.error();
    const auto plan = planner.plan(request, *systems);
    if (!plan)
        return plan.error();
    if (plan->runs.empty())
        return RunSummary {};
    if (const auto loaded = m_cache->loadRuns(); !loaded)
        return loaded.error();
    return carryOut(*plan, control, progress);
}

Result<RunSummary> Project::carryOut(const EnginePlan& plan, RunControl& control,
                                     const ProgressFunction& progress)
{
    QElapsedTimer timer;
    timer.start();
    const QString what = plan.runs.size() == 1
        ? tr("Running %1").arg(m_services->systemName(plan.runs.front().system))
        : tr("Running %1 systems").arg(plan.runs.size());
    std::unordered_set<RunId> matching;
    for (const PlannedRun& run : plan.runs) {
        if (isMatchingTask(run.task))
            matching.insert(run.run);
    }
    RunSummary summary;
    const auto sink = [&](RunId run, Outcome outcome) -> Result<void> {
        if (outcome.kind != OutcomeKind::Answered && matching.contains(run))
            ++summary.notEnrolled;
        std::vector<Outcome> one;
        one.push_back(std::move(outcome));
        m_store->append({run, std::move(one)});
        return m_store->failure();
    };
    const auto tell = [&](const EngineProgress& p) {
        progress(Progress {p.done, p.total, p.failed, p.perSecond, p.secondsLeft, p.paused, what});
    };
    const auto done = execute(plan, m_services->models, control, sink, tell);
    const auto flushed = m_store->flush();
    const bool whole = done && flushed && !done->cancelled;
    for (const PlannedRun& run : plan.runs) {
        summary.runs.push_back(run.run);
        const RunState state = whole    ? RunState::Finished
            : (done && done->cancelled) ? RunState::Cancelled
                                        : RunState::Interrupted;
        if (const auto ended = m_store->endRun(run.run, state); !ended && done && flushed)
            return ended.error();
    }
    (void)m_cache->loadRuns();
    if (!done)
        return done.error();
    if (!flushed)
        return flushed.error();
    summary.images = done->images;
    summary.failed = done->failed;
    summary.cancelled = done->cancelled;
    summary.seconds = static_cast<double>(timer.elapsed()) / 1000;
    return summary;
}

} // namespace plumbline
