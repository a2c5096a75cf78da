// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/threshold.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace plumbline::measures {

namespace {

/// How many scores lie below the limit.
std::int64_t below(const std::vector<float>& ascending, double limit)
{
    const auto end =
        std::ranges::lower_bound(ascending, limit, {}, [](float score) { return double(score); });
    return end - ascending.begin();
}

} // namespace

ThresholdSweep::ThresholdSweep(std::span<const ScoredAnswer> answers, int group)
{
    for (const ScoredAnswer& answer : answers) {
        if (answer.group != group || !answer.isAnswered() || std::isnan(answer.score))
            continue;
        (answer.truth == 0 ? m_first : m_second).push_back(answer.score);
    }
    std::ranges::sort(m_first);
    std::ranges::sort(m_second);
}

std::int64_t ThresholdSweep::size() const
{
    return std::ssize(m_first) + std::ssize(m_second);
}

Tally ThresholdSweep::decided(double low, double high) const
{
    assert(low <= high);
    const std::int64_t missed = below(m_first, low);                           // class 0, called class 1
    const std::int64_t wrongly = std::ssize(m_second) - below(m_second, high); // class 1, called class 0
    const std::int64_t undecided =
        below(m_first, high) - missed + below(m_second, high) - below(m_second, low);
    return {missed + wrongly, size() - undecided};
}

} // namespace plumbline::measures
