// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/jobs/import_survey.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>

namespace plumbline::ui {

namespace {

bool isPicture(const QString& name)
{
    static const QSet<QString> suffixes {
        QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("jpe"),
        QStringLiteral("jfif"), QStringLiteral("png"),  QStringLiteral("webp"),
        QStringLiteral("tif"),  QStringLiteral("tiff"), QStringLiteral("bmp")};
    return suffixes.contains(name.mid(name.lastIndexOf(QLatin1Char('.')) + 1).toLower());
}

QString baseName(const QString& path)
{
    const auto slash = std::max(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\')));
    return path.mid(slash + 1).trimmed().toLower();
}

QStringList tablesIn(const QString& folder)
{
    QStringList result;
    const QStringList kinds {QStringLiteral("*.csv"), QStringLiteral("*.tsv")};
    for (const QFileInfo& info : QDir(folder).entryInfoList(kinds, QDir::Files | QDir::Readable, QDir::Name))
        result.append(info.absoluteFilePath());
    return result;
}

/// Inside the folder any sole table will do; beside it only one whose name says that it belongs to it.
QString findTable(const QString& folder)
{
    const QDir dir(folder);
    const QStringList telling {QStringLiteral("labels"), QStringLiteral("metadata"),
                               QStringLiteral("annotations"), QStringLiteral("attributes"),
                               dir.dirName().toLower()};
    const QStringList inside = tablesIn(folder);
    QDir parent(folder);
    const QStringList beside = parent.cdUp() ? tablesIn(parent.absolutePath()) : QStringList();
    for (const QStringList& tables : {inside, beside}) {
        for (const QString& word : telling) {
            for (const QString& path : tables) {
                if (QFileInfo(path).completeBaseName().toLower() == word)
                    return path;
            }
        }
    }
    return inside.size() == 1 ? inside.first() : QString();
}

} // namespace

FolderSurvey surveyFolder(const QString& folder, const std::atomic<bool>& stop)
{
    FolderSurvey survey;
    survey.folder = folder;
    survey.exists = !folder.isEmpty() && QFileInfo(folder).isDir();
    if (!survey.exists)
        return survey;
    QSet<QString> folders;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    while (!stop && entries.hasNext()) {
        entries.next();
        const QString name = entries.fileName();
        if (!isPicture(name))
            continue;
        ++survey.pictures;
        survey.names.insert(name.toLower());
        folders.insert(entries.fileInfo().path());
    }
    survey.folders = static_cast<int>(folders.size());
    survey.table = findTable(folder);
    return survey;
}

LabelSurvey surveyLabels(LabelTable table)
{
    LabelSurvey survey;
    survey.fileColumn = guessFileColumn(table);
    survey.subjectColumn = guessSubjectColumn(table);
    for (int at = 0; at < table.header.size(); ++at) {
        ColumnSurvey column;
        column.header = table.header.at(at);
        QHash<QString, std::size_t> seen;
        for (const QStringList& row : table.rows) {
            const QString& cell = row.at(at);
            if (cell.isEmpty()) {
                ++column.empty;
                continue;
            }
            const auto known = seen.constFind(cell);
            if (known != seen.cend()) {
                if (*known < column.counts.size())
                    ++column.counts[*known];
                continue;
            }
            seen.insert(cell, column.counts.size());
            if (column.values.size() < kValuesKept) {
                column.values.append(cell);
                column.counts.push_back(1);
            }
        }
        column.distinct = seen.size();
        survey.columns.push_back(std::move(column));
    }
    survey.table = std::move(table);
    return survey;
}

qint64 matchingRows(const LabelTable& table, int fileColumn, const FolderSurvey& folder)
{
    if (fileColumn < 0 || fileColumn >= table.header.size())
        return 0;
    return std::count_if(table.rows.begin(), table.rows.end(), [&](const QStringList& row) {
        return folder.names.contains(baseName(row.at(fileColumn)));
    });
}

QString freeProjectPath(const QString& projects, const QString& imagesDir)
{
    QString name = QDir(imagesDir).dirName();
    if (name.isEmpty() || name == QLatin1String("."))
        name = QStringLiteral("audit");
    const QDir folder(projects);
    QString path = folder.filePath(name + QStringLiteral(".plumb"));
    for (int copy = 2; QFileInfo::exists(path); ++copy)
        path = folder.filePath(QStringLiteral("%1 %2.plumb").arg(name).arg(copy));
    return path;
}

} // namespace plumbline::ui
