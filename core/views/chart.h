// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "core/views/measured.h"

namespace plumbline {

struct ChartOptions
{
    bool perSubmitted =
        false; ///< undetected and refused count as errors, over all images submitted; else per face found
};

/// A kind of chart. Stateless.
class Chart
{
public:
    virtual ~Chart() = default;
    [[nodiscard]] virtual QString title() const = 0;
    /// Usage error when the measures cannot be drawn this way (no runs).
    [[nodiscard]] virtual Result<ChartSpec> build(const Measured& measured,
                                                  const ChartOptions& options) const = 0;
};

void register_builtin_charts(Registry<Chart>& registry);

} // namespace plumbline
