// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "core/views/match_chart.h"

namespace plumbline {

class SearchCurves;
struct Identified;
struct IdentifiedPoint;

/// What a chart of searches is drawn from.
struct SearchScene
{
    const Identified& identified;
    const SearchCurves& curves; ///< of the same
    const IdentifiedPoint& point;
    /// The same search in galleries of other sizes, the smallest first, this one last; for charts that need
    /// them, else empty.
    const std::vector<Identified>& sizes;
    MatchChartOptions options {}; ///< which groups, in what order
};

/// A kind of chart of searches in a gallery at a threshold, as MatchChart is of comparisons. Stateless, and
/// quick enough to follow a slider.
class SearchChart
{
public:
    virtual ~SearchChart() = default;
    [[nodiscard]] virtual QString title() const = 0;
    /// A sentence: what it shows, for a tooltip.
    [[nodiscard]] virtual QString description() const = 0;
    /// Whether SearchScene::sizes are to be worked out.
    [[nodiscard]] virtual bool needsSizes() const { return false; }
    /// Usage error where there is nothing to draw (FNIR without a probe that has a mate).
    [[nodiscard]] virtual Result<ChartSpec> build(const SearchScene& scene) const = 0;
};

void register_builtin_search_charts(Registry<SearchChart>& registry);
/// All of them; made once. Any thread.
const Registry<SearchChart>& searchCharts();

} // namespace plumbline
