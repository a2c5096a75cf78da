// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/dataset/importer.h"

namespace plumbline {

/// The pictures below a folder, by name only.
struct FileList
{
    QString root;                                      ///< absolute
    QStringList files;                                 ///< below root, '/' separated, sorted by code unit
    std::vector<std::pair<QString, QString>> problems; ///< folder, why it could not be opened
    QStringList notes;                                 ///< what was left out, with counts
};

/// Walks \a dir. Links to files are followed, links to folders are not (so no loop can catch us); hidden
/// files and folders, pictures of other formats and names that are not valid UTF-8 are left out and noted.
/// NotFound when there is no such folder or no picture in it, Unreadable when it cannot be opened, Cancelled.
Result<FileList> listPictures(const QString& dir, std::stop_token stop);

/// Reads header and SHA-256 of every picture, on all cores. A picture that cannot be read has its state and
/// problem set. \a progress is called by one thread at a time, with done never falling. Cancelled when \a
/// stop is requested.
Result<std::vector<Image>> inspectPictures(const FileList& list, const ImportProgress& progress,
                                           std::stop_token stop);

} // namespace plumbline
