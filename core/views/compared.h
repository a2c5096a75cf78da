// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/views/chart.h"
#include "core/views/measured.h"

namespace plumbline {

/// A group's label, or "all others together" for measures::kRest.
QString comparedLabel(const Measured& measured, int group);

/// The same within a sentence: with a small first letter, unless somebody gave the group its name.
QString labelWithin(const Measured& measured, int group);

/// The comparisons of a run, counted as the reader chose.
const std::vector<measures::Difference>& differencesOf(const MeasuredRun& run, bool perSubmitted);
/// The test over all groups at once.
const measures::Overall& overallOf(const MeasuredRun& run, bool perSubmitted);

/// Scored images and errors of a group; of all groups but \a of where \a group is measures::kRest.
measures::Tally comparedTally(const MeasuredRun& run, int group, int of, bool perSubmitted);

/// What one of these images is worth in independent ones, 0..1: their effective number over n where people
/// were resampled (measures::EffectiveSize), else 1. Of the rest: of its groups together, as if no person
/// were in several of them.
double imageWorth(const MeasuredRun& run, int group, int of, bool perSubmitted);

/// Too few to tell, by the reader's policy.
bool isTooFew(const Measured& measured, const MeasuredRun& run, std::size_t group, bool perSubmitted);
/// A set of counts that has no such group.
bool isNotCounted(const Measured& measured, const MeasuredRun& run, std::size_t group);
/// Of a group without anything scored: "no images"; in an audit of counts "not counted".
QString nothingText(const Measured& measured);
/// Heads a column of names: "system"; in an audit of counts "set".
QString systemHead(const Measured& measured);
/// Whether anybody knows of faces that got no answer: always where systems ran; of counts where somebody gave
/// the size of the benchmark.
bool knowsUnanswered(const Measured& measured);
/// Groups that are too few to tell for some system, in the order of the groups; those without an image
/// included.
std::vector<std::size_t> tooFewGroups(const Measured& measured, bool perSubmitted);
/// "Too few to tell (fewer than 10 scored images): women, VI; men, VI.", empty where there is none.
QString tooFewText(const Measured& measured, bool perSubmitted);

/// Of all systems together: those that the sentence is corrected for. Without what is laid beside.
int allComparisons(const Measured& measured, bool perSubmitted);
/// "6", or "5 to 6" where systems differ: the comparisons of one system, which are corrected for together.
/// Empty: there is none.
QString comparisonsNumber(const Measured& measured, bool perSubmitted);
/// "18 comparisons over 3 systems (6 per system), every pair; p corrected for their number (Holm,
/// Benjamini-Hochberg)."; of one system "6 comparisons, every pair; ..."; empty where nothing is compared.
QString comparisonsText(const Measured& measured, bool perSubmitted);

/// "All subgroups at once: A p = 0.012 (chi-squared), B p = 0.3 (permutation test, 9,999 replicates)."; empty
/// where there is no such test.
QString overallText(const Measured& measured, bool perSubmitted);

} // namespace plumbline
