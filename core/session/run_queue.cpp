// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/run_queue.h"

#include <algorithm>

#include "core/session/session.h"

namespace plumbline {

RunQueue::RunQueue(Session& session)
    : m_session(session)
{
    // Queued: the slots of those who wait for the job that ended come first.
    connect(&session, &Session::jobChanged, this, &RunQueue::startNext, Qt::QueuedConnection);
    connect(&session, &Session::projectChanged, this, [this] {
        m_entries.clear();
        m_problem.clear();
        m_held = false;
        Q_EMIT changed();
    });
}

void RunQueue::add(const RunRequest& request)
{
    m_entries.push_back({++m_lastId, request});
    if (m_entries.size() == 1)
        m_held = false; // whoever asks for a run now wants it
    Q_EMIT changed();
    startNext();
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
    Q_EMIT changed();
}

void RunQueue::remove(int id)
{
    std::erase_if(m_entries, [id](const Entry& entry) { return entry.id == id; });
    if (m_entries.empty())
        m_held = false;
    Q_EMIT changed();
}

void RunQueue::clear()
{
    m_entries.clear();
    m_held = false;
    Q_EMIT changed();
}

void RunQueue::release()
{
    m_held = false;
    Q_EMIT changed();
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
    Q_EMIT changed();
}

void RunQueue::runEnded(const Result<RunSummary>& summary)
{
    const bool stopped = !summary || summary->cancelled;
    if (!summary && summary.error().code != ErrorCode::Cancelled)
        m_problem = summary.error().userText;
    m_held = stopped && !m_entries.empty();
    Q_EMIT changed();
}

} // namespace plumbline
