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
    const auto ofA = interval(IntervalMethod::Wilson, a.errors, a.n, level);
    const auto ofB = interval(IntervalMethod::Wilson, b.errors, b.n, level);
    if (!ofA || !ofB)
        return std::nullopt;
    const double difference = a.rate() - b.rate();
    const double low = difference - std::hypot(a.rate() - ofA->low, ofB->high - b.rate());
    const double high = difference + std::hypot(ofA->high - a.rate(), b.rate() - ofB->low);
    return RateDifference {difference, std::max(low, -1.0), std::min(high, 1.0)};
}

} // namespace plumbline::measures
