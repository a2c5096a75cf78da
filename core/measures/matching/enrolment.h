// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/match_cells.h"
#include "core/measures/matching/pair_rate.h"

namespace plumbline::measures {

/// An image that was to be enrolled.
struct EnrolmentTry
{
    int subject = -1; ///< -1: a person of its own
    int group = -1;   ///< -1 unknown
    bool failed = false;
};

/// The failure-to-enrol rate of every group, the last being the unknown one, with intervals over people.
std::vector<PairRate> failuresToEnrol(std::span<const EnrolmentTry> tries, int groups, double level = 0.95);

/// Who takes part, and who of them could not be enrolled.
struct Enrolment
{
    std::int64_t images = 0; ///< enrolled or not
    std::int64_t people = 0; ///< among the enrolled; an image of nobody named is one of its own
    PairRate failures;
    std::vector<PairRate> failuresByGroup; ///< the unknown one last
};
Enrolment enrolmentOf(std::vector<EnrolmentTry> tries, int groups, double level = 0.95);

/// How many mated pairs of each cell there would be, were everybody enrolled, and how many cannot be compared
/// because an image of them failed. \param gallery empty for one set
struct LostPairs
{
    std::vector<std::int64_t> all;  ///< by cell
    std::vector<std::int64_t> lost; ///< by cell
};
LostPairs lostMatedPairs(const MatchCells& cells, std::span<const EnrolmentTry> probes,
                         std::span<const EnrolmentTry> gallery);

/// FNMR in which a comparison that could not be made is a false non-match: who is not enrolled is not
/// recognised. (lost + missed) / (lost + compared), no interval. nullopt without pairs.
std::optional<double> generalisedFnmr(const PairRate& falseNonMatches, std::int64_t lost);

} // namespace plumbline::measures
