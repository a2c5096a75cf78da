// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/headline.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/measures/difference.h"
#include "core/measures/multiplicity.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

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

/// Everything but what depends on the number of comparisons.
Headline compared(std::span<const GroupCounts> groups, const Settings& settings, PeopleBehind people)
{
    Headline result;
    result.compare = settings.comparing();
    result.repeats = repeats(groups);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (isTooFewToTell(groups[i], settings.fewest))
            result.tooFew.push_back(static_cast<int>(i));
    }
    if (result.compare == Compare::Reference) {
        result.referenceIsChosen = settings.reference.has_value();
        result.reference = withReference(groups, settings).reference;
    }
    result.differences = compareGroups(groups, settings, people);
    return result;
}

/// The largest difference between groups that are large enough.
std::optional<Difference> largestOf(const Headline& headline, const GroupComparer& comparer, int fewest)
{
    std::optional<Difference> largest;
    for (const Difference& candidate : headline.differences) {
        if (comparer.tally(candidate.a).n < fewest || comparer.tally(candidate.b, candidate.a).n < fewest)
            continue;
        if (!largest || std::abs(candidate.difference) > std::abs(largest->difference))
            largest = candidate;
    }
    return largest;
}

/// The same comparison told the other way round.
Difference turned(const Difference& d)
{
    Difference result = d;
    result.a = d.b;
    result.b = d.a;
    result.difference = -d.difference;
    result.low = -d.high;
    result.high = -d.low;
    if (d.ratio) {
        const auto inverse = [](double value) { return value > 0 ? std::optional(1 / value) : std::nullopt; };
        result.ratio = Ratio {d.ratio->value ? inverse(*d.ratio->value) : std::optional(0.0),
                              d.ratio->high ? 1 / *d.ratio->high : 0, inverse(d.ratio->low)};
    }
    return result;
}

/// Picks the largest difference and says how far it goes. \pre comparisons and the corrected p are filled
void conclude(Headline& headline, std::span<const GroupCounts> groups, const Settings& settings,
              PeopleBehind people)
{
    headline.level = settings.level;
    if (headline.differences.empty())
        return;
    const GroupComparer comparer(groups, people);
    headline.largest = largestOf(headline, comparer, settings.fewest);
    if (!headline.largest) {
        headline.verdict = Verdict::TooFewToTell;
        return;
    }
    Difference& largest = *headline.largest;
    if (headline.compare == Compare::Pairs && largest.difference < 0)
        largest = turned(largest); // who errs more often comes first
    const bool alone = largest.excludesZero();
    if (headline.isWidened()) {
        headline.level = 1 - (1 - settings.level) / headline.comparisons;
        const auto wide = comparer.compare(largest.a, largest.b, headline.level);
        largest.low = wide->low;
        largest.high = wide->high;
        largest.method = wide->method;
        largest.ratio = wide->ratio;
        largest.ratioMethod = wide->ratioMethod;
    }
    if (largest.excludesZero() && largest.pHolm <= 1 - settings.level)
        headline.verdict = Verdict::Shown;
    else
        headline.verdict = alone ? Verdict::NotAfterCorrection : Verdict::NotShown;
    if (headline.verdict != Verdict::Shown) {
        // A widened level allows for the number of comparisons already.
        headline.smallestGap =
            smallestVisibleGap(comparer.worth(largest.b, largest.a), comparer.worth(largest.a).n,
                               headline.level, headline.isWidened() ? 1 : headline.comparisons);
    }
}

} // namespace

bool isTooFewToTell(const GroupCounts& counts, std::int64_t fewest)
{
    return counts.scored < fewest;
}

Headline headline(std::span<const GroupCounts> groups, const Settings& settings, PeopleBehind people)
{
    const std::vector<GroupCounts> one(groups.begin(), groups.end());
    return headlines({&one, 1}, settings, {&people, 1}).front();
}

std::vector<Headline> headlines(std::span<const std::vector<GroupCounts>> systems, const Settings& settings,
                                std::span<const PeopleBehind> people)
{
    assert(people.empty() || people.size() == systems.size());
    const auto behind = [people](std::size_t i) { return people.empty() ? PeopleBehind {} : people[i]; };
    std::vector<Headline> results;
    std::vector<double> p; // of every comparison of every system, system by system
    for (std::size_t i = 0; i < systems.size(); ++i) {
        results.push_back(compared(systems[i], settings, behind(i)));
        for (const Difference& difference : results.back().differences)
            p.push_back(difference.p);
    }
    const std::vector<double> pHolm = holm(p);
    const std::vector<double> pBh = benjaminiHochberg(p);
    std::size_t next = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        Headline& one = results[i];
        one.comparisons = static_cast<int>(p.size());
        for (Difference& difference : one.differences) {
            difference.pHolm = pHolm[next];
            difference.pBh = pBh[next];
            ++next;
        }
        conclude(one, systems[i], settings, behind(i));
    }
    return results;
}

std::optional<double> smallestVisibleGap(Tally reference, std::int64_t n, double level, int comparisons)
{
    assert(reference.isValid() && reference.n > 0 && n > 0 && comparisons > 0);
    // Newcombe's limits grow with the errors of a and Fisher's p falls away from equal rates, so the counts
    // that would be shown are the two ends.
    const auto isSure = [&](std::int64_t errors) {
        return *fisherTwoSided({errors, n}, reference) * comparisons <= 1 - level;
    };
    const auto equal = static_cast<std::int64_t>(std::floor(reference.rate() * static_cast<double>(n)));
    const std::int64_t above = leastThat(equal, n, [&](std::int64_t errors) {
        return newcombe({errors, n}, reference, level)->low > 0 && isSure(errors);
    });
    if (above <= n)
        return Tally {above, n}.rate() - reference.rate();
    const std::int64_t notBelow = leastThat(0, equal, [&](std::int64_t errors) {
        return newcombe({errors, n}, reference, level)->high >= 0 || !isSure(errors);
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
