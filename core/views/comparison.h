// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/measures/matched_sets.h"
#include "core/measures/paired_analysis.h"
#include "core/views/measured.h"

namespace plumbline {

/// Two sides, A (the earlier run, or the first system) and B, with all a table, a chart, a sentence or an
/// export needs to say it. A plain value.
struct Compared
{
    /// Groups, labels, settings and both sides by themselves, over all of their images: runs[0] is A, runs[1]
    /// is B, their names telling them apart. \pre two runs wherever a function takes a Compared
    Measured measured;
    measures::ChangeAnalysis analysis; ///< groups in the order of Measured::groups
    bool isPaired = true;              ///< the sides are of the same images
    qint64 both = 0;                   ///< images scored by both: what is compared
    qint64 onlyA = 0;                  ///< submitted images scored by A only, or by B only: left out
    qint64 onlyB = 0;
    qint64 neither = 0; ///< submitted images scored by neither

    [[nodiscard]] const MeasuredRun& a() const { return measured.runs[0]; }
    [[nodiscard]] const MeasuredRun& b() const { return measured.runs[1]; }
};

/// Two sets of counts of one Measured, compared as other images on each side. \pre indices of its runs
Compared comparedSets(const Measured& sets, std::size_t a, std::size_t b);

/// One system over a series: the same people at every level of one attribute.
struct MatchedSeries
{
    Measured measured;  ///< of that run alone, grouped by the attribute: runs[0]; groups are its levels
    QString attribute;  ///< "skin_tone"
    QStringList levels; ///< the dataset's values, in its order: those that occur in a set
    std::vector<QString> labels; ///< for people
    measures::MatchedAnalysis analysis;
};

} // namespace plumbline
