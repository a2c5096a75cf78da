// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/analysis.h"

namespace plumbline::measures {

/// Whether a group has fewer scored images than \a fewest (none included): listed, never the headline.
bool isTooFewToTell(const GroupCounts& counts, std::int64_t fewest = kFewestToTell);

/// How far the headline may go.
enum class Verdict {
    NothingToCompare, ///< fewer than two groups with anything scored, or nothing scored in the reference
    TooFewToTell,     ///< the reference, or every other group, has fewer than kFewestToTell scored images
    NotShown,         ///< the interval of the largest difference includes zero: say what would have been seen
    NotAfterCorrection, ///< the interval excludes zero, but Holm's p over all m comparisons is above 1 -
                        ///< level
    Shown,              ///< the interval excludes zero and Holm's p is at most 1 - level
};

/// The first sentence of the results, as data. Groups are indices into the counts given.
struct Headline
{
    Verdict verdict = Verdict::NothingToCompare;
    std::optional<int> reference;   ///< empty only where nothing is scored at all
    bool referenceIsChosen = false; ///< false: the default, the group with most scored images
    /// The comparison (a = group, b = reference) whose difference is largest in absolute value; empty for the
    /// first two verdicts. Holm's and Benjamini-Hochberg's p are over all m comparisons, the small groups'
    /// included.
    std::optional<Difference> largest;
    /// Every comparison with the reference, the small groups' included: those that were corrected for.
    std::vector<Difference> differences;
    int comparisons = 0;     ///< m
    std::vector<int> tooFew; ///< groups that could not be the headline, to be listed
    /// Only for NotShown: see smallestVisibleGap().
    std::optional<double> smallestGap;
    /// Persons have several images: intervals and p assume that they do not, and the sentence says so.
    bool repeats = false;
};

/// The group with most scored images over all runs of the same groups, the first of equals; nullopt where
/// nothing is scored. The default reference: it does not depend on the errors. \pre every run has as many
/// groups
std::optional<int> largestGroup(std::span<const std::span<const GroupCounts>> runs);

/// The headline by PRODUCT.md's rule: comparisons with a reference chosen beforehand (settings.reference,
/// else the group with most scored images, the first of equals), so that the reference does not depend on the
/// errors. The numbers are those of analyse() with that reference. \pre as for analyse()
Headline headline(std::span<const GroupCounts> groups, const Settings& settings);

/// The headlines of several systems over the same groups, of which one will be chosen for its size: Holm's
/// and Benjamini-Hochberg's p, m and the verdict are over the comparisons of all of them together, so that
/// the choice among systems is corrected for too. For one system the same as headline(). \pre as for
/// headline()
std::vector<Headline> headlines(std::span<const std::vector<GroupCounts>> systems, const Settings& settings);

/// The smallest difference that a group of n scored images could have had to this reference for Newcombe's
/// interval to exclude zero, the reference being as it is: over whole numbers of errors, the group erring
/// more often; only where no such number would do, less often. A fraction, > 0; nullopt where no number of
/// errors would do. A gap of exactly this size in truth is seen about every other time, not surely. \pre
/// reference valid with n > 0, n > 0, 0 < level < 1
std::optional<double> smallestVisibleGap(Tally reference, std::int64_t n, double level);

/// How many more images would halve the width of Wilson's interval if the rate stayed the same; about 3 n for
/// large n. nullopt for n = 0. \pre 0 <= errors <= n, 0 < level < 1
std::optional<std::int64_t> imagesToHalveInterval(std::int64_t errors, std::int64_t n, double level);

} // namespace plumbline::measures
