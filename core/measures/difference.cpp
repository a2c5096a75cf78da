// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/difference.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/measures/interval.h"

namespace plumbline::measures {

std::optional<RateDifference> newcombe(Tally a, Tally b, double level)
{
    assert(a.isValid() && b.isValid());
    if (a.n == 0 || b.n == 0)
        return std::nullopt;
    return newcombeAtRates(a.rate(), static_cast<double>(a.n), b.rate(), static_cast<double>(b.n), level);
}

RateDifference newcombeAtRates(double rateA, double nA, double rateB, double nB, double level)
{
    const Interval ofA = wilsonAtRate(rateA, nA, level);
    const Interval ofB = wilsonAtRate(rateB, nB, level);
    const double difference = rateA - rateB;
    const double low = difference - std::hypot(rateA - ofA.low, ofB.high - rateB);
    const double high = difference + std::hypot(ofA.high - rateA, rateB - ofB.low);
    return {difference, std::max(low, -1.0), std::min(high, 1.0)};
}

} // namespace plumbline::measures
