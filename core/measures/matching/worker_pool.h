// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <thread>
#include <vector>

namespace plumbline::measures {

/// Runs \a work() on so many threads, 0: as many as there are cores; returns when all are done.
template<class Work>
void onThreads(unsigned threads, const Work& work)
{
    if (threads == 0)
        threads = std::max(std::thread::hardware_concurrency(), 1U);
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i)
        others.emplace_back([&work] { work(); });
    work();
}

} // namespace plumbline::measures
