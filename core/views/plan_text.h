// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/measures/plan.h"
#include "core/views/chart.h"
#include "core/views/measured.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// What the images of one subgroup are good for, and how many more would do.
struct GroupPlan
{
    int group = 0;
    int other = 0;                       ///< what it is compared with: a group, or measures::kRest
    measures::Tally scored;              ///< as counted by the reader's choice
    double worth = 1;                    ///< of one of these images in independent ones: imageWorth()
    std::optional<double> visible;       ///< the smallest difference it sees; empty: not even the largest
    std::optional<std::int64_t> missing; ///< images until it sees the difference asked for; 0: enough
    std::optional<std::int64_t> toHalve; ///< more images that would halve its interval; empty without any
};

/// More images that would halve the interval of these, the people having as many each as now; \a worth as
/// imageWorth(). Empty without any.
std::optional<std::int64_t> imagesToHalve(measures::Tally images, double worth, double level);

/// The error rate to plan from: that of what is compared with, over all systems; 0.05 where nothing is known.
double plannedRate(const Measured& measured, bool perSubmitted);

/// The plan with what the measures say: their level, their number of comparisons, and plannedRate().
measures::Plan planFor(const Measured& measured, bool perSubmitted);

/// One for every group but the reference, in their order; where every pair is compared, each group with the
/// largest of the others.
std::vector<GroupPlan> planGroups(const Measured& measured, const MeasuredRun& run,
                                  const measures::Plan& plan, bool perSubmitted);

/// "To see a difference of 10 points ... each of the two subgroups needs 219 images with an answer."
/// Of the task "detect" in words of who is found.
QString planSentence(const measures::Plan& plan, const QString& task = {});

/// "People have several images here ...": what that means for the plan; empty where nobody was resampled.
QString planPeopleSentence(const Measured& measured, bool perSubmitted);

/// planGroups() of all runs: scored, what is seen, what is missing, what would halve the interval.
TableSpec planTable(const Measured& measured, const measures::Plan& plan, bool perSubmitted);

} // namespace plumbline
