// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "core/session/import_desk.h"

namespace plumbline::ui {

/// Rows that name no single picture because several folders have one of that name.
struct AmbiguousNames
{
    struct Name
    {
        QString cell;              ///< as the table has it
        std::vector<int> pictures; ///< indices into ImportSurvey::files->files, two at least
    };
    std::vector<Name> names; ///< in the order of the rows
    QStringList folders;   ///< that those pictures lie in, relative; sorted; empty string: the folder itself
    bool alwaysTwo = true; ///< every name fits two pictures, not more

    [[nodiscard]] bool isEmpty() const { return names.empty(); }
    /// The cells with their picture in \a folder, of those that have one there.
    [[nodiscard]] QHash<QString, QString> within(const QString& folder, const ImportSurvey& survey) const;
};

/// Among the rows that \a match leaves without a picture, by file names without folders, upper and lower case
/// alike.
AmbiguousNames ambiguousNames(const ImportSurvey& survey, const MatchSurvey& match, int fileColumn);

/// "portraits/, second/".
QString foldersText(const QStringList& folders);

/// "171 names fit two pictures each (portraits/, second/)".
QString ambiguousText(const AmbiguousNames& ambiguous);

} // namespace plumbline::ui
