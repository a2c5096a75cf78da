// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/project.h"

#include <utility>

#include <QCoreApplication>
#include <QFileInfo>

#include "core/session/counts_measures.h"
#include "core/session/import_desk.h"
#include "core/session/project_cache.h"
#include "core/session/truth.h"

namespace plumbline {

namespace {
QString tr(const char* text)
{
    return QCoreApplication::translate("Project", text);
}

/// The setting that names the attribute a task is compared with.
QString truthKey(const QString& task)
{
    return QStringLiteral("truth.") % task;
}
} // namespace

Project::Project(std::shared_ptr<const Services> services, std::unique_ptr<ProjectStore> store)
    : m_services(std::move(services))
    , m_store(std::move(store))
    , m_cache(std::make_unique<Cache>(*m_store))
{
}

Project::~Project() = default;

Result<std::shared_ptr<Project>> Project::create(std::shared_ptr<const Services> services,
                                                 const QString& path)
{
    auto store = ProjectStore::create(path);
    if (!store)
        return store.error();
    std::shared_ptr<Project> project(new Project(std::move(services), std::move(*store)));
    return project;
}

Result<std::shared_ptr<Project>> Project::open(std::shared_ptr<const Services> services, const QString& path,
                                               OpenMode mode)
{
    auto store = ProjectStore::open(path, mode);
    if (!store)
        return store.error();
    std::shared_ptr<Project> project(new Project(std::move(services), std::move(*store)));
    if (const auto loaded = project->m_cache->load(); !loaded)
        return loaded.error();
    return project;
}

QString Project::path() const
{
    return m_store->path();
}

QString Project::name() const
{
    return QFileInfo(m_store->path()).completeBaseName();
}

bool Project::isReadOnly() const
{
    return m_store->isReadOnly();
}

QString Project::lockedBy() const
{
    return m_store->lockedBy();
}

QDateTime Project::savedAt() const
{
    return m_store->savedAt();
}

std::shared_ptr<const Dataset> Project::dataset() const
{
    return m_cache->dataset();
}

Result<ImportReport> Project::import(const ImportRequest& request, const ProgressFunction& progress,
                                     std::stop_token stop)
{
    if (!m_cache->runs().empty()) {
        return Error {ErrorCode::Usage,
                      tr("%1 has runs on its images, and a run is about the images it saw; make a new audit "
                         "for others.")
                          .arg(name()),
                      {}};
    }
    if (!m_cache->counts()->isEmpty()) {
        return Error {ErrorCode::Usage,
                      tr("%1 is an audit of a table of counts; make a new audit for images.").arg(name()),
                      {}};
    }
    const QString what = tr("Reading images");
    auto imported = importDataset(
        m_services->importers, request,
        [&](qint64 done, qint64 total) {
        Progress step;
        step.done = done;
        step.total = total;
        step.what = what;
        progress(step);
        },
        stop);
    if (!imported)
        return imported.error();
    const QJsonObject origin {{QStringLiteral("people"), imported->report.people},
                              {QStringLiteral("folder"), request.imagesDir},
                              {QStringLiteral("labels"), request.labelsFile}};
    if (const auto saved = m_store->saveDataset(imported->dataset, origin); !saved)
        return saved.error();
    if (const auto remembered = ImportDesk(*this).remember(request); !remembered)
        return remembered.error();
    if (const auto loaded = m_cache->load(); !loaded)
        return loaded.error();
    return std::move(imported->report);
}

Result<void> Project::setGroupings(std::vector<Grouping> groupings)
{
    if (const auto saved = m_store->saveGroupings(groupings); !saved)
        return saved;
    m_cache->changeDataset([&](Dataset& dataset) { dataset.groupings = std::move(groupings); });
    return {};
}

Result<void> Project::setValueMap(const QString& attribute, const QHash<QString, QString>& map)
{
    if (const auto saved = m_store->saveValueMap(attribute, map); !saved)
        return saved;
    m_cache->changeDataset([&](Dataset& dataset) {
        if (Attribute* changed = dataset.attribute(attribute))
            changed->valueMap = map;
    });
    return {};
}

Result<void> Project::setLabelSource(const QString& attribute, LabelSource source)
{
    if (const auto saved = m_store->saveLabelSource(attribute, source); !saved)
        return saved;
    m_cache->changeDataset([&](Dataset& dataset) {
        if (Attribute* changed = dataset.attribute(attribute))
            changed->source = source;
    });
    return {};
}

std::vector<AttributeInfo> Project::attributes() const
{
    constexpr qsizetype kFewest = 2;
    constexpr qsizetype kMost = 24;
    const auto data = dataset();
    if (const auto counts = m_cache->counts(); !counts->isEmpty())
        return attributesOf(*counts);
    std::vector<AttributeInfo> result;
    for (const Attribute& attribute : data->attributes) {
        const bool suits = attribute.values.size() >= kFewest && attribute.values.size() <= kMost;
        result.push_back({attribute.name, attribute.source,
                          suits ? attribute.values : attribute.values.mid(0, kMost), false, suits,
                          attribute.valueMap});
    }
    for (const Grouping& grouping : data->groupings) {
        QStringList labels;
        for (const Group& group : grouping.groups)
            labels.append(group.label);
        const Attribute* attribute = data->attribute(grouping.attribute);
        result.push_back(
            {grouping.name, attribute ? attribute->source : LabelSource::NotStated, labels, true, true, {}});
    }
    return result;
}

Result<std::vector<CompositionRow>> Project::compositionBy(const QStringList& by) const
{
    return composition(*dataset(), by);
}

QString Project::truthAttribute(const QString& task) const
{
    const auto data = dataset();
    if (const QString chosen = setting(truthKey(task)); data->attribute(chosen) != nullptr)
        return chosen;
    if (isEstimateTask(task))
        return guessNumericTruth(*data, task);
    const QStringList classes = taskClasses(task);
    return classes.isEmpty() ? QString() : guessTruthAttribute(*data, classes);
}

Result<void> Project::chooseTruthAttribute(const QString& task, const QString& attribute)
{
    const auto data = dataset();
    const Attribute* chosen = data->attribute(attribute);
    if (!chosen)
        return Error {ErrorCode::Usage, tr("There is no label %1 in %2.").arg(attribute, name()), {}};
    if (isEstimateTask(task) && !chosen->isNumeric()) {
        return Error {ErrorCode::Usage,
                      tr("The values of %1 are no numbers, so that no estimate can be compared with them.")
                          .arg(attribute),
                      {}};
    }
    setSetting(truthKey(task), attribute);
    return {};
}

Result<Truth> Project::truthFor(const Dataset& dataset, const QString& task, const QString& attribute) const
{
    const Attribute* with = dataset.attribute(attribute.isEmpty() ? truthAttribute(task) : attribute);
    if (!with && !attribute.isEmpty())
        return Error {ErrorCode::Usage, tr("There is no label %1 in %2.").arg(attribute, name()), {}};
    return Truth(task, with, taskClasses(task));
}

QStringList Project::taskClasses(const QString& task) const
{
    if (isEstimateTask(task))
        return {};
    for (const Backend* backend : m_services->backends.all()) {
        const BackendInfo info = backend->info();
        if (info.can.tasks.contains(task))
            return info.classes;
    }
    return {};
}

std::vector<RunRecord> Project::runs() const
{
    return m_cache->runs();
}

Result<void> Project::journal(const QString& action, const QJsonObject& detail)
{
    return m_store->journal(action, detail);
}

QString Project::setting(const QString& key) const
{
    const auto value = m_store->meta(key);
    return value ? *value : QString();
}

void Project::setSetting(const QString& key, const QString& value)
{
    if (!isReadOnly())
        (void)m_store->setMeta(key, value);
}

} // namespace plumbline
