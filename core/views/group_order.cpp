// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/group_order.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plumbline {

namespace {

const std::array<std::pair<GroupSort, QLatin1String>, 5> kIds {{
    {GroupSort::Dataset, QLatin1String("dataset")},
    {GroupSort::Rate, QLatin1String("rate")},
    {GroupSort::Count, QLatin1String("n")},
    {GroupSort::Name, QLatin1String("name")},
    {GroupSort::Own, QLatin1String("own")},
}};

/// Of an estimate: the highest mean absolute error.
double highestRate(const Measured& measured, std::size_t group, bool perSubmitted)
{
    double highest = -1; // below every rate
    for (const MeasuredRun& run : measured.runs) {
        if (run.estimate) {
            if (const auto& mean = run.estimate->groups[group].absolute)
                highest = std::max(highest, mean->mean);
            continue;
        }
        const measures::Tally counts = tally(run.analysis.groups[group].counts, perSubmitted);
        if (counts.n > 0)
            highest = std::max(highest, counts.rate());
    }
    return highest;
}

double scored(const Measured& measured, std::size_t group)
{
    double sum = 0;
    for (const MeasuredRun& run : measured.runs)
        sum += static_cast<double>(run.analysis.groups[group].counts.scored);
    return sum;
}

/// Largest first.
template<class Weight>
void sortBy(std::vector<int>& groups, Weight weight)
{
    std::stable_sort(groups.begin(), groups.end(), [&](int a, int b) {
        return weight(static_cast<std::size_t>(a)) > weight(static_cast<std::size_t>(b));
    });
}

} // namespace

QString groupSortId(GroupSort sort)
{
    for (const auto& [known, id] : kIds)
        if (known == sort)
            return id;
    return {};
}

std::optional<GroupSort> groupSortFromId(const QString& id)
{
    for (const auto& [sort, known] : kIds)
        if (known == id)
            return sort;
    return std::nullopt;
}

std::vector<int> arrangedGroups(const Measured& measured, const GroupView& view, bool perSubmitted)
{
    std::vector<int> groups;
    for (std::size_t i = 0; i < measured.groups.size(); ++i)
        if (std::find(view.hidden.begin(), view.hidden.end(), measured.groups[i]) == view.hidden.end())
            groups.push_back(static_cast<int>(i));
    switch (view.sort) {
    case GroupSort::Dataset:
        break;
    case GroupSort::Rate:
        sortBy(groups, [&](std::size_t group) { return highestRate(measured, group, perSubmitted); });
        break;
    case GroupSort::Count:
        sortBy(groups, [&](std::size_t group) { return scored(measured, group); });
        break;
    case GroupSort::Name:
        std::stable_sort(groups.begin(), groups.end(), [&](int a, int b) {
            return QString::localeAwareCompare(measured.labels[static_cast<std::size_t>(a)],
                                               measured.labels[static_cast<std::size_t>(b)])
                < 0;
        });
        break;
    case GroupSort::Own:
        sortBy(groups, [&](std::size_t group) {
            return view.own.end() - std::find(view.own.begin(), view.own.end(), measured.groups[group]);
        });
        break;
    }
    return groups;
}

} // namespace plumbline
