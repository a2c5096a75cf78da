// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

namespace plumbline::ui {

/// Lets screen readers walk through a ChartView: every mark is a child with a name (whose), a value (exact
/// figures), a place and an action (open its pictures). Call once before the first view; more calls do
/// nothing.
void installChartAccessibility();

} // namespace plumbline::ui
