// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/views/chart_spec.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// Whose a mark is: "mini-Xception, Women, darker". \pre mark is an index into spec.marks
QString markName(const ChartSpec& spec, int mark);
/// What it shows: "34.8 %, 8 of 23".
QString markValue(const ChartSpec& spec, int mark);

/// The chart as a table, a row per mark: for screen readers, and for whoever would rather read figures.
TableSpec chartTable(const ChartSpec& spec);

} // namespace plumbline
