// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/outcomes/pair_score.h"
#include "core/session/left_out_pairs.h"
#include "core/session/match_query.h"
#include "core/views/identified.h"
#include "core/views/matched.h"

namespace plumbline {

/// What is asked of scores that were imported: everything by image of the dataset.
struct ScoreQuestion
{
    const Dataset& data;
    const std::unordered_map<ImageId, int>& index; ///< of images in the dataset
    std::span<const int> groups;                   ///< -1: unknown
    int groupCount = 0;
    std::span<const int> strata;      ///< -1: unknown; empty: not restricted
    const std::vector<bool>& isProbe; ///< empty: no rule
    const LeftOutPairs& leftOut;
    const std::unordered_set<ImageId>& excluded;
    const MatchQuery& query;
};

/// Fills in \a matched as for a run whose faces are compared here, from its imported scores. Pairs are one
/// set, or two by the rule; candidate lists are always two, and make searches: their gallery is what was
/// returned and every image that is no probe. Two images are of one person by their subjects; where one of
/// those is not stated, by the word of the file, else they are of two. Usage when nothing is left to compare.
Result<Matched> compareScores(Matched matched, const ScoreQuestion& asked, const PairScoreSet& scores);

/// Fills in \a identified as for a run that is searched here, from imported candidate lists: best first, or
/// by the place that the file gives, cut at Identified::ranks. Without a rule the probes are those of whom
/// there is a list. Usage when no list is of a probe that is asked for. \pre scores are candidate lists
Result<Identified> searchScores(Identified identified, const ScoreQuestion& asked,
                                const PairScoreSet& scores);

} // namespace plumbline
