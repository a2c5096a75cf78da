// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>

namespace plumbline::simulation {

/// People with several images each, whose images resemble one another.
struct People
{
    int people = 40;
    int images = 4; ///< of each; with \a uneven, 1 to 2 * images - 1, all equally often
    bool uneven = false;
    double rate = 0.1;       ///< of errors
    double designEffect = 2; ///< wanted: 1 .. the mean of n squared over the mean of n

    /// The correlation within a person that gives the design effect, 0..1.
    [[nodiscard]] double correlation() const;
};

/// How often each interval held the true value, of so many trials.
struct SubjectCoverage
{
    int trials = 0;
    double bca = 0;
    double percentile = 0;
    double effective = 0; ///< the formula for independent images on the effective number
    double plain = 0;     ///< the formula for independent images as if they were
    double fellBack = 0; ///< share of trials in which resampling was refused and bca is the effective formula
    double meanDesignEffect = 0; ///< as estimated, where it was
};

/// Of the interval of a rate at 95 %. Every person has a rate of error of their own, from a beta
/// distribution. Parallel over trials; the same for any number of threads.
SubjectCoverage rateOfPeople(const People& people, int trials, int replicates, std::uint64_t seed);

/// Of the interval of the difference of two groups of such people; with \a shared, every person has half
/// their images (of 2 x images) in either group.
SubjectCoverage differenceOfPeople(const People& a, const People& b, bool shared, int trials, int replicates,
                                   std::uint64_t seed);

} // namespace plumbline::simulation
