// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/dataset/image_scan.h"
#include "core/dataset/importer.h"
#include "core/dataset/label_table.h"
#include "core/dataset/match_fixes.h"

// What can be said before anything is imported: only names are read, and the table of labels.
namespace plumbline {

/// What was chosen or dropped: a folder of pictures, a table of labels, or both. Paths are absolute.
struct ImportSources
{
    QString imagesDir;  ///< empty: the folder the table's file names lead to
    QString labelsFile; ///< empty: none
    QString sheet;      ///< of a workbook; empty: the first that has rows
};

/// A layout that the files look like. Offered, never forced.
struct LayoutOffer
{
    QString format; ///< an importer's id, for ImportRequest::format
    QString title;  ///< "UTKFace"
    QString reason; ///< a sentence: "23,708 of 23,708 file names look like UTKFace (age_gender_race_date)."
};

/// Spellings of one value, which may be counted as one.
struct SpellingMerge
{
    QString into;       ///< the spelling used most
    QStringList values; ///< the others
    qint64 rows = 0;    ///< that have one of the others
    QString reason;     ///< a sentence
};

/// What a column of the table seems to be.
struct ColumnGuess
{
    enum class Role { Ignore, File, Subject, Label };
    static constexpr int kValuesKept = 200;

    QString name;
    Role role = Role::Label; ///< proposed
    QString reason;          ///< a sentence, where the role needs one (File, Subject, Ignore)
    QStringList values; ///< the first kValuesKept distinct ones as they appear, without spaces at the ends
    std::vector<qint64> counts; ///< rows of each of values
    qint64 distinct = 0;
    qint64 empty = 0;           ///< rows without a value
    bool numeric = false;       ///< every value reads as a number
    double least = 0, most = 0; ///< of a numeric column
    std::vector<double> bands;  ///< proposed cut points, of a numeric column with many values; else empty
    std::vector<SpellingMerge> merges;           ///< proposed
    QHash<QString, QString> valueMap;            ///< guessed meaning to the systems (female, male)
    LabelSource source = LabelSource::NotStated; ///< of a known layout, or told by the column's name
};

/// A fix and what it would bring on top of those that are on.
struct FixOffer
{
    MatchFix fix = MatchFix::Trim;
    bool on = false; ///< among those asked for
    qint64 rows = 0; ///< off: rows it would match more; on: rows that would be lost without it
    QString row;     ///< an example: as the table writes it ...
    QString file;    ///< ... and the picture it would mean
};

/// Rows and pictures side by side, for a choice of column and fixes.
struct MatchSurvey
{
    std::vector<int> imageOfRow; ///< index into ImportSurvey::files->files; -1: none
    qint64 matched = 0;
    std::vector<int> unmatchedRows;  ///< indices into the table's rows
    std::vector<int> repeatedRows;   ///< name a picture an earlier row has
    std::vector<int> unmatchedFiles; ///< indices into files->files
    std::vector<FixOffer> fixes;     ///< that are on or would match something, strictest first
};

/// Everything the wizard shows first. A plain value, cheap to copy; may be shared by threads.
struct ImportSurvey
{
    ImportSources sources;
    std::shared_ptr<const FileList> files;   ///< never null; empty when there is no folder
    std::shared_ptr<const LabelTable> table; ///< null: no table
    QStringList sheets;                      ///< of a workbook, in its order
    std::vector<LayoutOffer> layouts;
    std::vector<ColumnGuess>
        columns;         ///< of the table, in its order; without a table: of the folder names or layout
    int fileColumn = -1; ///< -1: none found
    int subjectColumn = -1;
    MatchSurvey match; ///< with the proposed request's column and fixes
    QStringList notes; ///< of table and folder
    /// What Import would do now: columns, subject, sources, fixes and meanings as proposed.
    ImportRequest proposed;

    /// Absolute path of the picture of a row, for a thumbnail; empty without one.
    [[nodiscard]] QString pictureOfRow(std::size_t row) const;
};

/// Reads names and table. \a progress tells of pictures found (total 0: not known). Blocking, seconds for
/// 100,000 pictures. Errors: of the folder (NotFound, Unreadable), of the table (BadFormat ...), Cancelled.
Result<ImportSurvey> surveyImport(const Registry<Importer>& importers, const ImportSources& sources,
                                  const ImportProgress& progress, std::stop_token stop);

/// The same files and table seen as a recognised layout: columns and proposed request as the layout has
/// them. An empty \a format goes back to the plain view. Usage for an unknown one.
Result<ImportSurvey> surveyAs(const Registry<Importer>& importers, ImportSurvey survey,
                              const QString& format);

/// Matches rows with pictures by column \a fileColumn (of the table) with the fixes \a on; \a paired holds
/// what was matched by hand: cell -> file. Tenths of a second for 100,000 rows. Empty without a table or
/// column.
MatchSurvey matchSurvey(const ImportSurvey& survey, int fileColumn, MatchFixes on,
                        const QHash<QString, QString>& paired = {});

} // namespace plumbline
