// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>

#include "core/measures/matching/pair_space.h"
#include "core/measures/matching/score_collector.h"

namespace plumbline::measures {

/// Scores all non-mated pairs of the space, block by block, into the collector. false when stopped.
bool scoreNonMated(const PairSpace& space, ScoreCollector& collector, unsigned threads,
                   const std::stop_token& stop, const ScoringProgress& progress);

/// Tells the collector how often each person is compared with each group, and each two people in each cell:
/// from the numbers of rows, without looking at pairs.
void countComparisons(const PairSpace& space, CrossedCounts& counts);

} // namespace plumbline::measures
