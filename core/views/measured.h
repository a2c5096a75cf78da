// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/measures/analysis.h"
#include "core/measures/answers.h"
#include "core/measures/estimates.h"
#include "core/measures/people_analysis.h"

namespace plumbline {

/// Where a set of counts comes from; nothing of it was measured here. What is not known is empty.
struct CountsOrigin
{
    QString vendor;             ///< whose system: sets of one vendor are one line over the dates
    QString study;              ///< "Gender Shades"
    QString benchmark;          ///< "PPB"
    QString date;               ///< "2017-05", as exact as it is known
    bool reconstructed = false; ///< worked out from published rates: say so wherever a number is shown
    /// Laid beside somebody else's results for reading: other images, in no comparison, correction or
    /// headline.
    bool beside = false;
};

/// One run's measures over the groups of Measured, or one set of a table of counts.
struct MeasuredRun
{
    QString system; ///< id, or the set's name
    QString name;   ///< for people
    RunId run;      ///< invalid for a set of counts
    QDateTime endedUtc;
    bool partial = false;        ///< the run is still going on or was cancelled: so far only
    measures::Analysis analysis; ///< groups in the order of Measured::groups; of an estimate, only counts
    /// Every answer with its score, for confusion matrices and thresholds; null where they were not asked for
    /// or are not known (a table of counts).
    std::shared_ptr<const std::vector<measures::ScoredAnswer>> answers {};
    QStringList versions {}; ///< of what it ran with, as its provenance says: "human-models 3.0.4"
    std::optional<measures::EstimateAnalysis> estimate = {}; ///< of an "estimate:" task
    std::optional<CountsOrigin> origin = {};                 ///< of a set of counts
    /// Its people, where they were resampled: they serve comparisons that are still to be made.
    std::shared_ptr<const measures::SubjectSample> people {};
    [[nodiscard]] bool isBeside() const { return origin && origin->beside; }
};

/// What was measured, with all a table, a chart, a sentence or an export needs to say it. A plain value.
struct Measured
{
    QString dataset; ///< for people
    QString task;    ///< "classify:gender"
    bool synthetic = false;
    QString truth;                   ///< attribute the answers are compared with
    QString truthSource;             ///< labelSourceName()
    QStringList by;                  ///< attribute or grouping names; {"group"} for counts
    std::vector<QStringList> groups; ///< the dataset's own values; empty string = not stated
    std::vector<QString> labels;     ///< for people: "Women, darker", or the name somebody gave the group
    std::vector<QStringList> valueLabels; ///< each value of a group alone, for people: {"Women", "Darker"};
                                          ///< empty: not known
    std::vector<QString> originals;       ///< the labels before anybody renamed one; empty: as labels
    QStringList classes;                  ///< what the systems can answer; indices of ScoredAnswer
    std::vector<MeasuredRun> runs;
    measures::Settings settings;
    qint64 images = 0;
    qint64 subjects = 0;
    bool fromCounts = false;
    bool isEstimate = false; ///< the task is a number: read MeasuredRun::estimate, there are no error rates
    qint64 excluded = 0;     ///< images taken out by the auditor: among images, in no rate
    /// The group that stands as reference where nobody chose one; empty where there is nothing to compare.
    /// Made of the labels alone, so that neither errors nor exclusions nor the systems asked move it.
    std::optional<int> usualReference = {};
    bool referenceIsUsual = false; ///< settings.reference is usualReference, because nobody chose one
    [[nodiscard]] bool repeats() const
    {
        return !fromCounts && subjects < images;
    } ///< several images of one person
};

/// The label without a new name: what the tooltip of a renamed group says.
QString originalLabel(const Measured& measured, std::size_t group);

/// Errors of n: per image submitted (undetected and refused count as errors), else per face found.
measures::Tally tally(const measures::GroupCounts& counts, bool perSubmitted);
/// Whether intervals and tests were made by resampling people.
bool isResampled(const Measured& measured);
/// The people behind countsFor() of the same; none where images were taken as independent.
measures::PeopleBehind peopleBehind(const MeasuredRun& run, bool perSubmitted);
/// The run's counts for measures::headline(), with unanswered images as errors when \a perSubmitted.
std::vector<measures::GroupCounts> countsFor(const MeasuredRun& run, bool perSubmitted);

} // namespace plumbline
