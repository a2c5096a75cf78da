// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "ui/charts/chart_layout.h"

namespace plumbline::ui {

/// The mark at that place, or -1. In charts of rows its note counts too.
int markAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at);
/// What hovering there says: a mark's values, a name that was cut, what a group was called before.
QString tipAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at);

/// An end of the undecided band.
enum class BandEdge { None, Low, High };
/// The edge that a press there takes hold of.
BandEdge edgeAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at);
/// The band with that edge moved to \a x, on whole hundredths and never past the other edge.
Band moved(const ChartSpec& spec, const ChartLayout& layout, BandEdge edge, double x);

/// The value of a Plot's axis at that place, for its cursor. \a panel: the one that holds the cursor, or -1:
/// then the one under \a at, which it becomes; nullopt beside every plot.
std::optional<double> cursorAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at, int* panel);

enum class Step { Next, Previous, Right, Left, First, Last };
/// The mark an arrow key leads to from \a now (-1: none yet), or -1: no further. Down and Up are Next and
/// Previous in a list of marks, a row in a grid, a panel in histograms.
int neighbour(const ChartSpec& spec, int now, Step step);

} // namespace plumbline::ui
