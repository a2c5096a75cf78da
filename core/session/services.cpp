// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>

#include "core/session/project.h"

namespace plumbline {

namespace {

SystemInfo describe(const Services& services, const BackendInfo& detector, const BackendInfo& classifier)
{
    SystemInfo info;
    info.id = detector.id % QLatin1Char('+') % classifier.id;
    info.name = classifier.name;
    info.description = classifier.description;
    info.tasks = classifier.can.tasks;
    info.classes = classifier.classes;
    info.feeding = classifier.feeding;
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
    register_builtin_exports(exporters);
}

QStringList Services::systemIds(const QString& task) const
{
    QStringList ids;
    for (const Backend* detector : backends.all()) {
        if (!detector->info().can.detects)
            continue;
        for (const Backend* classifier : backends.all()) {
            if (classifier->info().can.tasks.contains(task))
                ids.append(detector->info().id % QLatin1Char('+') % classifier->info().id);
        }
    }
    return ids;
}

std::vector<SystemInfo> Services::systems(const QString& task) const
{
    std::vector<SystemInfo> result;
    for (const QString& id : systemIds(task)) {
        const Backend* detector = backends.find(id.section(QLatin1Char('+'), 0, 0));
        const Backend* classifier = backends.find(id.section(QLatin1Char('+'), 1));
        result.push_back(describe(*this, detector->info(), classifier->info()));
    }
    return result;
}

QString Services::systemName(const QString& id) const
{
    const Backend* classifier = backends.find(id.section(QLatin1Char('+'), 1));
    return classifier ? classifier->info().name : id;
}

} // namespace plumbline
