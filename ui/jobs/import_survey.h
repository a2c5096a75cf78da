// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <memory>
#include <stop_token>

#include <QString>

#include "core/session/import_desk.h"

namespace plumbline::ui {

/// A file as it was when it was read.
struct FileStamp
{
    qint64 size = -1;   ///< bytes; -1: none there
    qint64 changed = 0; ///< milliseconds since 1970, UTC
    bool operator==(const FileStamp&) const = default;
};

/// Blocking, but for a moment only.
FileStamp stampOf(const QString& file);

/// What the wizard was told to look at, and what there is.
struct SurveyAnswer
{
    ImportSources sources;                      ///< with the table that was found beside the folder
    std::shared_ptr<const ImportSurvey> survey; ///< null when not even the folder could be read
    FileStamp table;                            ///< before the table was read
    int folders = 0;                            ///< how many folders hold the pictures
    QString folderError;                        ///< a sentence, or empty
    QString tableError;                         ///< a sentence, or empty; survey is then of the folder alone
};

/// Looks at \a sources; with \a searchTable and no table, at the one that lies in or beside the folder. \a
/// pictures counts those found so far. Blocking; opens no picture.
SurveyAnswer surveySources(const Services& services, ImportSources sources, bool searchTable,
                           std::atomic<qint64>& pictures, std::stop_token stop);

/// The table that seems to belong to a folder of pictures: a sole one inside it, or one inside or beside it
/// called labels, metadata, annotations, attributes or like the folder. Empty: none.
QString tableOf(const QString& folder);

/// A file name for a new project in \a projects that does not exist yet: "<folder name>.plumb",
/// "... 2.plumb".
QString freeProjectPath(const QString& projects, const QString& imagesDir);

} // namespace plumbline::ui
