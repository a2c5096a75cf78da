// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/support/test_environment.h"

#include <memory>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace plumbline::test {

namespace {

/// Where the documents folder is stands in the user's settings; without it new audits go to the real home.
void redirectDocuments(const QTemporaryDir& home)
{
    const QString documents = home.filePath(QStringLiteral("documents"));
    QDir().mkpath(documents);
    QFile dirs(home.filePath(QStringLiteral("config/user-dirs.dirs")));
    if (dirs.open(QIODevice::WriteOnly))
        dirs.write("XDG_DOCUMENTS_DIR=\"" + documents.toUtf8() + "\"\n");
}

} // namespace

void isolate(bool keepData)
{
    static std::unique_ptr<QTemporaryDir> home;
    home = std::make_unique<QTemporaryDir>();
    const auto redirect = [](const char* variable, const QString& name) {
        const QString path = home->filePath(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        qputenv(variable, path.toUtf8());
    };
    redirect("XDG_CONFIG_HOME", QStringLiteral("config"));
    redirectDocuments(*home);
    redirect("XDG_CACHE_HOME", QStringLiteral("cache"));
    redirect("XDG_RUNTIME_DIR", QStringLiteral("runtime"));
    if (!keepData)
        redirect("XDG_DATA_HOME", QStringLiteral("data"));
}

QString sourceDir()
{
    return qEnvironmentVariable("PL_SOURCE_DIR");
}

QString sharedDir()
{
    const QDir dir(sourceDir() + QStringLiteral("/../shared"));
    return dir.exists() ? dir.canonicalPath() : QString();
}

QString program(const QString& name)
{
    return qEnvironmentVariable("PL_BUILD_DIR") + QStringLiteral("/bin/") + name;
}

} // namespace plumbline::test
