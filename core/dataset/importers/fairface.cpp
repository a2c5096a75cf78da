// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QSet>

#include "core/dataset/import_survey.h"
#include "core/dataset/table_import.h"

namespace plumbline {

namespace {

/// FairFace (Karkkainen, Joo 2021, github.com/joojs/fairface): a CSV file with file, age, gender, race and
/// service_test. Age is in bands. Workers of Mechanical Turk chose the labels from the picture: perceived.
const QStringList& labelNames()
{
    static const QStringList names {QStringLiteral("age"), QStringLiteral("gender"), QStringLiteral("race")};
    return names;
}

bool hasFairFaceRaces(const LabelTable& table)
{
    static const QSet<QString> races {QStringLiteral("White"),           QStringLiteral("Black"),
                                      QStringLiteral("Latino_Hispanic"), QStringLiteral("East Asian"),
                                      QStringLiteral("Southeast Asian"), QStringLiteral("Indian"),
                                      QStringLiteral("Middle Eastern")};
    const qsizetype column = table.header.indexOf(QStringLiteral("race"));
    return column >= 0 && !table.rows.empty()
        && std::all_of(table.rows.begin(), table.rows.end(), [&](const QStringList& row) {
               return row.at(column).isEmpty() || races.contains(row.at(column));
           });
}

class FairFaceImporter final : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(FairFaceImporter)

public:
    [[nodiscard]] QString title() const override { return QStringLiteral("FairFace"); }

    [[nodiscard]] QString recognised(const FileList& /*files*/, const LabelTable* table) const override
    {
        if (!table || !table->header.contains(QStringLiteral("file")) || !hasFairFaceRaces(*table))
            return {};
        for (const QString& name : labelNames())
            if (!table->header.contains(name))
                return {};
        return tr("The table has the columns file, age, gender and race, and the seven races of FairFace.");
    }

    [[nodiscard]] bool accepts(const ImportRequest& /*request*/) const override { return false; }

    void adapt(ImportSurvey& survey) const override
    {
        if (!survey.table)
            return;
        survey.proposed.columns.clear();
        for (ColumnGuess& guess : survey.columns) {
            if (labelNames().contains(guess.name)) {
                guess.role = ColumnGuess::Role::Label;
                guess.reason.clear();
                guess.source = LabelSource::Perceived;
                survey.proposed.columns.append(guess.name);
                survey.proposed.sources.insert(guess.name, guess.source);
            } else if (guess.role == ColumnGuess::Role::Label) {
                guess.role = ColumnGuess::Role::Ignore;
                guess.reason = tr("It says which part of FairFace a picture is in, not what is on it.");
            }
        }
    }

    [[nodiscard]] Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                     std::stop_token stop) const override
    {
        if (request.labelsFile.isEmpty())
            return Error {ErrorCode::Usage,
                          tr("FairFace has its labels in a table: choose fairface_label_val.csv or the one "
                             "that belongs to the pictures."),
                          {}};
        ImportRequest known = request;
        if (known.columns.isEmpty())
            known.columns = labelNames();
        if (known.fileColumn.isEmpty())
            known.fileColumn = QStringLiteral("file");
        for (const QString& column : std::as_const(known.columns)) {
            const QString name = known.renames.value(column, column);
            if (column != known.fileColumn && column != known.subjectColumn && !known.sources.contains(name))
                known.sources.insert(name, LabelSource::Perceived);
        }
        return importTable(known, progress, std::move(stop));
    }
};

} // namespace

void register_importer_fairface(Registry<Importer>& registry)
{
    registry.add(QStringLiteral("fairface"), std::make_unique<FairFaceImporter>());
}

} // namespace plumbline
