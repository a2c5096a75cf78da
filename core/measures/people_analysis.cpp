// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/people_analysis.h"

#include <cmath>
#include <string_view>

#include "core/measures/ratio.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

std::string_view idOf(SubjectMethod method, std::string_view onEffectiveNumber)
{
    switch (method) {
    case SubjectMethod::Bca:
        return "subject_bca";
    case SubjectMethod::Percentile:
        return "subject_percentile";
    case SubjectMethod::Effective:
        break;
    }
    return onEffectiveNumber;
}

Side sideOf(int group, int of)
{
    return group == kRest ? Side {of, true} : Side {group, false};
}

void respectRatio(Difference& difference, PeopleBehind people, Tally ofA, Tally ofB, double level)
{
    if (!difference.ratio)
        return;
    const Side a = sideOf(difference.a, difference.b);
    const Side b = sideOf(difference.b, difference.a);
    if (const auto resampled = people.sample->ratio(people.rate, a, b, level)) {
        difference.ratio->low = resampled->limits.low;
        difference.ratio->high =
            std::isfinite(resampled->limits.high) ? std::optional(resampled->limits.high) : std::nullopt;
        difference.ratioMethod = idOf(resampled->method, {});
        return;
    }
    difference.ratioMethod = "miettinen_nurminen_effective";
    if (const auto effective = ratioInterval(ofA, ofB, level)) {
        difference.ratio->low = effective->low;
        difference.ratio->high = effective->high;
    } else { // few errors of many images of few people: none is left, and every ratio fits
        difference.ratio->low = 0;
        difference.ratio->high = std::nullopt;
    }
}

} // namespace

bool wantsPeople(const Resampling& resampling, const SubjectPatterns& patterns)
{
    return patterns.people() > 0
        && (resampling.mode == Resampling::Mode::Always
            || (resampling.mode == Resampling::Mode::Auto && patterns.repeats()));
}

void respectPeople(GroupResult& result, const SubjectSample& sample, int group, double level)
{
    constexpr std::string_view kWilson = "wilson_effective";
    if (const auto found = sample.rate(RateOf::FacesFound, {group}, level)) {
        result.interval = found->limits;
        result.intervalMethod = idOf(found->method, kWilson);
    }
    if (const auto submitted = sample.rate(RateOf::ImagesSubmitted, {group}, level)) {
        result.intervalSubmitted = submitted->limits;
        result.intervalMethodSubmitted = idOf(submitted->method, kWilson);
    }
    const EffectiveSize& found = sample.size(RateOf::FacesFound, group);
    result.designEffect = found.designEffect;
    result.effectiveN = found.effectiveN();
    result.people = found.people;
    const EffectiveSize& submitted = sample.size(RateOf::ImagesSubmitted, group);
    result.designEffectSubmitted = submitted.designEffect;
    result.effectiveNSubmitted = submitted.effectiveN();
}

void respectPeople(std::vector<ClassResult>& classes, const SubjectSample& sample, int group, double level)
{
    const auto respect = [&](ClassRates& rates, RateOf rate) {
        const EffectiveSize& size = sample.size(rate, group);
        if (size.tally.n == 0)
            return;
        const double worth = size.effectiveN() / static_cast<double>(size.tally.n);
        for (RateResult* each : {&rates.tpr, &rates.fnr, &rates.fpr, &rates.ppv}) {
            if (each->tally.n > 0)
                each->interval =
                    wilsonAtRate(each->tally.rate(), worth * static_cast<double>(each->tally.n), level);
        }
    };
    for (ClassResult& one : classes) {
        respect(one.found, RateOf::FacesFound);
        respect(one.submitted, RateOf::ImagesSubmitted);
    }
}

void respectPeople(Difference& difference, PeopleBehind people, double level)
{
    const Side a = sideOf(difference.a, difference.b);
    const Side b = sideOf(difference.b, difference.a);
    if (const auto gap = people.sample->difference(people.rate, a, b, level)) {
        difference.low = gap->limits.low;
        difference.high = gap->limits.high;
        difference.method = idOf(gap->method, "newcombe_effective");
    }
    const Tally ofA = people.sample->size(people.rate, a).effectiveTally();
    const Tally ofB = people.sample->size(people.rate, b).effectiveTally();
    if (const auto p = fisherTwoSided(ofA, ofB)) {
        difference.p = difference.pHolm = difference.pBh = *p;
        difference.test = "fisher_effective";
    }
    respectRatio(difference, people, ofA, ofB, level);
}

std::vector<Tally> effectiveTallies(PeopleBehind people)
{
    std::vector<Tally> tallies;
    for (int group = 0; group < people.sample->groups(); ++group)
        tallies.push_back(people.sample->size(people.rate, group).effectiveTally());
    return tallies;
}

} // namespace plumbline::measures
