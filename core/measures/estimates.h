// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/measures/analysis.h"
#include "core/measures/counts.h"

namespace plumbline::measures {

/// One image of a run whose answers are numbers. observation.disposition is Correct where there is an
/// estimate and a label to compare it with; error is estimate - label then, in the task's unit (years), else
/// ignored.
struct EstimateObservation
{
    Observation observation;
    double error = 0;
};

/// A mean with Student's t interval. Units of what is averaged; low <= mean <= high.
struct MeanEstimate
{
    double mean = 0;
    std::optional<double> deviation; ///< standard deviation, n - 1; empty for n = 1
    std::optional<double> low;       ///< empty for n = 1
    std::optional<double> high;
};

/// Mean and t interval of a sample: mean -+ t(1 - (1 - level)/2; n - 1) s / sqrt(n). nullopt for n = 0.
/// \pre all finite, 0 < level < 1
std::optional<MeanEstimate> meanOf(std::span<const double> sample, double level);

/// mean(a) - mean(b) with unequal variances: Welch's t, Welch-Satterthwaite degrees of freedom.
struct WelchDifference
{
    double difference = 0;
    double low = 0;
    double high = 0;
    double error = 0; ///< standard error
    double df = 0;
    double p = 1; ///< two-sided
};

/// nullopt where it is undefined: fewer than two in a sample, or no variance in either.
/// \pre all finite, 0 < level < 1
std::optional<WelchDifference> welch(std::span<const double> a, std::span<const double> b, double level);

/// One group's estimates. The counts' errors are 0: a number is near or far, not wrong.
struct EstimateGroup
{
    GroupCounts counts;
    std::optional<MeanEstimate> absolute; ///< of |estimate - label|: the mean absolute error
    std::optional<MeanEstimate> bias;     ///< of estimate - label: above 0 is estimated too high
};

/// Two groups compared; a and b are indices of groups.
struct EstimateDifference
{
    int a = 0;
    int b = 0; ///< the reference where there is one, or kRest
    WelchDifference welch;
    double pHolm = 1; ///< corrected within the list it is in
    double pBh = 1;
    [[nodiscard]] bool excludesZero() const { return welch.low > 0 || welch.high < 0; }
};

/// The result for one run of an estimating system. Means over images. Where persons have several images with
/// an estimate, intervals and p are over persons (people_means.h), as Settings::resampling says: t intervals
/// need no resampling. Where it says never, they are too sure, and whoever shows them says so.
struct EstimateAnalysis
{
    std::vector<EstimateGroup> groups;        ///< as given, empty ones included
    std::vector<EstimateDifference> absolute; ///< of mean absolute errors; its size is m
    std::vector<EstimateDifference> bias;     ///< of mean signed errors
    double level = 0.95;
    bool overPeople = false; ///< intervals and p are over persons, not over images
};

/// Means of all groups and their comparison, as settings ask: pairs i < j, each other group (a) against the
/// reference (b), or each against the images of all others together (kRest).
/// \pre 0 <= group < groups, errors finite, 0 < level < 1; reference, if any, is an index of a group
EstimateAnalysis analyseEstimates(std::span<const EstimateObservation> observations, int groups,
                                  const Settings& settings);

} // namespace plumbline::measures
