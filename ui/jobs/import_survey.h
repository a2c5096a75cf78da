// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include <QSet>
#include <QString>
#include <QStringList>

#include "core/session/session.h"

namespace plumbline::ui {

/// What lies in a folder, as far as the import dialog tells before anything is imported.
struct FolderSurvey
{
    QString folder; ///< absolute, or empty: none chosen
    bool exists = false;
    qint64 pictures = 0;
    int folders = 0;     ///< how many folders hold them
    QSet<QString> names; ///< lower-case base names of the pictures
    QString table;       ///< a table of labels inside or beside it, or empty
};

/// Walks \a folder (links are not followed) for names only: no file is opened. Blocking. Ends early, with
/// what it has, when \a stop is set.
FolderSurvey surveyFolder(const QString& folder, const std::atomic<bool>& stop);

/// What is in one column of a table.
struct ColumnSurvey
{
    QString header;
    QStringList values;         ///< the first distinct ones in order of appearance, at most kValuesKept
    std::vector<qint64> counts; ///< rows of each of values
    qint64 distinct = 0;
    qint64 empty = 0;
};
inline constexpr int kValuesKept = 60;

/// A whole table with what its columns seem to be.
struct LabelSurvey
{
    LabelTable table;
    std::vector<ColumnSurvey> columns;
    int fileColumn = -1;    ///< guessed; -1: none looks like it
    int subjectColumn = -1; ///< guessed
};
LabelSurvey surveyLabels(LabelTable table);

/// Rows whose cell in \a fileColumn names a picture of the folder, by base name, case ignored. The importer
/// is stricter where a base name occurs twice.
qint64 matchingRows(const LabelTable& table, int fileColumn, const FolderSurvey& folder);

/// A file name for a new project in \a projects that does not exist yet: "<folder name>.plumb",
/// "... 2.plumb".
QString freeProjectPath(const QString& projects, const QString& imagesDir);

} // namespace plumbline::ui
