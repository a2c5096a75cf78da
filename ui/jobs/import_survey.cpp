// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/jobs/import_survey.h"

#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStringView>

namespace plumbline::ui {

namespace {

QStringList tablesIn(const QString& folder)
{
    QStringList result;
    const QStringList kinds {QStringLiteral("*.csv"), QStringLiteral("*.tsv"), QStringLiteral("*.xlsx"),
                             QStringLiteral("*.ods")};
    for (const QFileInfo& info :
         QDir(folder).entryInfoList(kinds, QDir::Files | QDir::Readable, QDir::Name)) {
        if (!info.fileName().startsWith(QLatin1String("~$"))) // a lock that a spreadsheet program left
            result.append(info.absoluteFilePath());
    }
    return result;
}

int foldersOf(const QStringList& files)
{
    QSet<QStringView> folders;
    for (const QString& file : files)
        folders.insert(QStringView(file).left(std::max<qsizetype>(0, file.lastIndexOf(QLatin1Char('/')))));
    return static_cast<int>(folders.size());
}

} // namespace

QString tableOf(const QString& folder)
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

FileStamp stampOf(const QString& file)
{
    const QFileInfo info(file);
    return file.isEmpty() || !info.isFile()
        ? FileStamp()
        : FileStamp {info.size(), info.lastModified().toMSecsSinceEpoch()};
}

SurveyAnswer surveySources(const Services& services, ImportSources sources, bool searchTable,
                           std::atomic<qint64>& pictures, std::stop_token stop)
{
    SurveyAnswer answer;
    if (searchTable && sources.labelsFile.isEmpty() && !sources.imagesDir.isEmpty())
        sources.labelsFile = tableOf(sources.imagesDir);
    answer.sources = sources;
    answer.table = stampOf(sources.labelsFile);
    const ImportProgress tell = [&pictures](qint64 done, qint64) { pictures = done; };
    Result<ImportSurvey> found = ImportDesk::survey(services, sources, tell, stop);
    if (!found && !sources.labelsFile.isEmpty() && !sources.imagesDir.isEmpty() && !stop.stop_requested()) {
        // Whose fault is it? The one of the two that cannot be read alone.
        ImportSources folderOnly;
        folderOnly.imagesDir = sources.imagesDir;
        Result<ImportSurvey> alone = ImportDesk::survey(services, folderOnly, tell, stop);
        (alone ? answer.tableError : answer.folderError) = found.error().userText;
        found = std::move(alone);
    } else if (!found) {
        (sources.imagesDir.isEmpty() ? answer.tableError : answer.folderError) = found.error().userText;
    }
    if (found) {
        answer.folders = foldersOf(found->files->files);
        answer.survey = std::make_shared<const ImportSurvey>(std::move(*found));
    }
    return answer;
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
