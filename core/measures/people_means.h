// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>

#include "core/measures/estimates.h"

namespace plumbline::measures {

/// One image's number and who is on it.
struct PersonValue
{
    int subject = -1; ///< any id >= 0, the same for all images of a person; -1 = unknown, a person of its own
    double value = 0;
};

/// Mean over images with a t interval over people: variance m/(m-1) sum u_i^2 with u_i the sum of (x -
/// mean)/n over the images of person i, and m - 1 degrees of freedom for m people (the cluster-robust
/// variance of Liang & Zeger, Biometrika 73, 1986, 13-22; for a mean, that of a ratio estimator in Cochran,
/// Sampling Techniques, 3rd ed., 1977, 9A). Equals meanOf() where nobody has several images. nullopt for n =
/// 0; no interval for m = 1. \pre all finite, 0 < level < 1
std::optional<MeanEstimate> meanOfPeople(std::span<const PersonValue> sample, double level);

/// mean(a) - mean(b) over people. Where nobody is in both samples the two variances add up and the degrees of
/// freedom are Welch and Satterthwaite's over people: equals welch() where nobody has several images. Where
/// people are in both, variance is M/(M-1) sum (u_ai - u_bi)^2 over all M people, with one less degrees of
/// freedom than the smaller sample has people: equals the paired t where all are in both with one image each.
/// nullopt where it is undefined: fewer than two people in a sample, or no variance.
/// \pre all finite, 0 < level < 1
std::optional<WelchDifference> differenceOfPeople(std::span<const PersonValue> a,
                                                  std::span<const PersonValue> b, double level);

} // namespace plumbline::measures
