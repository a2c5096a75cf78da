// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QObject>
#include <QThreadPool>

#include "core/base/result.h"
#include "core/session/queries.h"

namespace plumbline {

class Session;

/// Runs that wait for their turn: one after the other, in the order shown, each as soon as nothing else goes
/// on. A run that is cancelled or ends with an error holds the queue until release(), so that nothing starts
/// behind the back of somebody who stopped it. Belongs to the open audit and is kept in its file: what waited
/// when it was closed waits again when it is opened, held. Lives in the GUI thread.
class RunQueue : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        int id = 0; ///< for move() and remove(); never given twice
        RunRequest request;
    };

    explicit RunQueue(Session& session);
    ~RunQueue() override; ///< waits until the file has it

    /// Starts at once when nothing runs and nothing waits but what is held, else waits its turn.
    void add(const RunRequest& request);
    /// Before all that wait, and goes on after a hold.
    void addFirst(const RunRequest& request);
    void move(int id, int place); ///< \a place from 0, brought into range
    void remove(int id);
    void clear();
    /// Goes on after a hold.
    void release();
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// What waits was waiting when the audit was opened, and nobody has said yet what shall become of it.
    [[nodiscard]] bool isKept() const { return m_kept; }
    /// Why the latest run could not go on; empty when it could.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// The session tells the end of every run, whoever started it.
    void runEnded(const Result<RunSummary>& summary);

Q_SIGNALS:
    void changed(); ///< entries, held or problem

private:
    void startNext();
    void load();
    void told(); ///< changed(), and into the file

    Session& m_session;
    std::vector<Entry> m_entries;
    QString m_problem;
    int m_lastId = 0;
    bool m_held = false;
    bool m_kept = false;
    QThreadPool m_writer; ///< one thread: the order is kept
};

} // namespace plumbline
