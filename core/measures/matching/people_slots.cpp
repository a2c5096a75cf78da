// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/people_slots.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>

namespace plumbline::measures {

namespace {

/// Numbers without gaps for the ids; unknown ones get numbers of their own, from \a next on.
std::vector<int> numbered(std::span<const int> ids, const std::vector<int>& known, int& next)
{
    std::vector<int> numbers;
    numbers.reserve(ids.size());
    for (const int id : ids) {
        if (id < 0)
            numbers.push_back(next++);
        else
            numbers.push_back(static_cast<int>(std::ranges::lower_bound(known, id) - known.begin()));
    }
    return numbers;
}

/// Adds the slots of one set and gives each row its own.
std::vector<int> addSlots(std::vector<Slot>& slots, const MatchCells& cells, std::span<const int> subjects,
                          std::span<const int> groups, int set)
{
    std::vector<int> order(subjects.size());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](int row) {
        const int group = groups[at(row)];
        return std::tuple(subjects[at(row)], group < 0 ? cells.unknown() : group);
    };
    std::ranges::sort(order, {}, [&](int row) { return std::tuple_cat(key(row), std::tuple(row)); });
    std::vector<int> slotOf(subjects.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto [subject, group] = key(order[i]);
        assert(group < cells.allGroups());
        if (i == 0 || key(order[i - 1]) != key(order[i]))
            slots.push_back({subject, group, set});
        slotOf[at(order[i])] = static_cast<int>(slots.size()) - 1;
    }
    return slotOf;
}

} // namespace

PeopleSlots PeopleSlots::of(const MatchCells& cells, std::span<const int> subjectsA,
                            std::span<const int> groupsA, std::span<const int> subjectsB,
                            std::span<const int> groupsB)
{
    assert(subjectsA.size() == groupsA.size() && subjectsB.size() == groupsB.size());
    std::vector<int> known;
    for (const auto ids : {subjectsA, subjectsB})
        std::ranges::copy_if(ids, std::back_inserter(known), [](int id) { return id >= 0; });
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());

    PeopleSlots people;
    people.subjects = static_cast<int>(known.size());
    people.subjectA = numbered(subjectsA, known, people.subjects);
    people.subjectB = numbered(subjectsB, known, people.subjects);
    people.slotA = addSlots(people.slots, cells, people.subjectA, groupsA, 0);
    people.slotB = addSlots(people.slots, cells, people.subjectB, groupsB, 1);
    return people;
}

} // namespace plumbline::measures
