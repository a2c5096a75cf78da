// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/answers/answer_words.h"
#include "core/answers/saved_answers.h"
#include "core/answers/score_table.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace plumbline {

class Project;

/// Which system gave what a file holds, and what else is known of how.
struct ImportedSystem
{
    QString name;      ///< under which it stands beside other systems
    QJsonObject about; ///< vendor, product, version, region, date, settings: what is known; kept with the run
};

/// Scores that somebody else worked out.
struct ScoreImport
{
    QString file;
    ImportedSystem system;
    ScoreReading reading;
};

/// Answers that a service gave, saved by somebody.
struct AnswersImport
{
    QString path;      ///< a file, a folder of JSON, JSON lines, a zip archive, a table
    QString format;    ///< id of a format; empty: by the content
    QStringList tasks; ///< of saved_tasks; empty: gender and age as far as they are said, else detection
    ImportedSystem system;
    AnswerReading reading {}; ///< what else is said of how to read; its format is not read
    AnswerWords words {};     ///< where they differ from the usual ones
    std::shared_ptr<const SavedAnswers> read =
        nullptr; ///< by a survey of the same path; it is not read again
};

/// What became of a file of answers or scores.
struct AnswersReport
{
    std::vector<RunId> runs;  ///< one for each task
    QStringList tasks;        ///< of those
    QString format;           ///< for the reader
    qint64 taken = 0;         ///< answers or comparisons in the run
    qint64 images = 0;        ///< that they are about
    qint64 without = 0;       ///< images of the dataset that nothing in the file is about
    QStringList withoutFirst; ///< some of those
    LeftOut unmatched;        ///< names of no image, each with how often or where
    LeftOut badRows;          ///< what could not be read, with its place
    qint64 repeated = 0;      ///< said again of what had been said before; the first stands
    qint64 conflicts = 0;     ///< pairs of which file and subjects say different things; the subjects stand
    QStringList notes;        ///< how the file was read
};

/// One answer or comparison of a file, for looking at.
struct AnswerPreview
{
    QString place;          ///< "a.json", "line 12"
    QString called;         ///< the image's name in the file; of a comparison both
    QString file;           ///< which image of the audit it is; empty: none
    QString said;           ///< "female 97 %, 37 years"
    bool isLeftOut = false; ///< for a word that is not known
};

/// What a file holds and what would become of it; nothing is written.
struct AnswersSurvey
{
    std::shared_ptr<const SavedAnswers> read; ///< for AnswersImport::read
    AnswersReport report;                     ///< as of an import, without runs
    std::vector<AnswerWord> words;
    std::vector<AnswerPreview> preview; ///< the first kPreviewed
    QStringList tasks;                  ///< that runs can be made of
    qint64 said = 0;                    ///< answers or comparisons that could be read
    qint64 oneFace = 0, severalFaces = 0, nobody = 0, errors = 0; ///< of answers
    static constexpr std::size_t kPreviewed = 60;
};

/// Answers and scores of systems that were not run here, as runs like any other. Calls block and may be made
/// from any thread.
class AnswerDesk
{
public:
    explicit AnswerDesk(Project& project)
        : m_project(project)
    {
    }

    /// Adds a finished run of the task "verify" with the file's scores. Everything that can be taken is; the
    /// rest is in the report. Usage: no images yet, a name that cannot be a system's; Locked: read only;
    /// errors of readScoreTable(); BadFormat where no pair is of two images of the audit.
    Result<AnswersReport> importScores(const ScoreImport& request);
    /// Adds a finished run for each task that the answers are about, raw responses kept; of a format that
    /// compares faces one of the task "verify". Several answers for an image: the first stands. Errors as
    /// importScores() and readSavedAnswers(); Usage for a task that nothing is said of.
    Result<AnswersReport> importAnswers(const AnswersImport& request);

    /// What importAnswers() would do. \a request needs no system. Errors of reading; that no answer is about
    /// an image is none: AnswersReport::taken is 0.
    Result<AnswersSurvey> survey(const AnswersImport& request, const ReadWatch& watch = {}) const;

private:
    static Result<std::shared_ptr<const SavedAnswers>> readSaved(const AnswersImport& request,
                                                                 const ReadWatch& watch);
    Result<AnswersReport> addScores(const ScoreTable& table, const ImportedSystem& system,
                                    const QString& path, const QString& format);
    Result<AnswersReport> addAnswers(const SavedAnswers& saved, const AnswersImport& request);

    Project& m_project;
};

/// Usage where the name is blank, too long, has a comma (which parts names on the command line), or is a
/// system's that runs here.
Result<void> checkImportedName(const Project& project, const QString& name);

} // namespace plumbline
