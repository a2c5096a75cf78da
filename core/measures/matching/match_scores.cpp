// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/match_scores.h"

namespace plumbline::measures {

NonMatedScores MatchScores::nonMatedOf(std::span<const int> of) const
{
    std::vector<const NonMatedScores*> parts;
    for (const int cell : of)
        parts.push_back(&nonMated[at(cell)]);
    return NonMatedScores::merged(parts);
}

MatedScores MatchScores::matedOf(std::span<const int> of) const
{
    std::vector<const MatedScores*> parts;
    for (const int cell : of)
        parts.push_back(&mated[at(cell)]);
    return MatedScores::merged(parts);
}

} // namespace plumbline::measures
