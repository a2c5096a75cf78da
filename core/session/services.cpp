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

std::vector<SystemInfo> Services::systems(const QString& task) const
{
    std::vector<SystemInfo> result;
    for (const Backend* detector : backends.all()) {
        const BackendInfo front = detector->info();
        if (!front.can.detects)
            continue;
        for (const Backend* classifier : backends.all()) {
            const BackendInfo back = classifier->info();
            if (back.can.tasks.contains(task))
                result.push_back(describe(*this, front, back));
        }
    }
    return result;
}

QString Services::systemName(const QString& id) const
{
    const Backend* classifier = backends.find(id.section(QLatin1Char('+'), 1));
    return classifier ? classifier->info().name : id;
}

} // namespace plumbline
