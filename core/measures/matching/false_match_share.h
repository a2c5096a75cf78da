// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/measures/interval.h"
#include "core/measures/matching/identification.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// The share of a chosen group among those falsely matched against its share among all who were searched: how
/// the ACLU of Northern California told its test of 2018.
struct FalseMatchShare
{
    std::int64_t falselyMatched = 0; ///< of all searches, whatever their group
    std::int64_t searches = 0;
    std::int64_t unknown = 0; ///< searches of no known group; in neither tally
    /// What is counted in the tallies: people, one falsely matched when any of their searches is, where
    /// somebody is searched more than once; else searches.
    bool byPeople = false;
    Tally group; ///< errors: falsely matched
    Tally rest;  ///< of the other known groups

    /// errors of the group / all errors; nullopt without an error
    std::optional<double> shareOfMatches;
    /// n of the group / all n; nullopt where nobody was searched
    std::optional<double> shareOfSearches;
    /// The first over the second. With shares s and rates of group and rest a, b: a / (s a + (1 - s) b).
    /// nullopt without an error or where one of group and rest is empty.
    std::optional<double> ratio;
    /// Of the ratio: as it grows with a / b, the limits are those of a / b (Miettinen & Nurminen 1985,
    /// ratioInterval()) at the share searched.
    std::optional<Interval> limits;
    /// Fisher's exact test that group and rest are falsely matched at one rate, two-sided
    std::optional<double> p;
};

/// From two tallies. \pre both valid
FalseMatchShare falseMatchShare(Tally group, Tally rest, double level);

/// From searches: who is falsely matched as Identification::falselyMatched(). Of a person with searches in
/// several known groups the first counts.
/// \param isChosen of each known group whether it is part of the group that is asked for
FalseMatchShare falseMatchShare(const Identification& searches, const std::vector<bool>& isChosen,
                                float threshold, int ranks, double level);

} // namespace plumbline::measures
