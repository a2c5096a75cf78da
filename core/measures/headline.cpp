// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/headline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/measures/difference.h"
#include "core/measures/multiplicity.h"

namespace plumbline::measures {

namespace {

Verdict verdictOf(const Difference& largest, double level)
{
    if (!largest.excludesZero())
        return Verdict::NotShown;
    return largest.pHolm <= 1 - level ? Verdict::Shown : Verdict::NotAfterCorrection;
}

/// The least value in low..high for which holds() is true, or high + 1. \pre once true, holds() stays true
template<class Predicate>
std::int64_t leastThat(std::int64_t low, std::int64_t high, Predicate holds)
{
    std::int64_t beyond = high + 1;
    while (low < beyond) {
        const std::int64_t middle = low + (beyond - low) / 2;
        if (holds(middle))
            beyond = middle;
        else
            low = middle + 1;
    }
    return low;
}

double wilsonWidth(double rate, std::int64_t n, double level)
{
    const Interval limits = wilsonAtRate(rate, static_cast<double>(n), level);
    return limits.high - limits.low;
}

} // namespace

bool isTooFewToTell(const GroupCounts& counts, std::int64_t fewest)
{
    return counts.scored < fewest;
}

std::optional<int> largestGroup(std::span<const std::span<const GroupCounts>> runs)
{
    std::vector<std::int64_t> scored(runs.empty() ? 0 : runs.front().size());
    for (const std::span<const GroupCounts> groups : runs) {
        assert(groups.size() == scored.size());
        for (std::size_t i = 0; i < groups.size(); ++i)
            scored[i] += groups[i].scored;
    }
    const auto largest = std::ranges::max_element(scored);
    if (largest == scored.end() || *largest == 0)
        return std::nullopt;
    return static_cast<int>(largest - scored.begin());
}

Headline headline(std::span<const GroupCounts> groups, const Settings& settings)
{
    Headline result;
    result.repeats = repeats(groups);
    result.referenceIsChosen = settings.reference.has_value();
    result.reference = result.referenceIsChosen ? settings.reference : largestGroup({&groups, 1});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (isTooFewToTell(groups[i]))
            result.tooFew.push_back(static_cast<int>(i));
    }
    if (!result.reference)
        return result;

    Settings againstReference = settings;
    againstReference.reference = result.reference;
    result.differences = analyse(groups, againstReference).differences;
    result.comparisons = static_cast<int>(result.differences.size());
    if (result.comparisons == 0)
        return result;

    const auto countsOf = [groups](int group) -> const GroupCounts& {
        return groups[static_cast<std::size_t>(group)];
    };
    const GroupCounts& reference = countsOf(*result.reference);
    for (const Difference& candidate : result.differences) {
        if (isTooFewToTell(reference) || isTooFewToTell(countsOf(candidate.a)))
            continue;
        if (!result.largest || std::abs(candidate.difference) > std::abs(result.largest->difference))
            result.largest = candidate;
    }
    if (!result.largest) {
        result.verdict = Verdict::TooFewToTell;
        return result;
    }
    result.verdict = verdictOf(*result.largest, settings.level);
    if (result.verdict == Verdict::NotShown) {
        result.smallestGap =
            smallestVisibleGap(perFaceFound(reference), countsOf(result.largest->a).scored, settings.level);
    }
    return result;
}

std::vector<Headline> headlines(std::span<const std::vector<GroupCounts>> systems, const Settings& settings)
{
    std::vector<Headline> results;
    std::vector<double> p; // of every comparison of every system, system by system
    for (const std::vector<GroupCounts>& groups : systems) {
        results.push_back(headline(groups, settings));
        for (const Difference& difference : results.back().differences)
            p.push_back(difference.p);
    }
    const std::vector<double> pHolm = holm(p);
    const std::vector<double> pBh = benjaminiHochberg(p);
    std::size_t next = 0;
    for (Headline& one : results) {
        one.comparisons = static_cast<int>(p.size());
        for (Difference& difference : one.differences) {
            difference.pHolm = pHolm[next];
            difference.pBh = pBh[next];
            ++next;
            if (one.largest && one.largest->a == difference.a)
                one.largest = difference;
        }
        if (one.largest)
            one.verdict = verdictOf(*one.largest, settings.level);
    }
    return results;
}

std::optional<double> smallestVisibleGap(Tally reference, std::int64_t n, double level)
{
    assert(reference.isValid() && reference.n > 0 && n > 0);
    // Newcombe's limits grow with the errors of a, so the counts whose interval excludes zero are the two
    // ends.
    const std::int64_t above = leastThat(0, n, [&](std::int64_t errors) {
        return newcombe({errors, n}, reference, level)->low > 0;
    });
    if (above <= n)
        return Tally {above, n}.rate() - reference.rate();
    const std::int64_t notBelow = leastThat(0, n, [&](std::int64_t errors) {
        return newcombe({errors, n}, reference, level)->high >= 0;
    });
    if (notBelow > 0)
        return reference.rate() - Tally {notBelow - 1, n}.rate();
    return std::nullopt;
}

std::optional<std::int64_t> imagesToHalveInterval(std::int64_t errors, std::int64_t n, double level)
{
    assert(errors >= 0 && errors <= n);
    if (n == 0)
        return std::nullopt;
    const double rate = Tally {errors, n}.rate();
    const double wanted = wilsonWidth(rate, n, level) / 2;
    std::int64_t enough = 2 * n;
    while (wilsonWidth(rate, enough, level) > wanted)
        enough *= 2;
    return leastThat(n, enough, [&](std::int64_t size) { return wilsonWidth(rate, size, level) <= wanted; })
        - n;
}

} // namespace plumbline::measures
