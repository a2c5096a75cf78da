// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "core/dataset/match_fixes.h"

namespace plumbline {

/// Which picture each row of a table of labels means.
struct RowMatches
{
    struct Repeat
    {
        int row = 0;     ///< names a picture that
        int earlier = 0; ///< this row has already
    };
    std::vector<int> imageOfRow; ///< index into the files, -1 = none
    std::vector<Repeat> repeats; ///< their imageOfRow is -1
    QStringList notes;           ///< which ways other than the exact name were needed, how often
};

/// Matches \a names, one per row, to \a files (below \a root, '/' separated). In this order: what is \a
/// paired (name -> file); the exact path; the path with back-slashes and a leading "./" set right; the path
/// as seen from \a labelsDir; then, as far as \a fixes allow, the whole path without regard to spaces,
/// Unicode form, case and file type; a trailing part of it; a file name that occurs once. A looser way never
/// takes a picture which a stricter way has given to another row, and nothing is matched where two pictures
/// would do.
RowMatches matchRows(const QStringList& names, const QStringList& files, const QString& root,
                     const QString& labelsDir, MatchFixes fixes = safeMatchFixes(),
                     const QHash<QString, QString>& paired = {});

/// Whether overlooking \a fix (not SubFolder) changes what any of \a names or \a files is compared by.
bool changesAnyName(MatchFix fix, const QStringList& names, const QStringList& files);

} // namespace plumbline
