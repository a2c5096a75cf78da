// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart.h"
#include "core/views/compare_chart.h"

namespace plumbline {

/// A chart of estimates (Measured::isEstimate); every other kind draws rates, which estimates have not.
class EstimateChart : public Chart
{
};

/// Whether measures of this task are drawn so at all. build() of a chart that does not fit is a usage error
/// that says why and what to choose.
inline bool fits(const Chart& chart, const Measured& measured)
{
    if (chart.needsAnswers() && (measured.fromCounts || measured.classes.isEmpty()))
        return false; // counts are all there is, or nothing was read as one class or another
    if (const auto* comparison = dynamic_cast<const ComparisonChart*>(&chart))
        return comparison->suits(measured);
    return (dynamic_cast<const EstimateChart*>(&chart) != nullptr) == measured.isEstimate;
}

} // namespace plumbline
