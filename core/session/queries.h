// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/dataset/dataset.h"
#include "core/measures/analysis.h"
#include "core/outcomes/outcome_row.h"
#include "core/run/run_record.h"

namespace plumbline {

/// name=value pairs that must all hold; an empty value is "not stated".
using Where = std::vector<std::pair<QString, QString>>;

/// What to measure. Empty systems and runs: the latest run of each system with outcomes (finished before
/// unfinished).
struct MeasureQuery
{
    QString task = QStringLiteral("classify:gender");
    QStringList by; ///< empty: the truth attribute
    QStringList systems;
    std::vector<RunId> runs;
    Where reference;               ///< names a group: compare each with it; empty: every pair
    bool includeUnfinished = true; ///< where a system has no finished run, take its latest as far as it came
    bool referenceLargest = false; ///< with an empty reference: compare each with the largest group
    measures::IntervalMethod method = measures::IntervalMethod::Wilson;
    double level = 0.95;
};

/// What to list. Everything set must hold.
struct ListQuery
{
    QString task = QStringLiteral("classify:gender");
    QStringList systems; ///< empty: the latest run of each
    std::vector<RunId> runs;
    bool includeUnfinished = true; ///< as in MeasureQuery
    std::optional<Verdict> verdict;
    bool multipleFaces = false; ///< only images with several faces
    Where where;                ///< attributes and groupings
    QString answer;             ///< the system's label
    QString text;               ///< in file name or subject, case ignored
};

/// Everything about one image.
struct SystemAnswer
{
    QString system;
    QString name;
    RunId run;
    Outcome outcome; ///< with raw response and landmarks
    Verdict verdict = Verdict::None;
};
struct ImageDetail
{
    Image image;
    QString subject;
    std::vector<std::pair<QString, QString>> values; ///< attribute, value
    QString truth;
    QString truthSource;
    bool synthetic = false;
    std::vector<SystemAnswer> answers;
};

/// A system as its card shows it.
struct SystemInfo
{
    QString id; ///< "fr_detect+gear"
    QString name;
    QString description;
    QStringList tasks;
    QStringList classes;
    bool installed = false;
    QString state; ///< "Installed", or why not and the way to get it
    QString feeding;
    struct Model
    {
        QString id, version, licence, origin, sha256, path;
        bool installed = false;
    };
    std::vector<Model> models;
};

/// How far a piece of long work is.
struct Progress
{
    qint64 done = 0;
    qint64 total = 0;
    qint64 failed = 0;
    double perSecond = 0;    ///< images per second over the last few seconds; 0 = not known yet
    double secondsLeft = -1; ///< < 0 = not known yet
    bool paused = false;
    QString what; ///< "Reading portraits", "Running 6 systems"
};

struct RunRequest
{
    QString task = QStringLiteral("classify:gender");
    QStringList systems; ///< empty: every installed one for the task behind fr_detect
    bool resume = false; ///< go on with interrupted runs of these systems instead of new ones
    /// Instead of systems: finished runs, for each of which a new one begins that takes over the answers that
    /// stand and asks again only for the images that failed and may do better now.
    std::vector<RunId> retry;
    int workers = 0; ///< 0: as many as there are cores
};

struct RunSummary
{
    std::vector<RunId> runs;
    qint64 images = 0;
    qint64 failed = 0; ///< images with at least one technical failure
    bool cancelled = false;
    double seconds = 0;
};

/// One attribute for menus and tables.
struct AttributeInfo
{
    QString name;
    LabelSource source = LabelSource::NotStated;
    QStringList values;
    bool isGrouping = false;
    bool suitsGrouping = false; ///< few enough values to group by (2 to 24)
    QHash<QString, QString> valueMap;
};

} // namespace plumbline
