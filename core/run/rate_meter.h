// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <chrono>
#include <deque>
#include <utility>

#include <QtGlobal>

namespace plumbline {

/// Images per second over a sliding window; a pause does not count. Not thread-safe.
class RateMeter
{
public:
    using Clock = std::chrono::steady_clock;

    void add(Clock::time_point now)
    {
        m_times.push_back(now);
        while (m_times.size() > kMost || (m_times.size() > 2 && now - m_times.front() > kWindow))
            m_times.pop_front();
    }
    /// Forgets what was: after a pause.
    void restart() { m_times.clear(); }
    /// 0 while fewer than a handful are known.
    [[nodiscard]] double perSecond() const
    {
        if (m_times.size() < kFewest)
            return 0;
        const std::chrono::duration<double> span = m_times.back() - m_times.front();
        return span.count() > 0 ? static_cast<double>(m_times.size() - 1) / span.count() : 0;
    }

private:
    static constexpr std::chrono::seconds kWindow {10};
    static constexpr std::size_t kMost = 2000;
    static constexpr std::size_t kFewest = 4;
    std::deque<Clock::time_point> m_times;
};

} // namespace plumbline
