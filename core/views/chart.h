// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "core/views/measured.h"

namespace plumbline {

/// What a reader may choose about the drawing. None of it changes what was compared or corrected for.
struct ChartOptions
{
    bool perSubmitted =
        false; ///< undetected and refused count as errors, over all images submitted; else per face found
    std::optional<std::vector<int>> groups {}; ///< which groups are drawn, in this order; none: all
    QString system {};                         ///< where one system is drawn: this one; empty: the first
    /// Answers whose score of class 0 lies in [low, high) are undecided (threshold chart).
    Band undecided {0.4, 0.6};
};

/// A kind of chart. Stateless.
class Chart
{
public:
    virtual ~Chart() = default;
    [[nodiscard]] virtual QString title() const = 0;
    /// A sentence: what it shows, for a tooltip.
    [[nodiscard]] virtual QString description() const = 0;
    /// Shows one system only (ChartOptions::system).
    [[nodiscard]] virtual bool isOfOneSystem() const { return false; }
    /// Needs MeasuredRun::answers.
    [[nodiscard]] virtual bool needsAnswers() const { return false; }
    /// Usage error when the measures cannot be drawn this way (no runs).
    [[nodiscard]] virtual Result<ChartSpec> build(const Measured& measured,
                                                  const ChartOptions& options) const = 0;
};

void register_builtin_charts(Registry<Chart>& registry);

} // namespace plumbline
