// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/normal.h"

#include <boost/math/distributions/normal.hpp>
#include <cassert>

namespace plumbline::measures {

double normalQuantile(double probability)
{
    assert(probability > 0 && probability < 1);
    return boost::math::quantile(boost::math::normal(), probability);
}

double criticalValue(double level)
{
    assert(level > 0 && level < 1);
    return boost::math::quantile(boost::math::complement(boost::math::normal(), (1 - level) / 2));
}

} // namespace plumbline::measures
