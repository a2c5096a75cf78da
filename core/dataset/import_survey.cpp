// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/import_survey.h"

namespace plumbline {

QString ImportSurvey::pictureOfRow(std::size_t row) const
{
    const int image = row < match.imageOfRow.size() ? match.imageOfRow[row] : -1;
    return image < 0 ? QString() : files->root + QLatin1Char('/') + files->files.at(image);
}

Result<ImportSurvey> surveyImport(const Registry<Importer>& /*importers*/, const ImportSources& sources,
                                  const ImportProgress& /*progress*/, std::stop_token stop)
{
    ImportSurvey survey;
    survey.sources = sources;
    Result<FileList> files = listPictures(sources.imagesDir, std::move(stop));
    if (!files)
        return files.error();
    survey.files = std::make_shared<const FileList>(*std::move(files));
    if (!sources.labelsFile.isEmpty()) {
        Result<LabelTable> table = readLabelTable(sources.labelsFile, -1, sources.sheet);
        if (!table)
            return table.error();
        survey.table = std::make_shared<const LabelTable>(*std::move(table));
        survey.fileColumn = guessFileColumn(*survey.table);
        survey.subjectColumn = guessSubjectColumn(*survey.table);
    }
    survey.proposed.imagesDir = sources.imagesDir;
    survey.proposed.labelsFile = sources.labelsFile;
    return survey;
}

Result<ImportSurvey> surveyAs(const Registry<Importer>& /*importers*/, ImportSurvey survey,
                              const QString& format)
{
    survey.proposed.format = format;
    return survey;
}

MatchSurvey matchSurvey(const ImportSurvey& /*survey*/, int /*fileColumn*/, MatchFixes /*on*/,
                        const QHash<QString, QString>& /*paired*/)
{
    return {};
}

} // namespace plumbline
