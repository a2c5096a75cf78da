// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QRegularExpression>

#include "core/dataset/column_guess.h"
#include "core/dataset/import_parts.h"
#include "core/dataset/import_survey.h"

namespace plumbline {

namespace {

/// Labeled Faces in the Wild (Huang et al. 2007): a folder for each person,
/// Name_Surname/Name_Surname_0001.jpg. It says who is on a picture and nothing else. pairs.txt and its kin
/// list pairs for face matching.
QString personOf(const QString& file)
{
    static const QRegularExpression pattern(QStringLiteral("(?:^|/)([^/]+)/\\1_\\d{4}\\.[A-Za-z]+$"));
    return pattern.match(file).captured(1);
}

/// "Aaron_Eckhart" is written "Aaron Eckhart".
QString spoken(QString name)
{
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

/// Lists of pairs in the folder or beside it.
QStringList pairLists(const QString& root)
{
    const QStringList patterns {QStringLiteral("pairs*.txt"), QStringLiteral("people*.txt")};
    QDir dir(root);
    QStringList lists = dir.entryList(patterns, QDir::Files, QDir::Name);
    if (dir.cdUp())
        lists.append(dir.entryList(patterns, QDir::Files, QDir::Name));
    lists.removeDuplicates();
    return lists;
}

class LfwImporter final : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(LfwImporter)

public:
    [[nodiscard]] QString title() const override { return QStringLiteral("LFW"); }

    [[nodiscard]] QString recognised(const FileList& files, const LabelTable* /*table*/) const override
    {
        const auto named = std::count_if(files.files.begin(), files.files.end(),
                                         [](const QString& file) { return !personOf(file).isEmpty(); });
        if (named < 3 || 10 * named < 9 * files.files.size())
            return {};
        const QLocale locale;
        return tr("%1 of %2 files look like LFW: a folder for each person, with that person's name and a "
                  "number "
                  "as file name.")
            .arg(locale.toString(named), locale.toString(files.files.size()));
    }

    [[nodiscard]] bool accepts(const ImportRequest& /*request*/) const override { return false; }

    void adapt(ImportSurvey& survey) const override
    {
        const QStringList& files = survey.files->files;
        ColumnGuess person =
            guessColumn(QStringLiteral("person"), static_cast<std::size_t>(files.size()),
                        [&](std::size_t i) { return spoken(personOf(files.at(static_cast<qsizetype>(i)))); });
        person.role = ColumnGuess::Role::Subject;
        person.reason = tr("The folders name the person on each picture.");
        survey.columns = {std::move(person)};
        survey.fileColumn = -1;
        survey.subjectColumn = 0;
        survey.match = {};
        if (const QString note = pairsNote(survey.files->root); !note.isEmpty())
            survey.notes.append(note);
        ImportRequest request;
        request.imagesDir = survey.proposed.imagesDir;
        survey.proposed = std::move(request);
    }

    [[nodiscard]] Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                     std::stop_token stop) const override
    {
        Result<Import> import = importFolder(request, progress, std::move(stop));
        if (!import)
            return import;
        Dataset& dataset = import->dataset;
        AttributeBuilder people({}, dataset.images.size());
        for (std::size_t i = 0; i < dataset.images.size(); ++i) {
            const QString person = personOf(dataset.images[i].file);
            people.set(i, spoken(person));
            if (person.isEmpty())
                import->report.unmatchedFiles.append(dataset.images[i].file);
        }
        const Attribute subjects = people.take();
        dataset.subjects = subjects.values;
        for (std::size_t i = 0; i < dataset.images.size(); ++i)
            dataset.images[i].subject = subjects.codes[i];
        if (const QString note = pairsNote(dataset.imageRoot); !note.isEmpty())
            import->report.notes.append(note);
        import->report.notes.append(tr("LFW says who is on a picture, not their gender: add a table of "
                                       "labels (Update labels) to compare "
                                       "answers with."));
        if (const Result<void> finished = finishImport(*import, request); !finished)
            return finished.error();
        return import;
    }

private:
    static QString pairsNote(const QString& root)
    {
        const QStringList lists = pairLists(root);
        return lists.isEmpty() ? QString()
                               : tr("Lists for face matching were found (%1); they are not needed here.")
                                     .arg(lists.join(QStringLiteral(", ")));
    }
};

} // namespace

void register_importer_lfw(Registry<Importer>& registry)
{
    registry.add(QStringLiteral("lfw"), std::make_unique<LfwImporter>());
}

} // namespace plumbline
