// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/student.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace plumbline::measures {

double criticalT(double df, double level)
{
    return boost::math::quantile(boost::math::complement(boost::math::students_t(df), (1 - level) / 2));
}

std::optional<WelchDifference> tDifference(double difference, double squaredError, double df, double level)
{
    if (!(squaredError > 0))
        return std::nullopt;
    WelchDifference result;
    result.difference = difference;
    result.df = df;
    result.error = std::sqrt(squaredError);
    const boost::math::students_t t(df);
    result.p = 2 * boost::math::cdf(boost::math::complement(t, std::abs(difference) / result.error));
    return atLevel(result, level);
}

WelchDifference atLevel(const WelchDifference& difference, double level)
{
    WelchDifference result = difference;
    const double half = criticalT(difference.df, level) * difference.error;
    result.low = difference.difference - half;
    result.high = difference.difference + half;
    return result;
}

} // namespace plumbline::measures
