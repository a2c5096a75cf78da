// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart.h"
#include "core/views/comparison.h"

namespace plumbline {

/// A chart of two or more sides next to each other. build() draws the runs of a Measured as they stand;
/// buildCompared() the images scored on both sides.
class ComparisonChart : public Chart
{
public:
    [[nodiscard]] virtual Result<ChartSpec> buildCompared(const Compared& compared) const = 0;
    /// Whether it says something that the other charts of these measures do not.
    [[nodiscard]] virtual bool suits(const Measured& measured) const = 0;
};

} // namespace plumbline
