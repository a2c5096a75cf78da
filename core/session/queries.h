// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/backends/feeding.h"
#include "core/base/ids.h"
#include "core/dataset/dataset.h"
#include "core/measures/analysis.h"
#include "core/outcomes/embedding.h"
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
    /// Rest: compare each with all others together, whatever the reference; else the reference decides.
    measures::Compare compare = measures::Compare::Pairs;
    int fewest = measures::kFewestToTell; ///< fewer scored images are too few to tell
    measures::Resampling resampling;      ///< by person, where people repeat
    bool answers = false;                 ///< also every single answer with its score (MeasuredRun::answers)
    QString truth; ///< attribute the answers are compared with; empty: Project::truthAttribute()
};

/// What rows of a list are ordered by. Rows that lack the value come last, whichever direction.
enum class SortKey {
    Run,           ///< run by run, each in the dataset's order: the order of exports
    Dataset,       ///< image by image in the dataset's order, the systems' answers side by side
    File,          ///< "img2" before "img10"
    Subject,       ///< as File
    Confidence,    ///< of the answer
    Attribute,     ///< the place of its value in the attribute's list; see ListQuery::sortAttribute
    Verdict,       ///< in the order of the enum: right, wrong, undetected ...
    DetectorScore, ///< of the face taken
    Miss,          ///< years by which an estimate misses the label, either way
};
QString sortKeyName(SortKey key); ///< "run", "dataset", "file" ...
std::optional<SortKey> sortKeyFromName(const QString& name);

/// What became of an image from another run to the one listed. Only images right or wrong in both have one.
enum class Change {
    Fixed,     ///< wrong there, right here
    Broken,    ///< right there, wrong here
    Unchanged, ///< right in both, or wrong in both
};
QString changeName(Change change); ///< "fixed", "broken", "unchanged"
std::optional<Change> changeFromName(const QString& name);

/// What to list. Everything set must hold; what is left empty or unset does not restrict.
struct ListQuery
{
    QString task = QStringLiteral("classify:gender");
    QStringList systems; ///< empty: the latest run of each
    std::vector<RunId> runs;
    bool includeUnfinished = true; ///< as in MeasureQuery
    QString truth;                 ///< as in MeasureQuery

    // the system's answer
    std::vector<Verdict> verdicts;                      ///< any of
    QStringList answers;                                ///< any of: the system's labels
    std::optional<double> confidenceFrom, confidenceTo; ///< both inclusive, 0 to 1; only answers have one
    std::optional<double> missFrom,
        missTo;                 ///< as SortKey::Miss, both inclusive, >= 0; only estimates have one
    bool multipleFaces = false; ///< only images with several faces
    /// Only images to which at least two of the systems asked gave an answer, and not all the same one. A
    /// system that found no face gives none.
    bool disagree = false; ///< the systems asked give different answers; of one, all that ran are compared
    /// Another run of the task, by its number, or a system, for its latest run: only answers of other runs
    /// are listed, to images that were right or wrong there and are here. Empty: nothing is compared.
    QString compare;
    std::vector<Change> changes; ///< any of; read with compare

    // the dataset
    QStringList labels; ///< any of: values of the truth attribute; an empty one is "not stated"
    /// Attributes and groupings. Pairs of one name are alternatives; different names must all hold.
    Where where;
    QString text; ///< in file name, subject or note, case ignored

    // the auditor's word
    std::optional<bool> reviewed, labelWrong, poorImage, excluded, hasNote;
    QStringList tags;        ///< all of, by name
    QStringList withoutTags; ///< none of, by name

    SortKey sort = SortKey::Run;
    QString sortAttribute; ///< attribute or grouping, for SortKey::Attribute
    bool descending = false;

    friend bool operator==(const ListQuery&, const ListQuery&) = default;
};

/// A ListQuery kept under a name in the project.
struct SavedFilter
{
    QString name;
    ListQuery query;
    friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

/// Everything about one image.
struct SystemAnswer
{
    QString system;
    QString name;
    RunId run;
    Outcome outcome; ///< with raw response and landmarks
    Verdict verdict = Verdict::None;
    std::optional<double> estimateError; ///< as in OutcomeRow
};
struct ImageDetail
{
    Image image;
    QString subject;
    std::vector<std::pair<QString, QString>> values; ///< attribute, value
    QString truth;
    QString truthSource;
    bool synthetic = false;
    QString task;
    std::vector<SystemAnswer> answers;
    Review review;    ///< the auditor's word
    QStringList tags; ///< names of review.tags
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
    QString state;               ///< "Installed", or why not and the way to get it
    QString feeding;             ///< the classifier's, and what becomes of the box of a further detector
    std::optional<Feeding> feed; ///< the same as data, where it can be varied
    std::optional<EmbeddingForm> embedding; ///< of a system that compares faces
    QString detector;                       ///< "fr_detect"
    QString detectorName;
    QString detectorFeeding;
    QString classifier; ///< "gear"
    bool own = false;   ///< added by the user
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
    qint64 failed = 0;      ///< images with at least one technical failure
    qint64 notEnrolled = 0; ///< outcomes of matching runs without an embedding: failures to enrol
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
