// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/views/chart_spec.h"

namespace plumbline {

struct Matched;
struct MatchedPoint;
class MatchedCurves;

/// What a reader chose of any chart of matching.
struct MatchChartOptions
{
    /// The known groups that are drawn, in this order; not set: all, as in the data. That of unknown ones
    /// comes last.
    std::optional<std::vector<int>> groups;
};

/// A kind of chart of one comparison of faces at a threshold. Stateless, and quick enough to follow a slider:
/// everything dear is in the curves.
class MatchChart
{
public:
    virtual ~MatchChart() = default;
    [[nodiscard]] virtual QString title() const = 0;
    /// A sentence: what it shows, for a tooltip.
    [[nodiscard]] virtual QString description() const = 0;
    /// Usage error where there is nothing to draw (a chart of two errors without mated comparisons).
    [[nodiscard]] virtual Result<ChartSpec> build(const Matched& matched, const MatchedCurves& curves,
                                                  const MatchedPoint& point,
                                                  const MatchChartOptions& options) const = 0;
};

void register_builtin_match_charts(Registry<MatchChart>& registry);

} // namespace plumbline
