// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/paired_analysis.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "core/measures/comparisons.h"
#include "core/measures/difference.h"
#include "core/measures/effective_size.h"
#include "core/measures/multiplicity.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

/// One person's images in one group.
struct Person
{
    int subject = -1;
    PairedTally tally;
};
using People = std::vector<Person>; ///< in ascending order of subject; unknown ones are people of their own

/// (z / t)^2, t on that many degrees of freedom: what an estimated variance costs.
double freedomFactor(std::size_t people, double level)
{
    const double tail = (1 - level) / 2;
    const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), tail));
    const double t = boost::math::quantile(
        boost::math::complement(boost::math::students_t(static_cast<double>(people) - 1), tail));
    return z * z / (t * t);
}

double spread(std::span<const ClusterPart> parts, double n, double mean)
{
    const auto people = static_cast<double>(parts.size());
    double sum = 0;
    for (const ClusterPart& part : parts) {
        const double residual = part.sum - mean * part.n;
        sum += residual * residual;
    }
    return people / (people - 1) * sum / (n * n);
}

ClusterPart changeOf(const PairedTally& tally)
{
    return {static_cast<double>(tally.n()), static_cast<double>(tally.broken - tally.fixed),
            static_cast<double>(tally.broken + tally.fixed)};
}

ClusterPart errorsOf(Tally tally)
{
    return {static_cast<double>(tally.n), static_cast<double>(tally.errors),
            static_cast<double>(tally.errors)};
}

template<class Part>
std::vector<ClusterPart> partsOf(const People& people, Part part)
{
    std::vector<ClusterPart> parts;
    parts.reserve(people.size());
    for (const Person& person : people)
        parts.push_back(part(person.tally));
    return parts;
}

/// The images of every group by person.
std::vector<People> byPerson(std::span<const PairedObservation> observations, int groups)
{
    std::vector<People> result(static_cast<std::size_t>(groups));
    std::vector<std::unordered_map<int, std::size_t>> place(result.size());
    for (const PairedObservation& one : observations) {
        assert(one.group >= 0 && one.group < groups);
        const auto group = static_cast<std::size_t>(one.group);
        People& people = result[group];
        std::size_t at = people.size();
        if (one.subject >= 0)
            at = place[group].try_emplace(one.subject, at).first->second;
        if (at == people.size())
            people.push_back({one.subject, {}});
        people[at].tally.add(one.wrongA, one.wrongB);
    }
    for (People& people : result)
        std::ranges::stable_sort(people, {}, &Person::subject);
    return result;
}

/// All groups as one: a person who is in several is one person.
People joined(const std::vector<People>& groups)
{
    People all;
    std::unordered_map<int, std::size_t> place;
    for (const People& people : groups) {
        for (const Person& person : people) {
            std::size_t at = all.size();
            if (person.subject >= 0)
                at = place.try_emplace(person.subject, at).first->second;
            if (at == all.size())
                all.push_back({person.subject, {}});
            all[at].tally += person.tally;
        }
    }
    return all;
}

PairedTally totalOf(const People& people)
{
    PairedTally total;
    for (const Person& person : people)
        total += person.tally;
    return total;
}

std::optional<RateChange> pairedChange(const People& people, double level)
{
    const PairedTally total = totalOf(people);
    if (static_cast<std::int64_t>(people.size()) == total.n()) // nobody repeats, or nobody is there
        return newcombePaired(total, level);
    return newcombePairedAt(total, effectiveNumber(partsOf(people, changeOf), level).n, level);
}

void fillBySubject(ChangedGroup& group, const People& people, double level)
{
    group.method = ChangeMethod::Subjects;
    std::vector<std::int64_t> balance;
    balance.reserve(people.size());
    for (const Person& person : people)
        balance.push_back(person.tally.fixed - person.tally.broken);
    group.p = signFlip(balance);
    const EffectiveNumber changed = effectiveNumber(partsOf(people, changeOf), level);
    group.designEffect = changed.designEffect;
    group.effectiveN = changed.n;
    const auto ofSide = [&](auto side) {
        const auto parts = partsOf(people, [&](const PairedTally& tally) { return errorsOf(side(tally)); });
        return wilsonAtRate(side(*group.paired).rate(), effectiveNumber(parts, level).n, level);
    };
    group.ofA = ofSide([](const PairedTally& tally) { return tally.a(); });
    group.ofB = ofSide([](const PairedTally& tally) { return tally.b(); });
}

/// Images of one person agree together or not at all: the spread of kappa is that of its influence by person.
void fillAgreement(ChangedGroup& group, const People& people, double level)
{
    const std::vector<std::int64_t> cells = rightTable(*group.paired);
    group.agreement = cohenKappa(cells, 2);
    if (!group.agreement)
        return;
    double n = static_cast<double>(group.paired->n());
    if (group.subjects < group.paired->n()) {
        const std::vector<double> influence = kappaInfluence(cells, 2);
        const auto parts = partsOf(people, [&](const PairedTally& tally) {
            ClusterPart part {static_cast<double>(tally.n()), 0, 0};
            const std::vector<std::int64_t> own = rightTable(tally);
            for (std::size_t cell = 0; cell < own.size(); ++cell) {
                part.sum += static_cast<double>(own[cell]) * influence[cell];
                part.squares += static_cast<double>(own[cell]) * influence[cell] * influence[cell];
            }
            return part;
        });
        n = effectiveNumber(parts, level).n;
    }
    group.agreementLimits = group.agreement->interval(n, level);
}

ChangedGroup changedGroup(const People& people, double level)
{
    ChangedGroup group;
    group.paired = totalOf(people);
    group.a = group.paired->a();
    group.b = group.paired->b();
    group.subjects = static_cast<std::int64_t>(people.size());
    const std::int64_t n = group.paired->n();
    group.change = pairedChange(people, level);
    if (n == 0)
        return group;
    fillAgreement(group, people, level);
    if (group.subjects < n) {
        fillBySubject(group, people, level);
        return group;
    }
    group.p = mcNemarExact(group.paired->fixed, group.paired->broken);
    group.ofA = interval(IntervalMethod::Wilson, group.a.errors, n, level);
    group.ofB = interval(IntervalMethod::Wilson, group.b.errors, n, level);
    return group;
}

void correct(ChangeAnalysis& analysis)
{
    std::vector<double> values;
    for (const ChangedGroup& group : analysis.groups) {
        if (group.p)
            values.push_back(*group.p);
    }
    const std::vector<double> byHolm = holm(values);
    const std::vector<double> byBh = benjaminiHochberg(values);
    analysis.comparisons = static_cast<int>(values.size());
    std::size_t at = 0;
    for (ChangedGroup& group : analysis.groups) {
        if (!group.p)
            continue;
        group.pHolm = byHolm[at];
        group.pBh = byBh[at];
        ++at;
    }
}

/// How the estimated changes of two groups go together, because the same people are in both.
double correlation(const People& a, const People& b)
{
    const ClusterPart ofA = changeOf(totalOf(a));
    const ClusterPart ofB = changeOf(totalOf(b));
    const auto residual = [](const Person& person, const ClusterPart& all) {
        const ClusterPart part = changeOf(person.tally);
        return (part.sum - all.sum / all.n * part.n) / all.n;
    };
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (const Person& person : a)
        aa += residual(person, ofA) * residual(person, ofA);
    auto other = a.begin();
    for (const Person& person : b) { // both are in the order of subjects
        const double r = residual(person, ofB);
        bb += r * r;
        while (other != a.end() && other->subject < person.subject)
            ++other;
        if (person.subject >= 0 && other != a.end() && other->subject == person.subject)
            ab += residual(*other, ofA) * r;
    }
    return aa > 0 && bb > 0 ? std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0) : 0;
}

/// The gaps between groups that have a change. \a changeAt: (group, level), none where that group has none;
/// \a correlated: (a, b).
template<class ChangeAt, class Correlated>
void fillGaps(ChangeAnalysis& analysis, const ChangeSettings& settings, ChangeAt changeAt,
              Correlated correlated)
{
    const int groups = static_cast<int>(analysis.groups.size());
    const auto group = [&](int i) -> const ChangedGroup& {
        return analysis.groups[static_cast<std::size_t>(i)];
    };
    std::vector<std::pair<int, int>> pairs =
        comparedPairs(groups, {.level = settings.level, .reference = settings.reference});
    std::erase_if(pairs,
                  [&](const auto& pair) { return !group(pair.first).change || !group(pair.second).change; });
    const double m = static_cast<double>(std::max<std::size_t>(pairs.size(), 1));
    std::vector<std::optional<RateChange>> wide;
    for (int i = 0; i < groups; ++i)
        wide.push_back(m > 1 ? changeAt(i, 1 - (1 - settings.level) / m) : group(i).change);
    for (const auto& [a, b] : pairs) {
        GapChange gap;
        gap.a = a;
        gap.b = b;
        gap.before = group(a).a.rate() - group(b).a.rate();
        gap.after = group(a).b.rate() - group(b).b.rate();
        const double together = correlated(a, b);
        gap.change = differenceOfChanges(*group(a).change, *group(b).change, together);
        gap.widened = differenceOfChanges(*wide[static_cast<std::size_t>(a)],
                                          *wide[static_cast<std::size_t>(b)], together);
        analysis.gaps.push_back(gap);
    }
}

/// rate(b) - rate(a) of two samples. nullopt where either is empty.
std::optional<RateChange> unpairedChange(Tally a, Tally b, double level)
{
    const auto difference = newcombe(b, a, level);
    if (!difference)
        return std::nullopt;
    return RateChange {difference->difference, difference->low, difference->high};
}

ChangedGroup unpairedGroup(Tally a, Tally b, double level)
{
    ChangedGroup group;
    group.method = ChangeMethod::Unpaired;
    group.a = a;
    group.b = b;
    group.ofA = interval(IntervalMethod::Wilson, a.errors, a.n, level);
    group.ofB = interval(IntervalMethod::Wilson, b.errors, b.n, level);
    group.change = unpairedChange(a, b, level);
    group.p = fisherTwoSided(a, b);
    return group;
}

} // namespace

EffectiveNumber effectiveNumber(std::span<const ClusterPart> parts, double level)
{
    assert(!parts.empty());
    ClusterPart all;
    for (const ClusterPart& part : parts) {
        all.n += part.n;
        all.sum += part.sum;
        all.squares += part.squares;
    }
    const auto people = static_cast<double>(parts.size());
    EffectiveNumber result {std::nullopt, std::min(people, all.n)};
    if (parts.size() < 2)
        return result;
    const double mean = all.sum / all.n;
    const double byImage = (all.squares - all.n * mean * mean) / (all.n * all.n);
    const double byPerson = spread(parts, all.n, mean);
    constexpr double kNothing = 1e-14; // what subtraction leaves of zero
    if (byImage * all.n > kNothing && byPerson * all.n > kNothing) {
        result.designEffect = byPerson / byImage;
        const double number = all.n / *result.designEffect;
        result.n = std::min(number, std::ssize(parts) < kFewestPeople ? people : all.n);
    }
    result.n *= freedomFactor(parts.size(), level);
    return result;
}

ChangeAnalysis analysePaired(std::span<const PairedObservation> observations, int groups,
                             const ChangeSettings& settings)
{
    const std::vector<People> people = byPerson(observations, groups);
    ChangeAnalysis analysis;
    for (const People& one : people)
        analysis.groups.push_back(changedGroup(one, settings.level));
    const People everybody = joined(people);
    analysis.all = changedGroup(everybody, settings.level);
    analysis.bySubject = everybody.size() < observations.size();
    correct(analysis);
    fillGaps(
        analysis, settings,
        [&](int group, double level) { return pairedChange(people[static_cast<std::size_t>(group)], level); },
        [&](int a, int b) {
        return analysis.bySubject
            ? correlation(people[static_cast<std::size_t>(a)], people[static_cast<std::size_t>(b)])
            : 0.0;
        });
    return analysis;
}

ChangeAnalysis analyseUnpaired(std::span<const Tally> a, std::span<const Tally> b,
                               const ChangeSettings& settings)
{
    assert(a.size() == b.size());
    ChangeAnalysis analysis;
    Tally before;
    Tally after;
    for (std::size_t i = 0; i < a.size(); ++i) {
        analysis.groups.push_back(unpairedGroup(a[i], b[i], settings.level));
        if (a[i].n == 0 || b[i].n == 0)
            continue;
        before = {before.errors + a[i].errors, before.n + a[i].n};
        after = {after.errors + b[i].errors, after.n + b[i].n};
    }
    analysis.all = unpairedGroup(before, after, settings.level);
    correct(analysis);
    fillGaps(
        analysis, settings,
        [&](int group, double level) {
        const auto i = static_cast<std::size_t>(group);
        return unpairedChange(a[i], b[i], level);
        },
        [](int, int) { return 0.0; });
    return analysis;
}

} // namespace plumbline::measures
