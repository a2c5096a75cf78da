// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

class QMimeData;

namespace plumbline::ui {

/// What was dropped, sorted by what can be done with it: the first of each kind, absolute paths.
struct DroppedFiles
{
    QString audit;  ///< .plumb
    QString folder; ///< of pictures
    QString table;  ///< .csv, .tsv, .xlsx, .ods

    [[nodiscard]] bool isEmpty() const { return audit.isEmpty() && folder.isEmpty() && table.isEmpty(); }
};
DroppedFiles droppedFiles(const QMimeData& data);

} // namespace plumbline::ui
