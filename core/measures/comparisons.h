// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/measures/analysis.h"
#include "core/measures/multiplicity.h"
#include "core/measures/people_analysis.h"

namespace plumbline::measures {

/// The group with most scored images over all runs of the same groups, the first of equals; nullopt where
/// nothing is scored. The default reference: it does not depend on the errors. \pre every run has as many
/// groups
std::optional<int> largestGroup(std::span<const std::span<const GroupCounts>> runs);

/// The settings with the largest group as the reference, where they ask for one and do not name it.
Settings withReference(std::span<const GroupCounts> groups, const Settings& settings);

/// The pairs of groups to compare, (a, b), whatever was scored in them: each other group against the
/// reference (b), each against all others (b = kRest), or a < b in the order given. A reference that
/// settings ask for and do not name leaves none.
std::vector<std::pair<int, int>> comparedPairs(int groups, const Settings& settings);

/// Compares two groups of one run at a time: the one place where the interval of a difference, a ratio and a
/// p are made.
class GroupComparer
{
public:
    /// With the \a people behind the counts, they are what is compared. They must outlive the comparer. \pre
    /// no problem() with any group
    explicit GroupComparer(std::span<const GroupCounts> groups, PeopleBehind people = {});

    /// Scored images of a group, or of all groups but \a of where \a group is kRest.
    [[nodiscard]] Tally tally(int group, int of = kRest) const;

    /// The same in independent images: where there are people, EffectiveSize::effectiveTally().
    [[nodiscard]] Tally worth(int group, int of = kRest) const;

    /// Group a with b (or kRest), p not yet corrected; nullopt where either has nothing scored.
    [[nodiscard]] std::optional<Difference> compare(int a, int b, double level) const;

private:
    std::vector<Tally> m_tallies;
    Tally m_all;
    PeopleBehind m_people;
};

/// The same counts with images without an answer as errors: perFaceFound() of these is perImageSubmitted() of
/// those.
std::vector<GroupCounts> countsSubmitted(std::span<const GroupCounts> groups);

/// Every comparison that settings ask for and that is defined, corrected for their number.
std::vector<Difference> compareGroups(std::span<const GroupCounts> groups, const Settings& settings,
                                      PeopleBehind people = {});

/// Fills pHolm and pBh of all \a differences, which are the m comparisons corrected for. \a p: of a
/// difference.
template<class Difference, class P>
void correctForNumber(std::vector<Difference>& differences, P p)
{
    std::vector<double> values;
    values.reserve(differences.size());
    for (const Difference& difference : differences)
        values.push_back(p(difference));
    const std::vector<double> byHolm = holm(values);
    const std::vector<double> byBh = benjaminiHochberg(values);
    for (std::size_t i = 0; i < differences.size(); ++i) {
        differences[i].pHolm = byHolm[i];
        differences[i].pBh = byBh[i];
    }
}

} // namespace plumbline::measures
