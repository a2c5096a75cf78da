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
    QString saved;  ///< .json, .jsonl, .ndjson, .zip, .txt: what a service answered, or scores

    [[nodiscard]] bool isEmpty() const
    {
        return audit.isEmpty() && folder.isEmpty() && table.isEmpty() && saved.isEmpty();
    }
    /// What saved answers can be in; empty: nothing.
    [[nodiscard]] QString answers() const
    {
        return !saved.isEmpty() ? saved : !folder.isEmpty() ? folder : table;
    }
};
DroppedFiles droppedFiles(const QMimeData& data);

} // namespace plumbline::ui
