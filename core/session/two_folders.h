// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/base/result.h"
#include "core/dataset/importer.h"

namespace plumbline {

/// Two folders of pictures for one search: who is looked for, and among whom.
struct TwoFolders
{
    QString probes;  ///< absolute
    QString gallery; ///< absolute; neither is inside the other
    /// A table of labels whose rows name pictures of either folder by file name; empty: none.
    QString probeLabels, galleryLabels;
    /// Where no table names the person: pictures of one file name are of one person ("smith.jpg" in both).
    bool sameNameIsSamePerson = true;
};

/// What becomes of them.
struct TwoFoldersPlan
{
    ImportRequest request;          ///< of one dataset with the attribute "set": probe or gallery
    qint64 probes = 0, gallery = 0; ///< pictures
    qint64 shared = 0;              ///< probes of which a picture is in the gallery, by name or table
};

/// Lists both folders, with those inside them, and writes the table of the dataset to \a table (CSV): file,
/// subject_id, set and every column of the tables of labels. Blocks. Usage: a folder that is missing or holds
/// no picture, one inside the other; errors of readLabelTable() and of the disk.
Result<TwoFoldersPlan> planTwoFolders(const TwoFolders& folders, const QString& table);

} // namespace plumbline
