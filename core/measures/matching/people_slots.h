// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <vector>

#include "core/measures/matching/match_cells.h"

namespace plumbline::measures {

/// One person as far as they are in one group of one set: people may be in both sets, and in several groups.
struct Slot
{
    int subject = 0; ///< 0..subjects-1, over both sets
    int group = 0;   ///< 0..groups, the last is unknown
    int set = 0;     ///< 0: the only set, or the probes; 1: the gallery
};

/// Every row's person, in numbers without gaps. A row of an unknown subject is a person of its own.
struct PeopleSlots
{
    int subjects = 0;
    std::vector<Slot> slots;   ///< by set, subject, group
    std::vector<int> subjectA; ///< of each row of the first set
    std::vector<int> subjectB; ///< of each row of the second; empty where there is one
    std::vector<int> slotA;
    std::vector<int> slotB;

    /// \param subjectsB, groupsB empty for one set
    static PeopleSlots of(const MatchCells& cells, std::span<const int> subjectsA,
                          std::span<const int> groupsA, std::span<const int> subjectsB,
                          std::span<const int> groupsB);
};

} // namespace plumbline::measures
