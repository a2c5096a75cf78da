// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/charts/chart_layout.h"

class QPainter;

namespace plumbline::ui {

/// Draws the chart that was laid out. \a marked: a mark to ring (keyboard) or -1; \a hovered: one to enlarge
/// or -1.
void paintChart(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
                int marked = -1, int hovered = -1);

/// Colour of a series by its place in the palette.
QColor seriesColour(int colour);
/// The same, deep enough for a thin line on that ground.
QColor intervalColour(int colour, bool dark);

} // namespace plumbline::ui
