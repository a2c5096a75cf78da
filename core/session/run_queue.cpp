// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/run_queue.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/session/session.h"

namespace plumbline {

namespace {

constexpr QLatin1String kSetting("runs.waiting");
constexpr QLatin1String kTask("task");
constexpr QLatin1String kSystems("systems");
constexpr QLatin1String kResume("resume");
constexpr QLatin1String kRetry("retry");
constexpr QLatin1String kWorkers("workers");

QJsonObject asJson(const RunRequest& request)
{
    QJsonArray retry;
    for (const RunId run : request.retry)
        retry.append(run.value());
    return {{kTask, request.task},
            {kSystems, QJsonArray::fromStringList(request.systems)},
            {kResume, request.resume},
            {kRetry, retry},
            {kWorkers, request.workers}};
}

RunRequest fromJson(const QJsonObject& object)
{
    RunRequest request;
    request.task = object.value(kTask).toString(request.task);
    for (const QJsonValue& system : object.value(kSystems).toArray())
        request.systems.append(system.toString());
    request.resume = object.value(kResume).toBool();
    for (const QJsonValue& run : object.value(kRetry).toArray())
        request.retry.emplace_back(run.toInteger());
    request.workers = object.value(kWorkers).toInt();
    return request;
}

} // namespace

RunQueue::RunQueue(Session& session)
    : m_session(session)
{
    // Queued: the slots of those who wait for the job that ended come first.
    connect(&session, &Session::jobChanged, this, &RunQueue::startNext, Qt::QueuedConnection);
    connect(&session, &Session::projectChanged, this, &RunQueue::load);
    m_writer.setMaxThreadCount(1);
}

RunQueue::~RunQueue()
{
    m_writer.waitForDone();
}

void RunQueue::load()
{
    m_writer.waitForDone(); // of the audit before: its file is closed when its last owner goes
    m_entries.clear();
    m_problem.clear();
    const auto project = m_session.project();
    if (project && !project->isReadOnly()) {
        const auto kept = QJsonDocument::fromJson(project->setting(kSetting).toUtf8()).array();
        for (const QJsonValue& request : kept)
            m_entries.push_back({++m_lastId, fromJson(request.toObject())});
    }
    m_kept = m_held = !m_entries.empty(); // nobody asked for them today
    Q_EMIT changed();
}

void RunQueue::told()
{
    m_kept = m_kept && !m_entries.empty();
    const auto project = m_session.project();
    if (project && !project->isReadOnly()) {
        QJsonArray waiting;
        for (const Entry& entry : m_entries)
            waiting.append(asJson(entry.request));
        const QByteArray text =
            waiting.isEmpty() ? QByteArray() : QJsonDocument(waiting).toJson(QJsonDocument::Compact);
        m_writer.start([project, text] { project->setSetting(kSetting, QString::fromUtf8(text)); });
    }
    Q_EMIT changed();
}

void RunQueue::add(const RunRequest& request)
{
    if (m_held && m_session.hasProject() && m_session.job() == JobKind::None) {
        m_problem.clear(); // whoever asks for a run now wants it; the others go on waiting
        (void)m_session.startRun(request);
        Q_EMIT changed();
        return;
    }
    m_entries.push_back({++m_lastId, request});
    told();
    startNext();
}

void RunQueue::addFirst(const RunRequest& request)
{
    m_entries.insert(m_entries.begin(), {++m_lastId, request});
    release();
}

void RunQueue::move(int id, int place)
{
    const auto at =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& entry) { return entry.id == id; });
    if (at == m_entries.end())
        return;
    Entry entry = std::move(*at);
    m_entries.erase(at);
    const int to = std::clamp(place, 0, static_cast<int>(m_entries.size()));
    m_entries.insert(m_entries.begin() + to, std::move(entry));
    told();
}

void RunQueue::remove(int id)
{
    std::erase_if(m_entries, [id](const Entry& entry) { return entry.id == id; });
    if (m_entries.empty())
        m_held = false;
    told();
}

void RunQueue::clear()
{
    m_entries.clear();
    m_held = false;
    told();
}

void RunQueue::release()
{
    m_held = false;
    m_kept = false;
    told();
    startNext();
}

void RunQueue::startNext()
{
    if (m_held || m_entries.empty() || !m_session.hasProject() || m_session.job() != JobKind::None)
        return;
    const RunRequest request = m_entries.front().request;
    m_entries.erase(m_entries.begin());
    m_problem.clear();
    (void)m_session.startRun(request); // its end comes by runEnded()
    told();
}

void RunQueue::runEnded(const Result<RunSummary>& summary)
{
    const bool stopped = !summary || summary->cancelled;
    if (!summary && summary.error().code != ErrorCode::Cancelled)
        m_problem = summary.error().userText;
    m_held = (stopped || m_held) && !m_entries.empty();
    Q_EMIT changed();
}

} // namespace plumbline
