// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace plumbline {

/// Pause, go on, cancel: the handle the window holds while workers run. Thread-safe.
class RunControl
{
public:
    void pause();
    void resume();
    /// Ends a pause too.
    void cancel();
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isCancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }
    /// Blocks while paused. \return false when cancelled.
    bool waitWhilePaused();

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused = false;
    std::stop_source m_stop;
};

} // namespace plumbline
