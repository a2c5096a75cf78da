// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>

#include "core/backends/own/own_model.h"
#include "core/session/project.h"

namespace plumbline {

namespace {

QString detectorOf(const QString& system)
{
    return system.section(QLatin1Char('+'), 0, 0);
}

QString classifierOf(const QString& system)
{
    return system.section(QLatin1Char('+'), 1);
}

/// Whether a backend behind a detector is a system for the task.
bool does(const BackendInfo& backend, const QString& task)
{
    return isMatchingTask(task) ? backend.can.embeds : backend.can.tasks.contains(task);
}

SystemInfo describe(const Services& services, const BackendInfo& detector, const BackendInfo& classifier)
{
    SystemInfo info;
    info.id = detector.id % QLatin1Char('+') % classifier.id;
    info.name = services.systemName(info.id);
    info.description = classifier.description;
    info.tasks = classifier.can.tasks;
    info.classes = classifier.classes;
    info.feeding = classifier.feeding;
    if (const QString rule = boxRuleText(detector.box); !rule.isEmpty())
        info.feeding = rule % QStringLiteral("; ") % info.feeding;
    info.feed = classifier.feed;
    info.embedding = classifier.embedding;
    info.detector = detector.id;
    info.detectorName = detector.name;
    info.detectorFeeding = detector.feeding;
    info.classifier = classifier.id;
    info.own = classifier.own;
    info.installed = true;
    info.state = QCoreApplication::translate("Systems", "Installed");
    QStringList models = detector.models;
    for (const QString& model : classifier.models) {
        if (!models.contains(model))
            models.append(model);
    }
    for (const QString& id : models) {
        const ModelEntry* entry = services.models.entry(id);
        if (!entry)
            continue;
        SystemInfo::Model model {id,
                                 entry->package % QLatin1Char(' ') % entry->version,
                                 entry->licence,
                                 entry->origin,
                                 entry->sha256,
                                 services.models.path(id),
                                 true};
        if (const auto file = services.models.verified(id); !file) {
            model.installed = false;
            info.installed = false;
            info.state = file.error().userText;
        }
        info.models.push_back(model);
    }
    return info;
}

} // namespace

QString programVersion()
{
    return QStringLiteral("plumbline " PL_VERSION);
}

Services::Services()
{
    register_builtin_backends(backends);
    register_builtin_importers(importers);
    register_builtin_charts(charts);
    register_builtin_match_charts(matchCharts);
    register_builtin_exports(exporters);
    for (const OwnModel& model : ownModels())
        adoptOwnModel(model, backends, models);
}

QStringList Services::systemIds(const QString& task) const
{
    QStringList ids;
    for (const Backend* detector : backends.all()) {
        if (!detector->info().can.detects)
            continue;
        for (const Backend* classifier : backends.all()) {
            if (does(classifier->info(), task))
                ids.append(detector->info().id % QLatin1Char('+') % classifier->info().id);
        }
    }
    return ids;
}

std::vector<SystemInfo> Services::systems(const QString& task, const QString& wanted) const
{
    std::vector<SystemInfo> result;
    for (const QString& id : systemIds(task)) {
        const BackendInfo detector = backends.find(detectorOf(id))->info();
        const bool isAsked = wanted.isEmpty() ? !detector.can.alternative
                                              : wanted == QLatin1String("*") || wanted == detector.id;
        if (isAsked)
            result.push_back(describe(*this, detector, backends.find(classifierOf(id))->info()));
    }
    return result;
}

std::optional<SystemInfo> Services::system(const QString& id) const
{
    const Backend* detector = backends.find(detectorOf(id));
    const Backend* classifier = backends.find(classifierOf(id));
    if (!detector || !classifier || !detector->info().can.detects)
        return std::nullopt;
    if (const Capabilities can = classifier->info().can; can.tasks.isEmpty() && !can.embeds)
        return std::nullopt;
    return describe(*this, detector->info(), classifier->info());
}

std::vector<std::pair<QString, QString>> Services::detectors() const
{
    std::vector<std::pair<QString, QString>> result;
    for (const Backend* backend : backends.all()) {
        const BackendInfo info = backend->info();
        if (info.can.detects)
            result.emplace_back(info.id, info.name);
    }
    return result;
}

QStringList Services::tasks() const
{
    QStringList result {QStringLiteral("classify:gender")};
    for (const Backend* backend : backends.all()) {
        for (const QString& task : backend->info().can.tasks) {
            if (!result.contains(task))
                result.append(task);
        }
    }
    return result;
}

QString Services::systemName(const QString& id) const
{
    const Backend* classifier = backends.find(classifierOf(id));
    if (!classifier)
        return id;
    const QString name = classifier->info().name;
    const Backend* detector = backends.find(detectorOf(id));
    if (!detector || !detector->info().can.alternative)
        return name;
    return QCoreApplication::translate("Systems", "%1 (%2)", "classifier (detector)")
        .arg(name, detector->info().name);
}

Face Services::defaultBox(const QString& system, const Face& face) const
{
    const Backend* detector = backends.find(detectorOf(system));
    return detector ? asDefaultBox(face, detector->info().box) : face;
}

} // namespace plumbline
