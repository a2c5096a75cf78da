// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/clustered_rate.h"

#include <vector>

#include "core/measures/effective_size.h"

namespace plumbline::measures {

PairRate clusteredRate(std::span<const Attempt> attempts, double level)
{
    std::vector<Observation> observations;
    observations.reserve(attempts.size());
    for (const Attempt& attempt : attempts)
        observations.push_back(
            {0, attempt.subject, attempt.isError ? Disposition::Error : Disposition::Correct, false});
    const auto patterns = SubjectPatterns::of(observations, 1);
    const EffectiveSize size = effectiveSize(patterns, RateOf::FacesFound, {0, false});
    PairRate rate;
    rate.errors = size.tally.errors;
    rate.comparisons = size.tally.n;
    rate.people = size.people;
    if (rate.comparisons > 0)
        setLimits(rate, size.effectiveN(), level);
    return rate;
}

} // namespace plumbline::measures
