// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>

namespace plumbline::simulation {

/// People whose scores hang together: a person who resembles many raises all of their comparisons, an image
/// all of its, and two people who resemble one another do so in all of their images. Scores are normal with
/// variance 1: sqrt(person) (a_i + a_j) + sqrt(image) (b_k + b_l) + sqrt(pair) c_ij + the rest; the true rate
/// is that of a standard normal beyond the threshold.
struct Lookalikes
{
    int people = 200;   ///< in the set, or among the probes
    int gallery = 0;    ///< > 0: two sets, so many other people in the second
    int images = 1;     ///< of each
    double person = 0;  ///< share of the variance of a person's; twice this is at most 1 less the others
    double image = 0;   ///< of an image's
    double pair = 0;    ///< of a pair of people's
    double rate = 1e-3; ///< of false matches
};

/// How often the intervals held the true rate, of so many trials, at 95 %.
struct MatchCoverage
{
    double crossed = 0;      ///< FalseMatchCurve
    double independent = 0;  ///< Wilson's, comparisons taken as independent
    double designEffect = 0; ///< mean of the one used
    double bound = 0;        ///< share of trials in which nothing was seen
    double tooLow = 0;       ///< share of trials in which the interval lies below the truth
};

/// FMR. Parallel over trials; the same for any number of threads.
MatchCoverage coverageOfFalseMatches(const Lookalikes& people, int trials, std::uint64_t seed);

/// FNMR of people with so many images each, mated scores sqrt(person) a_i + sqrt(image) (b_k + b_l) + the
/// rest: all pairs of each person's images.
MatchCoverage coverageOfFalseNonMatches(const Lookalikes& people, int trials, std::uint64_t seed);

/// Two groups of so many people each, people among whom everybody of the first resembles one another more by
/// \a shift of a score's standard deviation. In two sets (Lookalikes::gallery > 0) the gallery has both
/// groups, too. What is covered is the true difference of the two false match rates.
struct DifferenceCoverage
{
    double held = 0;        ///< the interval with the covariance
    double apart = 0;       ///< the one that takes the two rates for independent
    double found = 0;       ///< share of trials in which the difference is said to be more than chance
    double correlation = 0; ///< mean
    double difference = 0;  ///< true
};
DifferenceCoverage coverageOfDifferences(const Lookalikes& people, double shift, int trials,
                                         std::uint64_t seed);

} // namespace plumbline::simulation
