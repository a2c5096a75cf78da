// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/run/run_control.h"

namespace plumbline {

void RunControl::pause()
{
    const std::lock_guard lock(m_mutex);
    if (!m_stop.stop_requested())
        m_paused = true;
}

void RunControl::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void RunControl::cancel()
{
    {
        // Under the mutex: a worker that has just looked and is about to wait must not miss it.
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_paused = false;
    }
    m_changed.notify_all();
}

bool RunControl::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool RunControl::waitWhilePaused()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_paused; });
    return !m_stop.stop_requested();
}

} // namespace plumbline
