// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "core/measures/random_stream.h"

namespace plumbline::simulation {

/// What each of so many trials found, in their order. On all cores; every trial has a stream of its own, so
/// that the result is the same for any number of threads.
template<class Found>
std::vector<Found> runTrials(int trials, std::uint64_t seed,
                             const std::function<Found(measures::RandomStream&)>& trial)
{
    std::vector<Found> all(static_cast<std::size_t>(trials));
    std::atomic<int> next = 0;
    const auto work = [&] {
        for (int i = next++; i < trials; i = next++) {
            measures::RandomStream random(seed, static_cast<std::uint64_t>(i));
            all[static_cast<std::size_t>(i)] = trial(random);
        }
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::max(std::thread::hardware_concurrency(), 1U); ++i)
        others.emplace_back(work);
    work();
    others.clear(); // joined
    return all;
}

} // namespace plumbline::simulation
