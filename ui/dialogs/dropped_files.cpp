// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/dropped_files.h"

#include <QFileInfo>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace plumbline::ui {

DroppedFiles droppedFiles(const QMimeData& data)
{
    static const QStringList tables {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("xlsx"),
                                     QStringLiteral("ods")};
    static const QStringList answers {QStringLiteral("json"), QStringLiteral("jsonl"),
                                      QStringLiteral("ndjson"), QStringLiteral("zip"), QStringLiteral("txt")};
    DroppedFiles dropped;
    for (const QUrl& url : data.urls()) {
        if (!url.isLocalFile())
            continue;
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        if (suffix == QLatin1String("plumb") && dropped.audit.isEmpty())
            dropped.audit = file.absoluteFilePath();
        else if (file.isDir() && dropped.folder.isEmpty())
            dropped.folder = file.absoluteFilePath();
        else if (tables.contains(suffix) && dropped.table.isEmpty())
            dropped.table = file.absoluteFilePath();
        else if (answers.contains(suffix) && dropped.saved.isEmpty())
            dropped.saved = file.absoluteFilePath();
    }
    return dropped;
}

} // namespace plumbline::ui
