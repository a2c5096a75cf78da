// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include "core/measures/matching/embeddings.h"

namespace plumbline::measures {

/// Whether images are compared within one set (every pair once) or between two.
enum class Pairing { OneSet, TwoSets };

/// The group-by-group table. Groups are 0..groups-1 and, after them, one of those whose group is unknown. In
/// one set a pair has no order: cell(a, b) = cell(b, a). In two, a is the probe's group.
class MatchCells
{
public:
    MatchCells() = default;
    MatchCells(Pairing pairing, int groups)
        : m_pairing(pairing)
        , m_groups(groups)
    {
    }

    [[nodiscard]] Pairing pairing() const { return m_pairing; }
    [[nodiscard]] int groups() const { return m_groups; }        ///< known ones
    [[nodiscard]] int allGroups() const { return m_groups + 1; } ///< and "unknown"
    [[nodiscard]] int unknown() const { return m_groups; }
    [[nodiscard]] int count() const { return allGroups() * allGroups(); }

    /// \pre -1 (unknown) <= a, b < allGroups()
    [[nodiscard]] int cell(int a, int b) const
    {
        a = a < 0 ? m_groups : a;
        b = b < 0 ? m_groups : b;
        if (m_pairing == Pairing::OneSet && b < a)
            std::swap(a, b);
        return a * allGroups() + b;
    }
    [[nodiscard]] std::pair<int, int> groupsOf(int cell) const
    {
        return {cell / allGroups(), cell % allGroups()};
    }

    /// Every cell once.
    [[nodiscard]] std::vector<int> all() const
    {
        std::vector<int> cells;
        for (int a = 0; a < allGroups(); ++a)
            for (int b = m_pairing == Pairing::OneSet ? a : 0; b < allGroups(); ++b)
                cells.push_back(cell(a, b));
        return cells;
    }
    /// The cells in which one side, in two sets the probe, is of this group.
    [[nodiscard]] std::vector<int> with(int group) const
    {
        std::vector<int> cells;
        for (int b = 0; b < allGroups(); ++b)
            cells.push_back(cell(group, b));
        return cells;
    }

    friend bool operator==(const MatchCells&, const MatchCells&) = default;

private:
    Pairing m_pairing = Pairing::OneSet;
    int m_groups = 0;
};

} // namespace plumbline::measures
