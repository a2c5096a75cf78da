// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <cmath>
#include <memory>
#include <vector>

#include <QTest>

#include "core/session/session.h"
#include "tests/support/fake_services.h"
#include "tests/ui/portrait_folder.h"
#include "ui/audit_context.h"

namespace plumbline::test {

/// An audit of 24 portraits of twelve people, two each, whose faces a fake system enrols: six women and six
/// men, the second picture of everybody is a probe ("set"). People are alike the more, the nearer their
/// numbers are. Opened in a session, as the window has it.
class MatchAudit
{
public:
    static constexpr int kImages = 24;
    static constexpr int kPeople = 12;

    MatchAudit()
        : session(services())
    {
        context.task = QStringLiteral("verify");
        script->embedding = [calls = std::make_shared<std::atomic<int>>(0)](const Picture&) {
            const int i = (*calls)++;
            const double angle = 0.4 * (i / 2) + (i % 2 == 0 ? 0 : 0.1 + 0.02 * i);
            return std::vector<float> {static_cast<float>(std::cos(angle)),
                                       static_cast<float>(std::sin(angle)), static_cast<float>(0.02 * i)};
        };
    }

    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    PortraitFolder folder;
    Session session;
    ui::AuditContext context;

    [[nodiscard]] QString path() const { return folder.path(QStringLiteral("a.plumb")); }

    /// Imported, without a run.
    [[nodiscard]] bool import()
    {
        QByteArray table("file,subject_id,gender,set\n");
        for (int i = 0; i < kImages; ++i) {
            const QString name = QStringLiteral("p%1.png").arg(i, 2, 10, QLatin1Char('0'));
            folder.addPicture(name);
            table += QStringLiteral("%1,s%2,%3,%4\n")
                         .arg(name)
                         .arg(i / 2)
                         .arg(i % 4 < 2 ? QStringLiteral("female") : QStringLiteral("male"),
                              i % 2 == 0 ? QStringLiteral("gallery") : QStringLiteral("probe"))
                         .toUtf8();
        }
        ImportRequest request;
        request.imagesDir = folder.faces();
        request.labelsFile = folder.addTable(QStringLiteral("labels.csv"), table);
        return wait(session.createProject(path())) && wait(session.importDataset(request));
    }
    /// Every face enrolled.
    [[nodiscard]] bool enrol(const char* system = "fake_embed")
    {
        RunRequest request;
        request.task = QStringLiteral("verify");
        request.systems = QStringList {QStringLiteral("fake_detect+") + QLatin1String(system)};
        request.workers = 1;
        return wait(session.startRun(request));
    }
    template<class T>
    static bool wait(const QFuture<Result<T>>& future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 30000) && future.result().ok();
    }

private:
    [[nodiscard]] std::shared_ptr<const Services> services() const
    {
        auto parts = std::make_shared<Services>();
        parts->backends.add(QStringLiteral("fake_detect"),
                            makeFakeDetector(QStringLiteral("fake_detect"), script));
        for (const char* id : {"fake_embed", "fake_second"})
            parts->backends.add(QLatin1String(id), makeFakeEmbedder(QLatin1String(id), script));
        return parts;
    }
};

} // namespace plumbline::test
