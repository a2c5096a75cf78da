// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/confusion.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace plumbline::measures {

std::int64_t ConfusionRow::total() const
{
    return std::accumulate(answered.begin(), answered.end(), undetected + refused);
}

std::vector<ConfusionRow> confusion(std::span<const ScoredAnswer> answers, int groups, int classes)
{
    assert(groups >= 0 && classes >= 0);
    std::vector<ConfusionRow> rows;
    for (int group = 0; group < groups; ++group) {
        for (int truth = 0; truth < classes; ++truth)
            rows.push_back(
                {group, truth, std::vector<std::int64_t>(static_cast<std::size_t>(classes)), 0, 0});
    }
    for (const ScoredAnswer& answer : answers) {
        assert(answer.group >= 0 && answer.group < groups && answer.truth >= 0 && answer.truth < classes);
        ConfusionRow& row = rows[static_cast<std::size_t>(answer.group * classes + answer.truth)];
        if (answer.answer == ScoredAnswer::kUndetected)
            ++row.undetected;
        else if (answer.answer == ScoredAnswer::kRefused)
            ++row.refused;
        else
            ++row.answered[static_cast<std::size_t>(answer.answer)];
    }
    std::erase_if(rows, [](const ConfusionRow& row) { return row.total() == 0; });
    return rows;
}

} // namespace plumbline::measures
