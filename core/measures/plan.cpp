// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/plan.h"

#include <cassert>
#include <cmath>

#include "core/measures/normal.h"

namespace plumbline::measures {

namespace {

/// Images of the group that errs more often, the other being \a share times as large; not rounded.
double neededFor(const Plan& plan, double difference, double share)
{
    const double high = plan.rate + difference;
    const double mean = (high + share * plan.rate) / (1 + share);
    const double zOfTest = criticalValue(1 - (1 - plan.level) / plan.comparisons);
    const double zOfPower = normalQuantile(plan.power);
    const double root = zOfTest * std::sqrt((1 + share) * mean * (1 - mean))
        + zOfPower * std::sqrt(share * high * (1 - high) + plan.rate * (1 - plan.rate));
    const double uncorrected = root * root / (share * difference * difference);
    // The continuity correction, which makes the test Fisher's.
    const double correction = 1 + std::sqrt(1 + 2 * (share + 1) / (uncorrected * share * difference));
    return uncorrected / 4 * correction * correction;
}

bool isValid(const Plan& plan)
{
    return plan.rate >= 0 && plan.rate <= 1 && plan.power > 0 && plan.power < 1 && plan.level > 0
        && plan.level < 1 && plan.comparisons > 0;
}

} // namespace

std::optional<std::int64_t> imagesToSee(const Plan& plan)
{
    assert(isValid(plan) && plan.difference > 0);
    if (plan.rate + plan.difference > 1)
        return std::nullopt;
    return static_cast<std::int64_t>(std::ceil(neededFor(plan, plan.difference, 1)));
}

std::optional<double> visibleDifference(const Plan& plan, std::int64_t n, std::int64_t nOther)
{
    assert(isValid(plan) && n > 0 && nOther > 0);
    const auto size = static_cast<double>(n);
    const double share = static_cast<double>(nOther) / size;
    double seen = 1 - plan.rate;
    if (seen <= 0 || neededFor(plan, seen, share) > size)
        return std::nullopt;
    constexpr int kHalvings = 50; // of an interval no longer than 1
    double unseen = 0;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (seen + unseen) / 2;
        (neededFor(plan, middle, share) <= size ? seen : unseen) = middle;
    }
    return seen;
}

} // namespace plumbline::measures
