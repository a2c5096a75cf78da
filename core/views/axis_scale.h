// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart_spec.h"

namespace plumbline {

/// Where a value lies along its scale: itself, its decimal logarithm, or the normal quantile below which it
/// lies. Outside the scale's range the nearest value that has a place stands for it.
double placeOnScale(AxisScale scale, double value);
/// The value at a place.
double valueOnScale(AxisScale scale, double place);

} // namespace plumbline
