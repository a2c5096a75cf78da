// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/comparison.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

namespace plumbline {

/// What was fixed, what broke, and whether the widest gap changed; what it rests on. PRODUCT: the gap is
/// picked among many, so its interval is widened for their number.
HeadlineText compareHeadline(const Compared& compared);
/// One row per group: error rates of A and B, fixed, broken, wrong and right in both, change with interval,
/// p.
TableSpec compareTable(const Compared& compared);
/// One row per gap: before, after, change with its interval and the widened one.
TableSpec gapTable(const Compared& compared);
/// One row per group: right in both, in A or B only, in none; Cohen's kappa with its interval. Empty where
/// the sides are of other images.
TableSpec agreementTable(const Compared& compared);
/// Images, people, method, both sides with run, date and versions; "synthetic" where it is.
std::vector<CaptionPart> compareCaption(const Compared& compared);
/// "error rate per face found, of the images scored by both; 95 % interval".
QString compareAxis(const Compared& compared);

/// Whether a level of the series is misread more often than the reference level.
HeadlineText seriesHeadline(const MatchedSeries& series);
/// One row per level: errors of n, rate with interval, against the reference level.
TableSpec seriesTable(const MatchedSeries& series);
std::vector<CaptionPart> seriesCaption(const MatchedSeries& series);
/// A dot with its interval per level.
ChartSpec seriesChart(const MatchedSeries& series);

/// A number as the locale writes it, with a minus sign (U+2212) where that has a hyphen.
QString withMinus(QString number);
/// "−5.4", percentage points with their sign.
QString signedPoints(double change);

} // namespace plumbline
