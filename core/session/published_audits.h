// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/dataset/counts_table.h"
#include "core/views/measured.h"

namespace plumbline {

class Project;
struct Services;

/// A published audit that comes with the program.
struct PublishedStudy
{
    QString id;   ///< "Gender Shades"
    QString date; ///< "2017-05"
    QString name; ///< for people: "Gender Shades, May 2017"
    int systems = 0;
};

/// Gender Shades (Buolamwini & Gebru 2018: Microsoft, Face++, IBM) and Actionable Auditing (Raji &
/// Buolamwini 2019: the three again, Amazon, Kairos) by gender and skin tone on the Pilot Parliaments
/// Benchmark. The counts are worked out from the published rates and marked so.
Result<CountsTable> publishedAudits();
std::vector<PublishedStudy> publishedStudies(); ///< in the order of their dates

/// The path of an audit of them in the user's data folder; made there when it is not, or not the program's.
Result<QString> publishedProject(std::shared_ptr<const Services> services);

/// Whether it is that audit: its counts come with the program and stay as they are.
bool isPublishedProject(const Project& project);

/// Why the sets of a study cannot be laid beside these results, as a sentence, or empty: they are told by
/// gender and by darker and lighter skin, and by nothing else. Values are understood by the project's
/// meanings and the usual words.
QString besideObstacle(const Project& project, const Measured& measured);
/// Adds the study's sets as runs with MeasuredRun::isBeside(): counts of the groups that mean the same, no
/// comparison. Usage with besideObstacle()'s sentence, or for a study there is not.
Result<void> layPublishedBeside(const Project& project, Measured& measured, const QString& study);

} // namespace plumbline
