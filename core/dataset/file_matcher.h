// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

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

/// Matches \a names, one per row, to \a files (below \a root, '/' separated). In this order: the exact path;
/// the path with back-slashes, a leading "./" or another Unicode form set right; the path as seen from \a
/// labelsDir; a trailing part of it; the path in another case; a file name that occurs once; that in another
/// case. A looser way never takes a picture which a stricter way has given to another row, and nothing is
/// matched where two pictures would do.
RowMatches matchRows(const QStringList& names, const QStringList& files, const QString& root,
                     const QString& labelsDir);

} // namespace plumbline
