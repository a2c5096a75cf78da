// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <vector>

#include "core/measures/matching/non_mated_pass.h"

namespace plumbline::measures {

namespace {

struct Group
{
    std::int64_t rows = 0;
    double squares = 0; ///< of the sizes of its units
};

/// By group, of one stratum.
std::vector<Group> groupsOf(const SortedRows& rows, const SortedRows::Range& range, int groups)
{
    std::vector<Group> sums(at(groups));
    for (int i = range.begin; i < range.end;) {
        const SortedRows::Range& unit = rows.unitRange(rows.unit(i));
        const auto size = static_cast<double>(unit.end - unit.begin);
        sums[at(rows.group(i))].rows += unit.end - unit.begin;
        sums[at(rows.group(i))].squares += size * size;
        i = unit.end;
    }
    return sums;
}

/// Every unit of one side against the groups of the other, less the rows of the same person there.
void countUnits(const SortedRows& rows, const SortedRows::Range& range, const SortedRows& others,
                const SortedRows::Range& otherRange, CrossedCounts& counts)
{
    const int groups = counts.cells().allGroups();
    const std::vector<Group> totals = groupsOf(others, otherRange, groups);
    std::vector<std::int64_t> same(at(groups));
    for (int i = range.begin; i < range.end;) {
        const SortedRows::Range& unit = rows.unitRange(rows.unit(i));
        same.assign(at(groups), 0);
        for (const int position : others.positionsOf(rows.subject(i)))
            if (position >= otherRange.begin && position < otherRange.end)
                ++same[at(others.group(position))];
        for (int group = 0; group < groups; ++group)
            counts.addComparisons(rows.slot(i), group,
                                  (unit.end - unit.begin) * (totals[at(group)].rows - same[at(group)]));
        i = unit.end;
    }
}

/// Sums of squares of the numbers of comparisons of two units, but for those of one person.
void countSquares(const PairSpace& space, const SortedRows::Range& range, const SortedRows::Range& otherRange,
                  CrossedCounts& counts)
{
    const int groups = space.cells.allGroups();
    const std::vector<Group> first = groupsOf(space.a, range, groups);
    const std::vector<Group> second = groupsOf(space.columns(), otherRange, groups);
    for (int a = 0; a < groups; ++a) {
        for (int b = space.isOneSet() ? a : 0; b < groups; ++b) {
            const double all = first[at(a)].squares * second[at(b)].squares;
            counts.addComparedSquares(space.cells.cell(a, b), space.isOneSet() && a == b ? all / 2 : all);
        }
    }
    for (int i = range.begin; i < range.end;) {
        const SortedRows::Range& unit = space.a.unitRange(space.a.unit(i));
        const auto size = static_cast<double>(unit.end - unit.begin);
        int last = -1;
        for (const int position : space.columns().positionsOf(space.a.subject(i))) {
            if (position < otherRange.begin || position >= otherRange.end
                || space.columns().unit(position) == last)
                continue;
            last = space.columns().unit(position);
            const SortedRows::Range& other = space.columns().unitRange(last);
            const auto otherSize = static_cast<double>(other.end - other.begin);
            const int cell = space.cells.cell(space.a.group(i), space.columns().group(position));
            // In one set, all three of them twice: a unit with itself was halved above, two of a person's
            // meet from either side.
            counts.addComparedSquares(cell,
                                      -size * size * otherSize * otherSize / (space.isOneSet() ? 2 : 1));
        }
        i = unit.end;
    }
}

} // namespace

void countComparisons(const PairSpace& space, CrossedCounts& counts)
{
    for (const SortedRows::Range& range : space.a.strata()) {
        const SortedRows::Range others = space.columnsOf(range);
        countUnits(space.a, range, space.columns(), others, counts);
        if (!space.isOneSet())
            countUnits(space.columns(), others, space.a, range, counts);
        countSquares(space, range, others, counts);
    }
    for (const auto& [rowA, rowB] : space.leftOut) {
        const int i = space.a.position(rowA);
        const int j = space.columns().position(rowB);
        if (i < 0 || j < 0 || space.a.subject(i) == space.columns().subject(j))
            continue;
        const SortedRows::Range others = space.columnsOf({0, 0, space.a.stratumOf(i)});
        if (j < others.begin || j >= others.end)
            continue;
        counts.addComparisons(space.a.slot(i), space.columns().group(j), -1);
        if (!space.isOneSet()) // in one set the list has every pair both ways round
            counts.addComparisons(space.columns().slot(j), space.a.group(i), -1);
    }
}

} // namespace plumbline::measures
