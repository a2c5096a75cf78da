// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/import_desk.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/dataset/column_guess.h"
#include "core/session/import_recipe.h"
#include "core/session/project_cache.h"
#include "core/store/label_store.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportDesk)
};

const QString kRecipe = QStringLiteral("import.request");

bool sameImages(const Dataset& a, const Dataset& b)
{
    return std::equal(a.images.begin(), a.images.end(), b.images.begin(), b.images.end(),
                      [](const Image& x, const Image& y) { return x.id == y.id; });
}

/// Columns that the table has and the earlier one had not, and that look like labels; with those of \a
/// request that are still there.
QStringList columnsNow(const ImportRecipe& recipe, const LabelTable& table)
{
    QStringList columns;
    for (int at = 0; at < table.header.size(); ++at) {
        const QString& name = table.header.at(at);
        const bool wasThere = recipe.header.contains(name);
        const bool wanted = wasThere
            ? recipe.request.columns.contains(name)
            : guessColumn(
                  name, table.rows.size(),
                  [&](std::size_t row) {
            return table.rows[row].at(at);
                  }).role
            == ColumnGuess::Role::Label;
        if (wanted)
            columns.append(name);
    }
    return columns;
}

QJsonObject journalDetail(const LabelUpdate& update)
{
    const LabelDifference& difference = update.difference;
    QJsonArray changes;
    for (const LabelChange& change : difference.changes)
        changes.append(QJsonObject {{QStringLiteral("attribute"), change.attribute},
                                    {QStringLiteral("from"), change.from},
                                    {QStringLiteral("to"), change.to},
                                    {QStringLiteral("images"), change.images}});
    return {{QStringLiteral("labels"), QFileInfo(update.request.labelsFile).fileName()},
            {QStringLiteral("images_changed"), difference.images},
            {QStringLiteral("changes"), changes},
            {QStringLiteral("new_attributes"), QJsonArray::fromStringList(difference.newAttributes)},
            {QStringLiteral("rows_added"), difference.rowsAdded.size()},
            {QStringLiteral("rows_removed"), difference.rowsRemoved.size()},
            {QStringLiteral("before_content_hash"), contentHash(*update.before)}};
}

} // namespace

Result<ImportSurvey> ImportDesk::survey(const Services& services, const ImportSources& sources,
                                        const ImportProgress& progress, std::stop_token stop)
{
    return surveyImport(services.importers, sources, progress, std::move(stop));
}

Result<ImportSurvey> ImportDesk::surveyAs(const Services& services, ImportSurvey survey,
                                          const QString& format)
{
    return plumbline::surveyAs(services.importers, std::move(survey), format);
}

Result<void> ImportDesk::remember(const ImportRequest& request)
{
    ImportRecipe recipe {request, {}};
    if (!request.labelsFile.isEmpty())
        if (const auto table = readLabelTable(request.labelsFile, 1, request.sheet))
            recipe.header = table->header;
    const QByteArray json = QJsonDocument(recipe.toJson()).toJson(QJsonDocument::Compact);
    return m_project.m_store->setMeta(kRecipe, QString::fromUtf8(json));
}

std::optional<ImportRequest> ImportDesk::lastRequest() const
{
    const QString json = m_project.setting(kRecipe);
    if (json.isEmpty())
        return std::nullopt;
    ImportRequest request = ImportRecipe::fromJson(QJsonDocument::fromJson(json.toUtf8()).object()).request;
    request.imagesDir = m_project.dataset()->imageRoot;
    request.synthetic = m_project.dataset()->synthetic;
    return request;
}

Result<LabelUpdate> ImportDesk::compare(const ImportRequest& request, std::stop_token stop) const
{
    if (request.labelsFile.isEmpty())
        return Error {ErrorCode::Usage, Text::tr("No table of labels was named: choose one."), {}};
    LabelUpdate update;
    update.before = m_project.dataset();
    update.request = request;
    Result<Relabelled> relabelled = relabel(*update.before, request, std::move(stop));
    if (!relabelled)
        return relabelled.error();
    update.after = std::make_shared<const Dataset>(std::move(relabelled->dataset));
    update.difference = std::move(relabelled->difference);
    if (!m_project.m_cache->runs().empty())
        update.imagesObstacle = Text::tr(
            "Pictures are not added to or taken out of an audit that has runs, because a run is about the "
            "images it saw; make a new audit for them.");
    return update;
}

Result<ImportRequest> ImportDesk::updateRequest(const QString& labelsFile, const QString& sheet) const
{
    const auto table = readLabelTable(labelsFile, -1, sheet);
    if (!table)
        return table.error();
    const QString json = m_project.setting(kRecipe);
    ImportRecipe recipe = ImportRecipe::fromJson(QJsonDocument::fromJson(json.toUtf8()).object());
    if (recipe.request.columns.isEmpty()
        && recipe.header.isEmpty()) { // by an older program, or without a table
        for (const Attribute& attribute : m_project.dataset()->attributes)
            recipe.request.columns.append(attribute.name);
        recipe.header = recipe.request.columns;
    }
    ImportRequest request = recipe.request;
    request.format.clear(); // whatever the pictures came as, this is a table
    request.imagesDir = m_project.dataset()->imageRoot;
    request.synthetic = m_project.dataset()->synthetic;
    request.labelsFile = labelsFile;
    request.sheet = table->sheet;
    const auto gone = [&](const QString& column) { return !table->header.contains(column); };
    if (gone(request.fileColumn))
        request.fileColumn = table->header.value(guessFileColumn(*table));
    if (!request.subjectColumn.isEmpty() && gone(request.subjectColumn))
        request.subjectColumn.clear();
    for (const QString& column : request.renames.keys())
        if (gone(column))
            request.renames.remove(column);
    if (!request.columns.isEmpty()) {
        request.columns = columnsNow(recipe, *table);
        request.columns.removeAll(request.fileColumn);
        request.columns.removeAll(request.subjectColumn);
        if (request.columns.isEmpty()) // an empty list would mean all of them
            request.columns.append(request.fileColumn);
    }
    // Spellings of attributes that the table does not bring would be spellings of nothing.
    for (const QString& attribute : request.spellings.keys()) {
        const QString column = request.renames.key(attribute, attribute);
        if (gone(column) || (!request.columns.isEmpty() && !request.columns.contains(column)))
            request.spellings.remove(attribute);
    }
    return request;
}

Result<void> ImportDesk::apply(const LabelUpdate& update)
{
    const auto now = m_project.dataset();
    if (now != update.before && contentHash(*now) != contentHash(*update.before))
        return Error {ErrorCode::Usage,
                      Text::tr("The labels have changed since the table was compared; compare it again."),
                      {}};
    return setLabels(*update.after, QStringLiteral("labels updated"), journalDetail(update));
}

Result<void> ImportDesk::setLabels(const Dataset& labels, const QString& action, const QJsonObject& detail)
{
    if (!sameImages(labels, *m_project.dataset()))
        return Error {
            ErrorCode::Usage,
            Text::tr("The labels are for other images than the audit has; compare the table again."),
            {}};
    if (const auto saved = LabelStore(*m_project.m_store).replace(labels, action, detail); !saved)
        return saved;
    m_project.m_cache->changeDataset([&](Dataset& dataset) {
        dataset.subjects = labels.subjects;
        dataset.attributes = labels.attributes;
        for (std::size_t i = 0; i < dataset.images.size(); ++i)
            dataset.images[i].subject = labels.images[i].subject;
    });
    return {};
}

} // namespace plumbline
