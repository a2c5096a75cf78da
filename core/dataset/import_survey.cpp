// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/import_survey.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "core/dataset/column_guess.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportSurvey)
};

/// The deepest folder that holds both.
QString commonFolder(const QString& a, const QString& b)
{
    if (a.isEmpty())
        return b;
    QString folder = a;
    while (folder != b && !b.startsWith(folder + QLatin1Char('/')) && folder.contains(QLatin1Char('/')))
        folder = folder.left(folder.lastIndexOf(QLatin1Char('/')));
    return folder;
}

/// The folder that the names in the table lead to from the folder it lies in, or from a folder in that;
/// empty: they lead nowhere.
QString folderOf(const LabelTable& table, int fileColumn, const QString& labelsFile)
{
    constexpr std::size_t kLook = 200;
    const QDir dir = QFileInfo(labelsFile).absoluteDir();
    QString folder;
    QString name; // the first without a folder that leads nowhere
    for (std::size_t row = 0; row < std::min(kLook, table.rows.size()); ++row) {
        QString cell = table.rows[row].at(fileColumn).trimmed();
        cell.replace(QLatin1Char('\\'), QLatin1Char('/'));
        const QFileInfo info(dir, cell);
        if (!cell.isEmpty() && info.isFile())
            folder = commonFolder(folder, QDir::cleanPath(info.absolutePath()));
        else if (name.isEmpty())
            name = cell;
    }
    if (!folder.isEmpty() || name.isEmpty())
        return folder;
    for (const QString& inside : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        if (QFileInfo(QDir(dir.filePath(inside)), name).isFile())
            return dir.filePath(inside);
    return {};
}

void surveyTable(ImportSurvey& survey)
{
    const LabelTable& table = *survey.table;
    survey.columns.clear();
    survey.fileColumn = guessFileColumn(table);
    survey.subjectColumn = guessSubjectColumn(table);
    for (int at = 0; at < table.header.size(); ++at) {
        ColumnGuess guess = guessColumn(table.header.at(at), table.rows.size(),
                                        [&](std::size_t row) { return table.rows[row].at(at); });
        if (at == survey.fileColumn) {
            guess.role = ColumnGuess::Role::File;
            guess.reason = Text::tr("It names the pictures.");
        } else if (at == survey.subjectColumn) {
            guess.role = ColumnGuess::Role::Subject;
            guess.reason = Text::tr("It names the person on each picture.");
        }
        survey.columns.push_back(std::move(guess));
    }
}

/// Without a table the folders before a name are the labels, as the folder importer has them.
void surveyFolders(ImportSurvey& survey)
{
    constexpr qsizetype kMaxLevels = 8;
    survey.columns.clear();
    survey.fileColumn = -1;
    survey.subjectColumn = -1;
    const QStringList& files = survey.files->files;
    qsizetype deepest = 0;
    for (const QString& file : files)
        deepest = std::max(deepest, file.count(QLatin1Char('/')));
    for (qsizetype level = 0; level < std::min(deepest, kMaxLevels); ++level) {
        const QString name =
            level == 0 ? QStringLiteral("folder") : QStringLiteral("folder_%1").arg(level + 1);
        ColumnGuess guess = guessColumn(name, static_cast<std::size_t>(files.size()), [&](std::size_t at) {
            const QString& file = files.at(static_cast<qsizetype>(at));
            return file.count(QLatin1Char('/')) > level ? file.section(QLatin1Char('/'), level, level)
                                                        : QString();
        });
        survey.columns.push_back(std::move(guess));
    }
}

/// Turns what was guessed into a request and matches with it.
void propose(ImportSurvey& survey)
{
    ImportRequest request;
    request.imagesDir = survey.files->root;
    request.labelsFile = survey.sources.labelsFile;
    request.sheet = survey.table ? survey.table->sheet : QString();
    request.fixes = safeMatchFixes();
    if (survey.fileColumn >= 0)
        request.fileColumn = survey.table->header.at(survey.fileColumn);
    if (survey.subjectColumn >= 0)
        request.subjectColumn = survey.table->header.at(survey.subjectColumn);
    for (const ColumnGuess& guess : survey.columns) {
        if (guess.role != ColumnGuess::Role::Label)
            continue;
        request.columns.append(guess.name);
        if (guess.source != LabelSource::NotStated)
            request.sources.insert(guess.name, guess.source);
    }
    if (request.columns.isEmpty()) // an empty list would mean all of them
        request.columns.append(request.fileColumn.isEmpty() ? QStringLiteral("-") : request.fileColumn);
    survey.proposed = std::move(request);
    survey.match = matchSurvey(survey, survey.fileColumn, safeMatchFixes());
}

void plainView(ImportSurvey& survey)
{
    if (survey.table)
        surveyTable(survey);
    else
        surveyFolders(survey);
    propose(survey);
}

Result<void> readTable(ImportSurvey& survey)
{
    Result<LabelTable> table = readLabelTable(survey.sources.labelsFile, -1, survey.sources.sheet);
    if (!table)
        return table.error();
    survey.sheets = table->sheets;
    survey.notes.append(table->notes);
    survey.table = std::make_shared<const LabelTable>(*std::move(table));
    return {};
}

Result<void> readFolder(ImportSurvey& survey, std::stop_token stop)
{
    QString folder = survey.sources.imagesDir;
    if (folder.isEmpty() && survey.table) {
        const int column = guessFileColumn(*survey.table);
        folder = column < 0 ? QString() : folderOf(*survey.table, column, survey.sources.labelsFile);
        if (folder.isEmpty()) {
            survey.notes.append(
                Text::tr("The pictures that “%1” names are not beside it: choose the folder they are in.")
                    .arg(QFileInfo(survey.sources.labelsFile).fileName()));
            return {};
        }
    }
    Result<FileList> files = listPictures(folder, std::move(stop));
    if (!files)
        return files.error();
    survey.notes.append(files->notes);
    for (const auto& problem : files->problems)
        survey.notes.append(problem.second);
    survey.files = std::make_shared<const FileList>(*std::move(files));
    return {};
}

} // namespace

QString ImportSurvey::pictureOfRow(std::size_t row) const
{
    const int image = row < match.imageOfRow.size() ? match.imageOfRow[row] : -1;
    return image < 0 ? QString() : files->root + QLatin1Char('/') + files->files.at(image);
}

Result<ImportSurvey> surveyImport(const Registry<Importer>& importers, const ImportSources& sources,
                                  const ImportProgress& progress, std::stop_token stop)
{
    ImportSurvey survey;
    survey.sources = sources;
    survey.files = std::make_shared<const FileList>();
    if (!sources.labelsFile.isEmpty())
        if (const Result<void> table = readTable(survey); !table)
            return table.error();
    if (const Result<void> folder = readFolder(survey, stop); !folder)
        return folder.error();
    if (progress)
        progress(survey.files->files.size(), 0);
    for (const QString& id : importers.ids()) {
        const Importer* importer = importers.find(id);
        const QString reason = importer->recognised(*survey.files, survey.table.get());
        if (!reason.isEmpty())
            survey.layouts.push_back({id, importer->title(), reason});
    }
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}, {}};
    plainView(survey);
    return survey;
}

Result<ImportSurvey> surveyAs(const Registry<Importer>& importers, ImportSurvey survey, const QString& format)
{
    plainView(survey);
    if (format.isEmpty())
        return survey;
    const Importer* importer = importers.find(format);
    if (!importer)
        return Error {ErrorCode::Usage,
                      Text::tr("There is no format “%1”; choose one of: %2.")
                          .arg(format, importers.ids().join(QStringLiteral(", "))),
                      {}};
    importer->adapt(survey);
    survey.proposed.format = format;
    return survey;
}

} // namespace plumbline
