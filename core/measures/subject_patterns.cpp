// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/subject_patterns.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/measures/dense_subjects.h"

namespace plumbline::measures {

namespace {

/// What one image brings to its group, or nothing (n of both rates 0).
SubjectCell cellOf(const Observation& observation)
{
    switch (observation.disposition) {
    case Disposition::Correct:
        return {observation.group, {1, 1}, {0, 0}};
    case Disposition::Error:
        return {observation.group, {1, 1}, {1, 1}};
    case Disposition::Undetected:
    case Disposition::Refused:
        return {observation.group, {0, 1}, {0, 1}};
    case Disposition::Failed:
    case Disposition::NotOffered:
    case Disposition::Excluded:
        break;
    }
    return {observation.group, {0, 0}, {0, 0}};
}

bool isNothing(const SubjectCell& cell)
{
    return cell.n[static_cast<std::size_t>(RateOf::ImagesSubmitted)] == 0;
}

void addTo(SubjectCell& sum, const SubjectCell& cell)
{
    for (std::size_t rate = 0; rate < sum.n.size(); ++rate) {
        sum.n[rate] += cell.n[rate];
        sum.errors[rate] += cell.errors[rate];
    }
}

/// One cell for each group, in the order of the groups.
void merge(std::vector<SubjectCell>& cells)
{
    std::ranges::sort(cells, {}, &SubjectCell::group);
    std::size_t last = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].group == cells[last].group)
            addTo(cells[last], cells[i]);
        else
            cells[++last] = cells[i];
    }
    cells.resize(std::min(cells.size(), last + 1));
}

struct PatternHash
{
    std::size_t operator()(const std::vector<SubjectCell>& cells) const
    {
        static_assert(sizeof(SubjectCell) == 5 * sizeof(std::uint32_t), "no padding that would be hashed");
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of a plain value
        const auto* const bytes = reinterpret_cast<const char*>(cells.data());
        return std::hash<std::string_view>()({bytes, cells.size() * sizeof(SubjectCell)});
    }
};

using Patterns = std::unordered_map<std::vector<SubjectCell>, std::int64_t, PatternHash>;

/// Images by person (counting sort), those of unknown people left out: of person s from first[s] to first[s +
/// 1].
struct ByPerson
{
    std::vector<std::size_t> first;
    std::vector<SubjectCell> cells;
};

ByPerson byPerson(std::span<const Observation> observations)
{
    const DenseSubjects subjects = denseSubjects(observations);
    ByPerson result;
    result.first.assign(subjects.size + 2, 0);
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (subjects.ids[i] >= 0 && !isNothing(cellOf(observations[i])))
            ++result.first[static_cast<std::size_t>(subjects.ids[i]) + 2];
    }
    for (std::size_t s = 2; s < result.first.size(); ++s)
        result.first[s] += result.first[s - 1];
    result.cells.resize(result.first.back());
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const SubjectCell cell = cellOf(observations[i]);
        if (subjects.ids[i] >= 0 && !isNothing(cell))
            result.cells[result.first[static_cast<std::size_t>(subjects.ids[i]) + 1]++] = cell;
    }
    return result;
}

} // namespace

SubjectPatterns SubjectPatterns::of(std::span<const Observation> observations, int groups)
{
    Patterns known;
    std::vector<SubjectCell> pattern;
    const auto countOne = [&] {
        if (const auto found = known.find(pattern); found != known.end())
            ++found->second;
        else
            known.emplace(pattern, 1);
    };
    for (const Observation& observation : observations) {
        assert(observation.group >= 0 && observation.group < groups);
        if (const SubjectCell cell = cellOf(observation); observation.subject < 0 && !isNothing(cell)) {
            pattern.assign(1, cell);
            countOne();
        }
    }
    const ByPerson people = byPerson(observations);
    for (std::size_t s = 0; s + 2 < people.first.size(); ++s) {
        const auto begin = people.cells.begin();
        pattern.assign(begin + static_cast<std::ptrdiff_t>(people.first[s]),
                       begin + static_cast<std::ptrdiff_t>(people.first[s + 1]));
        if (pattern.empty())
            continue;
        merge(pattern);
        countOne();
    }
    // In an order of their own, so that what is drawn depends on the people and on nothing else.
    std::vector<std::pair<std::vector<SubjectCell>, std::int64_t>> sorted(known.begin(), known.end());
    std::ranges::sort(sorted);
    SubjectPatterns result;
    result.m_groups = groups;
    for (const auto& [cells, people_] : sorted)
        result.add(cells, people_);
    return result;
}

void SubjectPatterns::add(std::span<const SubjectCell> pattern, std::int64_t people)
{
    m_cells.insert(m_cells.end(), pattern.begin(), pattern.end());
    m_first.push_back(m_cells.size());
    m_people.push_back(people);
    m_all += people;
}

bool SubjectPatterns::repeats() const
{
    for (std::size_t pattern = 0; pattern < size(); ++pattern) {
        std::int64_t images = 0;
        for (const SubjectCell& cell : cells(pattern))
            images += cell.tally(RateOf::ImagesSubmitted).n;
        if (images > 1)
            return true;
    }
    return false;
}

} // namespace plumbline::measures
