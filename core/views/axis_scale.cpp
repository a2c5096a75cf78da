// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/axis_scale.h"

#include <algorithm>
#include <cmath>

#include "core/measures/normal.h"

namespace plumbline {

namespace {

constexpr double kLeast = 1e-12; ///< where a logarithm or quantile is asked of nothing

} // namespace

double placeOnScale(AxisScale scale, double value)
{
    switch (scale) {
    case AxisScale::Log:
        return std::log10(std::max(value, kLeast));
    case AxisScale::Deviate:
        return measures::normalQuantile(std::clamp(value, kLeast, 1 - kLeast));
    case AxisScale::Linear:
        break;
    }
    return value;
}

double valueOnScale(AxisScale scale, double place)
{
    switch (scale) {
    case AxisScale::Log:
        return std::pow(10, place);
    case AxisScale::Deviate:
        return std::erfc(-place / std::sqrt(2.0)) / 2;
    case AxisScale::Linear:
        break;
    }
    return place;
}

} // namespace plumbline
