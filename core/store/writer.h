// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <QDateTime>

#include "core/base/result.h"
#include "core/store/project_store.h"

namespace plumbline::store {

class Connection;

/// The thread through which everything is written, in the order it was asked for. Outcomes wait in a queue
/// until there are 64 or the oldest has waited 200 ms, and go into the file in one short transaction; other
/// jobs have a transaction of their own and their caller waits.
///
/// THREAD SAFETY: every function may be called from any thread but the writer's own.
class Writer
{
public:
    using Job = std::function<void(Connection&)>; ///< may throw Failure: then nothing of it stays

    /// \a connection is used by the writer's thread only until the destructor returns.
    explicit Writer(Connection& connection);
    /// Commits everything queued.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    enum class Wrap {
        Transaction, ///< all of the job or nothing
        Nothing,     ///< for the few statements that allow no transaction (VACUUM)
    };
    /// Runs \a job after everything asked for before, and waits for it.
    Result<void> perform(const Job& job, Wrap wrap = Wrap::Transaction);
    /// Queues; waits only while the queue holds more than kMaxQueued outcomes.
    void append(OutcomeBatch batch);
    /// Waits until everything queued before is committed; the first error since the last flush.
    Result<void> flush();
    /// The first error of append() since clearFailure().
    [[nodiscard]] Result<void> failure() const;
    void clearFailure();
    /// When something was last committed; invalid while nothing was.
    [[nodiscard]] QDateTime savedAt() const;

    static constexpr std::size_t kMaxQueued = 4096; ///< outcomes
    static constexpr std::size_t kBatch = 64;       ///< outcomes
    static constexpr std::chrono::milliseconds kPatience {200};

private:
    /// A job and where its caller looks for the end of it; lives on the caller's stack.
    struct Task
    {
        const Job* job = nullptr; ///< null: flush
        Wrap wrap = Wrap::Transaction;
        Result<void> result;
        bool done = false;
    };
    /// Either a batch or a task.
    struct Item
    {
        OutcomeBatch batch;
        Task* task = nullptr;
        std::chrono::steady_clock::time_point queuedAt;
    };

    Result<void> await(Task& task);
    void loop();
    void waitForWork(std::unique_lock<std::mutex>& lock);
    std::vector<OutcomeBatch> takeBatches();                      ///< \pre locked
    Result<void> runTask(const Task& task);                       ///< \pre unlocked
    Result<void> store(const std::vector<OutcomeBatch>& batches); ///< \pre unlocked
    void noteFailure(const Error& error);                         ///< \pre locked

    Connection& m_connection;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;  ///< the writer: there is work, or it is time to end
    std::condition_variable m_moved; ///< callers: a task is done, or there is room in the queue
    std::deque<Item> m_queue;
    std::size_t m_queued = 0;          ///< outcomes in the queue
    std::size_t m_tasks = 0;           ///< tasks in the queue
    bool m_stop = false;               ///< changed under m_mutex, so that no wake-up is lost
    std::atomic<qint64> m_savedMs {0}; ///< since the epoch; 0: nothing yet
    Result<void> m_failure;
    Result<void> m_sinceFlush;
    std::thread m_thread; // last: starts when all else is there
};

} // namespace plumbline::store
