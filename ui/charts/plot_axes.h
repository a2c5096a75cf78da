// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/views/chart_spec.h"

namespace plumbline::ui {

/// One axis of a plot, from 0 (foot) to 1 (end).
class PlotAxis
{
public:
    PlotAxis(AxisScale scale, double low, double high);
    /// Where a value lies; beyond the ends it is at them.
    [[nodiscard]] double share(double value) const;
    [[nodiscard]] bool holds(double value) const { return value >= m_low && value <= m_high; }
    /// Round values, at most \a most of them, so that neighbours keep an even distance: decades of a
    /// logarithm, the usual rates of normal deviates.
    [[nodiscard]] std::vector<double> ticks(int most) const;
    [[nodiscard]] double least() const { return m_low; }

private:
    AxisScale m_scale;
    double m_low, m_high;
    double m_from, m_spread; ///< places
};

/// "0.001", "1e-05", in the reader's locale.
QString plotTickText(double value);

} // namespace plumbline::ui
