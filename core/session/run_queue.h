// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QObject>

#include "core/base/result.h"
#include "core/session/queries.h"

namespace plumbline {

class Session;

/// Runs that wait for their turn: one after the other, in the order shown, each as soon as nothing else goes
/// on. A run that is cancelled or ends with an error holds the queue until release(), so that nothing starts
/// behind the back of somebody who stopped it. Belongs to the open audit and goes with it. Lives in the GUI
/// thread.
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

    /// Starts at once when nothing runs and nothing waits, else waits its turn.
    void add(const RunRequest& request);
    void move(int id, int place); ///< \a place from 0, brought into range
    void remove(int id);
    void clear();
    /// Goes on after a hold.
    void release();
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// Why the latest run could not go on; empty when it could.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// The session tells the end of every run, whoever started it.
    void runEnded(const Result<RunSummary>& summary);

Q_SIGNALS:
    void changed(); ///< entries, held or problem

private:
    void startNext();

    Session& m_session;
    std::vector<Entry> m_entries;
    QString m_problem;
    int m_lastId = 0;
    bool m_held = false;
};

} // namespace plumbline
