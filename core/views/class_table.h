// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// One row per run, group and class: true positive, false negative and false positive rate and predictive
/// value, each with its interval, counted as \a options say. Empty where answers are not known (a table of
/// counts, an estimate).
TableSpec classTable(const Measured& measured, const ChartOptions& options);

} // namespace plumbline
