// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/counts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/measures/dense_subjects.h"

namespace plumbline::measures {

namespace {

/// Indices of the observations, sorted by group (counting sort).
std::vector<std::size_t> byGroup(std::span<const Observation> observations, int groups)
{
    std::vector<std::size_t> next(static_cast<std::size_t>(groups) + 1, 0);
    for (const Observation& observation : observations)
        ++next[static_cast<std::size_t>(observation.group) + 1];
    for (std::size_t group = 1; group < next.size(); ++group)
        next[group] += next[group - 1];
    std::vector<std::size_t> order(observations.size());
    for (std::size_t i = 0; i < observations.size(); ++i)
        order[next[static_cast<std::size_t>(observations[i].group)]++] = i;
    return order;
}

void countSubjects(std::span<const Observation> observations, std::vector<GroupCounts>& result)
{
    const DenseSubjects subjects = denseSubjects(observations);
    std::vector<int> submitted(subjects.size, 0);
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (subjects.ids[i] >= 0 && observations[i].disposition != Disposition::Excluded)
            ++submitted[static_cast<std::size_t>(subjects.ids[i])];
    }
    std::vector<int> lastGroup(subjects.size, -1);
    for (const std::size_t i : byGroup(observations, static_cast<int>(result.size()))) {
        const int group = observations[i].group;
        GroupCounts& counts = result[static_cast<std::size_t>(group)];
        if (subjects.ids[i] < 0) {
            ++*counts.subjects;
            continue;
        }
        const auto subject = static_cast<std::size_t>(subjects.ids[i]);
        if (std::exchange(lastGroup[subject], group) == group)
            continue;
        ++*counts.subjects;
        *counts.repeatedSubjects += submitted[subject] > 1 ? 1 : 0;
    }
}

void add(GroupCounts& counts, const Observation& observation)
{
    ++*counts.images;
    if (observation.disposition == Disposition::Excluded) {
        ++*counts.excluded;
        return;
    }
    ++counts.submitted;
    *counts.multipleFaces += observation.multipleFaces ? 1 : 0;
    switch (observation.disposition) {
    case Disposition::Error:
        ++counts.errors;
        [[fallthrough]];
    case Disposition::Correct:
        ++counts.scored;
        break;
    case Disposition::Undetected:
        ++*counts.undetected;
        break;
    case Disposition::Refused:
        ++*counts.refused;
        break;
    case Disposition::Failed:
        ++*counts.failed;
        break;
    case Disposition::NotOffered:
        ++*counts.notOffered;
        break;
    case Disposition::Excluded:
        break; // dealt with above
    }
}

} // namespace

std::vector<GroupCounts> count(std::span<const Observation> observations, int groups)
{
    assert(groups >= 0);
    GroupCounts none;
    for (auto* field : {&none.images, &none.subjects, &none.repeatedSubjects, &none.excluded,
                        &none.undetected, &none.refused, &none.failed, &none.notOffered, &none.multipleFaces})
        *field = 0;
    std::vector<GroupCounts> result(static_cast<std::size_t>(groups), none);
    for (const Observation& observation : observations) {
        assert(observation.group >= 0 && observation.group < groups);
        add(result[static_cast<std::size_t>(observation.group)], observation);
    }
    countSubjects(observations, result);
    return result;
}

GroupCounts fromTable(std::int64_t n, std::int64_t errors)
{
    assert(!problem(n, errors));
    GroupCounts counts;
    counts.submitted = n;
    counts.scored = n;
    counts.errors = errors;
    return counts;
}

Tally perFaceFound(const GroupCounts& counts)
{
    return {counts.errors, counts.scored};
}

Tally perImageSubmitted(const GroupCounts& counts)
{
    return {counts.errors + counts.undetected.value_or(0) + counts.refused.value_or(0),
            counts.submitted - counts.failed.value_or(0) - counts.notOffered.value_or(0)};
}

std::optional<std::string> problem(std::int64_t n, std::int64_t errors)
{
    if (n < 0)
        return "n (" + std::to_string(n) + ") is negative";
    if (errors < 0)
        return "errors (" + std::to_string(errors) + ") are negative";
    if (n > kMaxCount)
        return "n (" + std::to_string(n) + ") is more than " + std::to_string(kMaxCount);
    if (errors > n)
        return "errors (" + std::to_string(errors) + ") exceed n (" + std::to_string(n) + ")";
    return std::nullopt;
}

std::optional<std::string> problem(const GroupCounts& counts)
{
    if (auto text = problem(counts.scored, counts.errors))
        return text;
    // The range of each comes before any sum, so that no sum can overflow.
    const std::array known {counts.images,           counts.subjects,
                            counts.repeatedSubjects, counts.excluded,
                            counts.undetected,       counts.refused,
                            counts.failed,           counts.notOffered,
                            counts.multipleFaces,    std::optional(counts.submitted)};
    if (std::ranges::any_of(known, [](auto value) { return value.value_or(0) < 0; }))
        return "a count is negative";
    if (std::ranges::any_of(known, [](auto value) { return value.value_or(0) > kMaxCount; }))
        return "a count is more than " + std::to_string(kMaxCount);
    if (counts.images && *counts.images - counts.excluded.value_or(0) != counts.submitted)
        return "submitted is not images less excluded";
    const std::int64_t parts = counts.scored + counts.undetected.value_or(0) + counts.refused.value_or(0)
        + counts.failed.value_or(0) + counts.notOffered.value_or(0);
    if (parts != counts.submitted)
        return "scored and unanswered images do not add up to submitted";
    if (counts.images && counts.subjects.value_or(0) > *counts.images)
        return "there are more subjects than images";
    if (counts.multipleFaces.value_or(0) > counts.submitted)
        return "there are more images with several faces than images submitted";
    return std::nullopt;
}

bool repeats(std::span<const GroupCounts> groups)
{
    return std::ranges::any_of(
        groups, [](const GroupCounts& counts) { return counts.repeatedSubjects.value_or(0) > 0; });
}

} // namespace plumbline::measures
