// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/agreement.h"
#include "core/measures/interval.h"
#include "core/measures/paired.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// One image scored on both sides.
struct PairedObservation
{
    int group = 0;    ///< 0..groups-1
    int subject = -1; ///< any id >= 0, the same for all images of a person; -1: a person of its own
    bool wrongA = false;
    bool wrongB = false;
};

/// How the change of a group was found, and tested.
enum class ChangeMethod {
    Paired,   ///< the same images: Newcombe's method 10; McNemar's exact test
    Subjects, ///< the same images, people with several: method 10 on the effective number; sign flip by
              ///< person
    Unpaired, ///< other images on each side: Newcombe's method 10 for two samples; Fisher's exact test
};

/// One group on both sides. Empty optionals: nothing scored on both.
struct ChangedGroup
{
    std::optional<PairedTally> paired; ///< none when the sides are not of the same images
    Tally a, b;                        ///< errors of n on each side; paired: of the images scored on both
    std::optional<Interval> ofA, ofB;
    std::int64_t subjects = 0; ///< people among the pairs; 0 when unpaired
    ChangeMethod method = ChangeMethod::Paired;
    std::optional<double> designEffect; ///< of the change; set by ChangeMethod::Subjects where it is defined
    std::optional<double> effectiveN;   ///< set by ChangeMethod::Subjects
    std::optional<RateChange> change;
    std::optional<double> p, pHolm, pBh; ///< corrected for the groups with something scored on both sides
    /// Whether A and B are right about the same images; none where unpaired or undefined (one of right and
    /// wrong never occurs on both sides).
    std::optional<Kappa> agreement;
    std::optional<Kappa::Limits> agreementLimits; ///< on the effective number where people repeat
};

/// The gap between two groups, rate(a) - rate(b), on both sides, and how it moved.
struct GapChange
{
    int a = 0;
    int b = 0; ///< the reference where there is one
    double before = 0;
    double after = 0;
    RateChange change;  ///< at the level asked for
    RateChange widened; ///< at level 1 - (1 - level) / m for the m gaps of the analysis (Bonferroni)
};

struct ChangeAnalysis
{
    std::vector<ChangedGroup> groups; ///< as given, empty ones included
    ChangedGroup all;                 ///< all groups together; its p is not corrected
    std::vector<GapChange> gaps; ///< each group against the reference, or every pair, with something scored
    int comparisons = 0;         ///< the tests corrected for
    bool bySubject = false;      ///< somebody has several of the images compared
};

struct ChangeSettings
{
    double level = 0.95;
    std::optional<int> reference = std::nullopt; ///< gaps to this group; empty: between every two
};

/// Two sides over the same images. \pre 0 <= group < groups for every observation, reference is a group
ChangeAnalysis analysePaired(std::span<const PairedObservation> observations, int groups,
                             const ChangeSettings& settings);

/// Two sides over other images, say two published tables. `all` is over the groups that both sides have
/// counted: over other groups it would compare mixes, not systems. \pre as many on both sides, all valid
ChangeAnalysis analyseUnpaired(std::span<const Tally> a, std::span<const Tally> b,
                               const ChangeSettings& settings);

/// One person's part in a mean over images: n images whose values x sum to sum, their squares to squares.
struct ClusterPart
{
    double n = 0;
    double sum = 0;
    double squares = 0;
};

/// What n images of repeated people are worth.
struct EffectiveNumber
{
    std::optional<double> designEffect; ///< variance by person / variance by image; none where either is 0
    double n = 0;                       ///< > 0, at most the number of images
};

/// The number of independent images that would tell a mean as well as these do: n / design effect (Rao &
/// Scott, Biometrics 48, 1992, 577-585), the variance being that of a ratio estimator over people
/// (Obuchowski, Statistics in Medicine 17, 1998, 1495-1507, for paired data), times (z / t)^2 with t on
/// people - 1 degrees of freedom (Korn & Graubard, Survey Methodology 24, 1998, 193-201). At most the number
/// of people where that cannot be estimated: nobody differs, or fewer than 10 people. \pre parts not empty,
/// every n > 0
EffectiveNumber effectiveNumber(std::span<const ClusterPart> parts, double level);

} // namespace plumbline::measures
