// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/session/queries.h"
#include "core/views/comparison.h"

namespace plumbline {

class Project;

/// Two runs next to each other.
struct CompareQuery
{
    /// Each the number of a run ("3"), or the id of a system for its latest run (finished before unfinished).
    QString a, b;
    /// Task, grouping, reference, level, truth; its systems and runs are not read.
    MeasureQuery measures;
};

/// One run over a series: the same people at every level of an attribute.
struct SeriesQuery
{
    QString run;           ///< as CompareQuery::a
    QString attribute;     ///< "skin_tone"
    QString reference;     ///< the level that the others are compared with; empty: the first
    MeasureQuery measures; ///< task, level, truth
};

/// Runs compared: two over the same images, or one over matched sets of them. Questions only; they block and
/// may be asked from any thread. Usage errors name what is not there; a task whose answers are numbers is
/// one.
///
/// In an audit of counts the sets are what runs are, named by CompareQuery as the set is; they are of other
/// images on each side.
///
/// Every run of a project is about its images, each one file by its SHA-256, so that an image of one run is
/// the same image in the other.
class CompareDesk
{
public:
    explicit CompareDesk(const Project& project)
        : m_project(project)
    {
    }

    [[nodiscard]] Result<Compared> compare(const CompareQuery& query) const;
    [[nodiscard]] Result<MatchedSeries> series(const SeriesQuery& query) const;

    struct Side
    {
        QString id;      ///< for CompareQuery: "3"; of a set of counts its name
        QString system;  ///< "fr_detect+gear"; of a set of counts its vendor
        QString name;    ///< "gear, run 3"
        QDateTime ended; ///< invalid: still going on, or a set of counts
        bool isFinished = false;
    };
    /// Every run of the task that has outcomes, the latest first.
    [[nodiscard]] std::vector<Side> sides(const QString& task) const;
    /// What a window offers first: of the system with two finished runs the one before and the latest, else
    /// the latest runs of the first two systems. Fewer than two entries: there is nothing to compare.
    [[nodiscard]] QStringList proposal(const QString& task) const;
    /// Attributes of which at least two people have an image at two levels or more, one of each: those that
    /// series() can compare.
    [[nodiscard]] QStringList seriesAttributes() const;

private:
    [[nodiscard]] Result<Compared> compareCounts(const Measured& sets, const CompareQuery& query) const;
    [[nodiscard]] Result<RunId> runOf(const QString& side, const QString& task) const;
    const Project& m_project;
};

} // namespace plumbline
