// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "core/session/project.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_environment.h"

namespace plumbline::test {

/// An audit over twelve pictures of the sample in a folder of its own, with a fake system that says "male".
class SmallAudit
{
public:
    static constexpr int kImages = 12;

    SmallAudit()
        : script(std::make_shared<FakeScript>())
    {
        services = fakeServices(script, {QStringLiteral("fake_gender"), QStringLiteral("fake_other")});
        const QDir sample(sourceDir() % QStringLiteral("/resources/sample/images"));
        QDir(folder.path()).mkpath(QStringLiteral("audit/images"));
        QFile labels(folder.filePath(QStringLiteral("labels.csv")));
        if (!labels.open(QIODevice::WriteOnly))
            qFatal("no labels");
        labels.write("file,subject_id,gender\n");
        const QStringList files =
            sample.entryList({QStringLiteral("s00*.jpg")}, QDir::Files, QDir::Name).mid(0, kImages);
        for (int i = 0; i < files.size(); ++i) {
            QFile::copy(sample.filePath(files[i]), image(i));
            labels.write(QStringLiteral("p%1.jpg,s%2,%3\n")
                             .arg(i, 2, 10, QLatin1Char('0'))
                             .arg(i / 2)
                             .arg(QLatin1Char(i % 2 == 0 ? 'F' : 'M'))
                             .toUtf8());
        }
        labels.close();
        path = folder.filePath(QStringLiteral("audit/a.plumb"));
        project = Project::create(services, path).value();
        ImportRequest request;
        request.imagesDir = images();
        request.labelsFile = labels.fileName();
        if (!project->import(request, [](const Progress&) {}, {}))
            qFatal("no import");
    }

    [[nodiscard]] QString images() const { return folder.filePath(QStringLiteral("audit/images")); }
    [[nodiscard]] QString image(int i) const
    {
        return images() % QStringLiteral("/p%1.jpg").arg(i, 2, 10, QLatin1Char('0'));
    }
    [[nodiscard]] static RunRequest request(const char* classifier = "fake_gender")
    {
        RunRequest made;
        made.systems = QStringList {QStringLiteral("fake_detect+") % QLatin1String(classifier)};
        made.workers = 1;
        return made;
    }
    Result<RunSummary> run(const RunRequest& wanted = request()) const
    {
        RunControl control;
        return project->run(wanted, control, [](const Progress&) {});
    }
    /// Closes it and opens the one at \a at.
    void reopen(const QString& at)
    {
        project.reset();
        project = Project::open(services, at).value();
    }

    QTemporaryDir folder;
    QString path;
    std::shared_ptr<FakeScript> script;
    std::shared_ptr<const Services> services;
    std::shared_ptr<Project> project;
};

/// Of the file, as it is now.
inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace plumbline::test
