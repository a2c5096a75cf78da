// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/pair_rate.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>

#include "core/measures/normal.h"

namespace plumbline::measures {

void setLimits(PairRate& rate, double effectiveN, double level)
{
    assert(rate.comparisons > 0 && rate.people > 0 && effectiveN > 0);
    rate.effectiveN = effectiveN;
    rate.isBound = rate.errors == 0 || rate.errors == rate.comparisons;
    if (rate.isBound) {
        const double bound = -std::expm1(std::log1p(-level) / effectiveN);
        rate.limits = rate.errors == 0 ? Interval {0, bound} : Interval {1 - bound, 1};
        return;
    }
    rate.limits = wilsonOf(rate, level);
}

Interval wilsonOf(const PairRate& rate, double level)
{
    const auto freedom = static_cast<double>(std::max<std::int64_t>(rate.people - 1, 1));
    const double t =
        boost::math::quantile(boost::math::complement(boost::math::students_t(freedom), (1 - level) / 2));
    const double factor = criticalValue(level) / t;
    return wilsonAtRate(rate.rate().value_or(0), rate.effectiveN * factor * factor, level);
}

} // namespace plumbline::measures
