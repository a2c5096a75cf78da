// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/texts.h"

namespace plumbline {

// The texts and tables of a task whose answers are numbers (Measured::isEstimate). texts.h calls them; they
// are apart because nothing of an error rate holds for them.

/// One row per run and group: counts, mean absolute error and bias, each with its interval, in years.
TableSpec estimateTable(const Measured& measured);
/// One row per run and comparison of mean absolute errors.
TableSpec estimateComparisonTable(const Measured& measured);
/// Over all finished runs: the largest difference of mean absolute errors that remains after Holm's
/// correction over all of them, or that none does.
HeadlineText estimateHeadline(const Measured& measured);
/// Whether intervals and p of some run are over people, because some have several images.
bool isOverPeople(const Measured& measured);
/// "mean absolute error in years, 95 % t interval".
QString estimateAxis(const Measured& measured);
/// "7.5", years with one decimal.
QString yearsText(double years);
/// "+2.3" or "−7.6": an estimate less its label.
QString signedYearsText(double years);

} // namespace plumbline
