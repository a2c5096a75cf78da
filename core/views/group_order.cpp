// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/group_order.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/views/identified.h"
#include "core/views/matched.h"

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
void sortBy(std::vector<int>& groups, const std::vector<double>& weights)
{
    std::stable_sort(groups.begin(), groups.end(), [&](int a, int b) {
        return weights[static_cast<std::size_t>(a)] > weights[static_cast<std::size_t>(b)];
    });
}

/// How far from the end of the reader's own order each stands; 0: not in it.
std::vector<double> ownPlaces(const std::vector<QStringList>& values, const std::vector<QStringList>& own)
{
    std::vector<double> places;
    for (const QStringList& value : values)
        places.push_back(static_cast<double>(own.end() - std::find(own.begin(), own.end(), value)));
    return places;
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

GroupFacts groupFacts(const Measured& measured, bool perSubmitted)
{
    GroupFacts facts {measured.by, measured.groups, measured.labels, {}, {}, {}};
    for (std::size_t i = 0; i < measured.groups.size(); ++i) {
        facts.originals.push_back(originalLabel(measured, i));
        facts.rates.push_back(highestRate(measured, i, perSubmitted));
        facts.counts.push_back(scored(measured, i));
    }
    return facts;
}

GroupFacts groupFacts(const Matched& matched, const MatchedPoint& point)
{
    GroupFacts facts {matched.by, matched.groups, matched.labels, matched.originals, {}, {}};
    facts.labels.resize(facts.values.size()); // the last is of the unknown ones
    if (facts.originals.empty())
        facts.originals = facts.labels;
    for (std::size_t i = 0; i < matched.groups.size(); ++i) {
        const measures::PairRate& notEnrolled = matched.notEnrolledBy[i];
        facts.rates.push_back(point.groups[i].falseMatches.rate().value_or(-1));
        facts.counts.push_back(static_cast<double>(notEnrolled.comparisons - notEnrolled.errors));
    }
    return facts;
}

GroupFacts groupFacts(const Identified& identified, const IdentifiedPoint& point)
{
    GroupFacts facts {identified.by, identified.groups, identified.labels, identified.originals, {}, {}};
    facts.labels.resize(facts.values.size()); // the last is of the unknown ones
    if (facts.originals.empty())
        facts.originals = facts.labels;
    const bool hasUnmated = point.all.falsePositives.comparisons > 0;
    for (std::size_t i = 0; i < identified.groups.size(); ++i) {
        const SearchRates& rates = point.groups[i];
        facts.rates.push_back((hasUnmated ? rates.falsePositives : rates.falselyMatched).rate().value_or(-1));
        facts.counts.push_back(static_cast<double>(rates.falselyMatched.comparisons));
    }
    return facts;
}

std::vector<int> arrangedGroups(const GroupFacts& facts, const GroupView& view)
{
    std::vector<int> groups;
    for (std::size_t i = 0; i < facts.values.size(); ++i)
        if (std::find(view.hidden.begin(), view.hidden.end(), facts.values[i]) == view.hidden.end())
            groups.push_back(static_cast<int>(i));
    switch (view.sort) {
    case GroupSort::Dataset:
        break;
    case GroupSort::Rate:
        sortBy(groups, facts.rates);
        break;
    case GroupSort::Count:
        sortBy(groups, facts.counts);
        break;
    case GroupSort::Name:
        std::stable_sort(groups.begin(), groups.end(), [&](int a, int b) {
            return QString::localeAwareCompare(facts.labels[static_cast<std::size_t>(a)],
                                               facts.labels[static_cast<std::size_t>(b)])
                < 0;
        });
        break;
    case GroupSort::Own:
        sortBy(groups, ownPlaces(facts.values, view.own));
        break;
    }
    return groups;
}

} // namespace plumbline
