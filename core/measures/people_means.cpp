// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/people_means.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

#include "core/measures/student.h"

namespace plumbline::measures {

namespace {

/// What one person adds to the error of a mean, by person; unknown people have negative keys of their own.
using Influence = std::map<std::int64_t, double>;

double meanOfValues(std::span<const PersonValue> sample)
{
    double sum = 0;
    for (const PersonValue& one : sample)
        sum += one.value;
    return sum / static_cast<double>(sample.size());
}

/// \a unknown: the key of the next person who is not known, counted down.
Influence influence(std::span<const PersonValue> sample, double mean, std::int64_t& unknown)
{
    Influence people;
    const auto n = static_cast<double>(sample.size());
    for (const PersonValue& one : sample)
        people[one.subject >= 0 ? one.subject : unknown--] += (one.value - mean) / n;
    return people;
}

/// m/(m-1) sum u^2. \pre at least two people
double variance(const Influence& people)
{
    double sum = 0;
    for (const auto& [person, u] : people)
        sum += u * u;
    const auto m = static_cast<double>(people.size());
    return m / (m - 1) * sum;
}

bool haveSomebodyInCommon(const Influence& a, const Influence& b)
{
    return std::any_of(a.begin(), a.end(), [&](const auto& each) { return b.count(each.first) > 0; });
}

/// Of one person the error in b is taken from that in a.
Influence together(const Influence& a, const Influence& b)
{
    Influence both = a;
    for (const auto& [person, u] : b)
        both[person] -= u;
    return both;
}

} // namespace

std::optional<MeanEstimate> meanOfPeople(std::span<const PersonValue> sample, double level)
{
    if (sample.empty())
        return std::nullopt;
    std::vector<double> values;
    values.reserve(sample.size());
    for (const PersonValue& one : sample)
        values.push_back(one.value);
    std::optional<MeanEstimate> result = meanOf(values, level); // mean and deviation are those of the images
    std::int64_t unknown = -1;
    const Influence people = influence(sample, result->mean, unknown);
    result->low.reset();
    result->high.reset();
    if (people.size() < 2)
        return result;
    const double half =
        criticalT(static_cast<double>(people.size() - 1), level) * std::sqrt(variance(people));
    result->low = result->mean - half;
    result->high = result->mean + half;
    return result;
}

std::optional<WelchDifference> differenceOfPeople(std::span<const PersonValue> a,
                                                  std::span<const PersonValue> b, double level)
{
    assert(level > 0 && level < 1);
    if (a.empty() || b.empty())
        return std::nullopt;
    const double meanA = meanOfValues(a);
    const double meanB = meanOfValues(b);
    std::int64_t unknown = -1;
    const Influence ofA = influence(a, meanA, unknown);
    const Influence ofB = influence(b, meanB, unknown);
    if (ofA.size() < 2 || ofB.size() < 2)
        return std::nullopt;
    const auto dfA = static_cast<double>(ofA.size() - 1);
    const auto dfB = static_cast<double>(ofB.size() - 1);
    if (haveSomebodyInCommon(ofA, ofB))
        return tDifference(meanA - meanB, variance(together(ofA, ofB)), std::min(dfA, dfB), level);
    const double partA = variance(ofA);
    const double partB = variance(ofB);
    const double whole = partA + partB;
    return tDifference(meanA - meanB, whole, whole * whole / (partA * partA / dfA + partB * partB / dfB),
                       level);
}

} // namespace plumbline::measures
