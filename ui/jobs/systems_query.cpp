// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/jobs/systems_query.h"

#include <algorithm>
#include <utility>

#include "core/base/when_done.h"
#include "ui/jobs/background.h"

namespace plumbline::ui {

SystemsQuery::SystemsQuery(const Services& services, QObject* parent)
    : QObject(parent)
    , m_services(services)
{
}

SystemsQuery::~SystemsQuery()
{
    for (auto& asked : m_asked)
        asked.waitForFinished();
}

void SystemsQuery::ask()
{
    const int epoch = ++m_epoch;
    std::erase_if(m_asked, [](const auto& asked) { return asked.isFinished(); });
    m_asked.push_back(inBackground([services = &m_services, task = m_task, detector = m_detector] {
        if (!task.isEmpty())
            return services->systems(task, detector);
        std::vector<SystemInfo> all; // each once, whatever it does
        QStringList tasks = services->tasks();
        tasks.append(QStringLiteral("verify"));
        for (const QString& each : std::as_const(tasks)) {
            for (SystemInfo& system : services->systems(each, detector)) {
                const bool known = std::any_of(
                    all.begin(), all.end(), [&](const SystemInfo& other) { return other.id == system.id; });
                if (!known)
                    all.push_back(std::move(system));
            }
        }
        return all;
    }));
    whenDone(m_asked.back(), this, [this, epoch](const std::vector<SystemInfo>& systems) {
        if (epoch != m_epoch)
            return;
        m_systems = systems;
        Q_EMIT answered();
    });
}

} // namespace plumbline::ui
