// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/charts/chart_layout.h"

class QPainter;

namespace plumbline::ui {

/// How one kind of chart is laid out and drawn. Stateless; one per ChartKind, each in a file of its own. The
/// same drawing serves screen, SVG, PDF and PNG.
class ChartRenderer
{
public:
    virtual ~ChartRenderer() = default;
    /// The least height at that width that keeps everything apart.
    [[nodiscard]] virtual double height(const ChartSpec& spec, const ChartStyle& style,
                                        double width) const = 0;
    [[nodiscard]] virtual ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                             QSizeF size) const = 0;
    /// \a hovered: a mark to enlarge or -1.
    virtual void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                       const ChartStyle& style, int hovered) const = 0;
};

const ChartRenderer& rendererFor(ChartKind kind);

const ChartRenderer& rowsRenderer(); ///< Dots, Bars
const ChartRenderer& gridRenderer();
const ChartRenderer& histogramRenderer();
const ChartRenderer& curvesRenderer();
const ChartRenderer& slopeRenderer();
const ChartRenderer& plotRenderer();

} // namespace plumbline::ui
