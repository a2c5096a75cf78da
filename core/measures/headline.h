// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/analysis.h"
#include "core/measures/comparisons.h"
#include "core/measures/people_analysis.h"

namespace plumbline::measures {

/// Whether a group has fewer scored images than \a fewest (none included): listed, never the headline.
bool isTooFewToTell(const GroupCounts& counts, std::int64_t fewest = kFewestToTell);

/// How far the headline may go.
enum class Verdict {
    NothingToCompare, ///< fewer than two groups with anything scored, or nothing scored in the reference
    TooFewToTell,     ///< in every comparison one side has fewer scored images than settings.fewest
    NotShown,         ///< the interval of the largest difference includes zero: say what would have been seen
    NotAfterCorrection, ///< one interval would exclude zero; allowing for m comparisons it does not, or
                        ///< Holm's p is above 1 - level
    Shown,              ///< the interval excludes zero and Holm's p is at most 1 - level
};

/// The first sentence of the results, as data. Groups are indices into the counts given.
struct Headline
{
    Verdict verdict = Verdict::NothingToCompare;
    Compare compare = Compare::Reference;
    std::optional<int> reference;   ///< only of Compare::Reference; empty where nothing is scored at all
    bool referenceIsChosen = false; ///< false: the default, the group with most scored images
    /// The comparison whose difference is largest in absolute value; empty for the first two verdicts. Holm's
    /// and Benjamini-Hochberg's p are over all m comparisons, the small groups' included; its interval and
    /// ratio are at the level below. Of a pair, a errs more often.
    std::optional<Difference> largest;
    /// With a reference chosen beforehand that of the settings. Where the largest of every pair, or of every
    /// group against the rest, was picked: 1 - (1 - that) / m, so that all m intervals hold together
    /// (Bonferroni).
    double level = 0.95;
    /// Every comparison, the small groups' included: those that were corrected for, at settings.level.
    std::vector<Difference> differences;
    int comparisons = 0;     ///< m
    std::vector<int> tooFew; ///< groups that could not be the headline, to be listed
    /// Only for NotShown and NotAfterCorrection, over all comparisons corrected for: see
    /// smallestVisibleGap().
    std::optional<double> smallestGap;
    /// Persons have several images. Without people behind the counts intervals and p assume that they do not,
    /// and the sentence says so.
    bool repeats = false;

    /// The interval allows for the number of comparisons.
    [[nodiscard]] bool isWidened() const { return compare != Compare::Reference && comparisons > 1; }
};

/// The headline by PRODUCT.md's rules, from the comparisons that settings ask for: with a reference chosen
/// beforehand (settings.reference; else the group with most scored images, the first of equals: it does not
/// depend on the errors), or the largest of every pair or of every group against the rest, whose interval is
/// widened for their number. \pre as for analyse()
Headline headline(std::span<const GroupCounts> groups, const Settings& settings, PeopleBehind people = {});

/// The headlines of several systems over the same groups, of which one will be chosen for its size: Holm's
/// and Benjamini-Hochberg's p, m, the widened level and the verdict are over the comparisons of all of them
/// together, so that the choice among systems is corrected for too. For one system the same as headline().
/// \pre as for headline(); people: none, or as many as systems
std::vector<Headline> headlines(std::span<const std::vector<GroupCounts>> systems, const Settings& settings,
                                std::span<const PeopleBehind> people = {});

/// The smallest difference that a group of n scored images could have had to this reference to be shown as
/// the largest of so many comparisons, whatever the others are: Newcombe's interval excludes zero and
/// Fisher's p times their number is at most 1 - level, the reference being as it is. Over whole numbers of
/// errors, the group erring more often; only where no such number would do, less often. A fraction, > 0;
/// nullopt where no number of errors would do. A gap of exactly this size in truth is seen about every other
/// time, not surely. \pre reference valid with n > 0, n > 0, 0 < level < 1, comparisons > 0
std::optional<double> smallestVisibleGap(Tally reference, std::int64_t n, double level, int comparisons = 1);

/// How many more images would halve the width of Wilson's interval if the rate stayed the same; about 3 n for
/// large n. nullopt for n = 0. \pre 0 <= errors <= n, 0 < level < 1
std::optional<std::int64_t> imagesToHalveInterval(std::int64_t errors, std::int64_t n, double level);

} // namespace plumbline::measures
