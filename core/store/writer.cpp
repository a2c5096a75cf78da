// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/writer.h"

#include <utility>

#include "core/base/log.h"
#include "core/store/connection.h"
#include "core/store/outcome_store.h"
#include "core/store/store_error.h"
#include "core/store/transaction.h"

namespace plumbline::store {

Writer::Writer(Connection& connection)
    : m_connection(connection)
    , m_thread([this] { loop(); })
{
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

Result<void> Writer::perform(const Job& job, Wrap wrap)
{
    Task task;
    task.job = &job;
    task.wrap = wrap;
    return await(task);
}

void Writer::append(OutcomeBatch batch)
{
    if (batch.outcomes.empty())
        return;
    std::unique_lock lock(m_mutex);
    m_moved.wait(lock, [this] { return m_queued < kMaxQueued; });
    m_queued += batch.outcomes.size();
    m_queue.push_back({std::move(batch), nullptr, std::chrono::steady_clock::now()});
    lock.unlock();
    m_wake.notify_one();
}

Result<void> Writer::flush()
{
    Task task;
    return await(task);
}

Result<void> Writer::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void Writer::clearFailure()
{
    const std::lock_guard lock(m_mutex);
    m_failure = {};
    m_sinceFlush = {};
}

QDateTime Writer::savedAt() const
{
    const qint64 ms = m_savedMs;
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

Result<void> Writer::await(Task& task)
{
    Q_ASSERT(std::this_thread::get_id() != m_thread.get_id());
    std::unique_lock lock(m_mutex);
    m_queue.push_back({{}, &task, std::chrono::steady_clock::now()});
    ++m_tasks;
    m_wake.notify_one();
    m_moved.wait(lock, [&task] { return task.done; });
    return task.result;
}

void Writer::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        waitForWork(lock);
        if (m_queue.empty())
            return; // asked to stop, and everything is in the file
        if (Task* task = m_queue.front().task) {
            m_queue.pop_front();
            --m_tasks;
            lock.unlock();
            Result<void> result = runTask(*task);
            lock.lock();
            task->result = task->job ? std::move(result) : std::exchange(m_sinceFlush, {});
            task->done = true;
        } else {
            const std::vector<OutcomeBatch> batches = takeBatches();
            lock.unlock();
            const Result<void> result = store(batches);
            lock.lock();
            if (!result)
                noteFailure(result.error());
        }
        m_moved.notify_all();
    }
}

void Writer::waitForWork(std::unique_lock<std::mutex>& lock)
{
    m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
    if (m_queue.empty())
        return;
    // Whoever waits for a task must not wait for the clock; neither must the end.
    m_wake.wait_until(lock, m_queue.front().queuedAt + kPatience,
                      [this] { return m_stop || m_tasks > 0 || m_queued >= kBatch; });
}

std::vector<OutcomeBatch> Writer::takeBatches()
{
    std::vector<OutcomeBatch> batches;
    std::size_t taken = 0;
    while (!m_queue.empty() && !m_queue.front().task && taken < kBatch) {
        taken += m_queue.front().batch.outcomes.size();
        batches.push_back(std::move(m_queue.front().batch));
        m_queue.pop_front();
    }
    m_queued -= taken;
    return batches;
}

Result<void> Writer::runTask(const Task& task)
{
    if (!task.job)
        return {};
    auto done = guarded([&] {
        if (task.wrap == Wrap::Nothing)
            return (*task.job)(m_connection);
        Transaction transaction(m_connection);
        (*task.job)(m_connection);
        transaction.commit();
    });
    if (done)
        m_savedMs = QDateTime::currentMSecsSinceEpoch();
    return done;
}

Result<void> Writer::store(const std::vector<OutcomeBatch>& batches)
{
    const auto write = [this](const auto& some) {
        return guarded([&] {
            Transaction transaction(m_connection);
            for (const OutcomeBatch& batch : some)
                insertOutcomes(m_connection, batch);
            transaction.commit();
            m_savedMs = QDateTime::currentMSecsSinceEpoch();
        });
    };
    const Result<void> together = write(batches);
    if (together || batches.size() == 1 || together.error().code == ErrorCode::DiskFull)
        return together;
    // One refused batch must not take another run's outcomes with it.
    Result<void> first;
    for (const OutcomeBatch& batch : batches) {
        const Result<void> alone = write(std::vector {batch});
        if (!alone && first)
            first = alone;
    }
    return first;
}

void Writer::noteFailure(const Error& error)
{
    if (m_failure) { // the first says it all
        qCWarning(logStore, "outcomes were not stored: %s", qUtf8Printable(error.detail));
        m_failure = error;
    }
    if (m_sinceFlush)
        m_sinceFlush = error;
}

} // namespace plumbline::store
