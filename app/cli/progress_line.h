// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <mutex>

#include "core/session/queries.h"

namespace plumbline::cli {

/// Progress on stderr: one line rewritten on a terminal, a line every few seconds otherwise. Thread-safe.
class ProgressLine
{
public:
    ProgressLine();
    void show(const Progress& progress);
    void end();

private:
    std::mutex m_mutex;
    bool m_isTerminal;
    bool m_open = false;
    qint64 m_lastMs = 0;
};

} // namespace plumbline::cli
