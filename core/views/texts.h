// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "core/views/chart.h"
#include "core/views/measured.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// The finding in a sentence, and what qualifies it. PRODUCT: never the largest of many gaps without saying
/// so.
struct HeadlineText
{
    QString finding;  ///< "mini-Xception misreads darker women 34.4 points more often than lighter men"
    QString interval; ///< "(95 % interval 18 to 55)", muted, follows on the line
    QString evidence; ///< "8 of 23 against 1 of 260, the reference group; 9 comparisons, corrected (Holm) p <
                      ///< 0.0001"
    QString warning;  ///< few images, repeated people, synthetic portraits; may be empty
    std::optional<MarkKey> key; ///< the subgroup the sentence is about
};
/// Over all runs: the largest corrected difference to the reference group, or that none can be shown and what
/// could have been seen. \a options decides per image submitted or per face found.
HeadlineText headlineText(const Measured& measured, const ChartOptions& options);

/// One row per run and group: system, subgroup, images, people, submitted, no face, failed, errors, rate,
/// interval.
TableSpec subgroupTable(const Measured& measured, const ChartOptions& options);
/// One row per run and comparison: a, b, difference, interval, p, Holm, Benjamini-Hochberg. Comparisons of
/// groups that are not shown are left out, but count in the corrections.
TableSpec comparisonTable(const Measured& measured, const ChartOptions& options = {});
/// "error rate per face found".
QString rateText(const ChartOptions& options);
/// The same with its interval: "error rate per face found; 95 % Wilson interval".
QString axisText(const Measured& measured, const ChartOptions& options);
/// n, people, interval method and level, systems, date, "synthetic" where it is.
QString captionText(const Measured& measured, const ChartOptions& options);

/// "34.8 %", one decimal, the locale's point; "–" for none.
QString percentText(std::optional<double> fraction);
/// "0.0123", three significant digits; "< 0.0001".
QString pText(double p);
/// "34.4", percentage points with one decimal, without a sign.
QString pointsText(double difference);
/// "Wilson".
QString methodText(measures::IntervalMethod method);
/// "95 %".
QString levelText(double level);
/// What group b of the headline is: "the reference group", and why where nobody chose it.
QString referenceText(const Measured& measured);
/// "1 image is excluded."; empty for none.
QString excludedText(qint64 images);
/// "336 images of 80 people".
QString imagesOfPeople(qint64 images, qint64 people);

} // namespace plumbline
