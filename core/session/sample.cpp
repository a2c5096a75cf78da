// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/sample.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/session/session.h"

namespace plumbline {

namespace {

/// An imported sample of an earlier version, or one whose pictures are elsewhere now, is made anew.
bool isUsable(const Project& project, const QString& folder)
{
    const auto data = project.dataset();
    return !data->images.empty() && QFileInfo::exists(data->images.front().path)
        && QFileInfo(data->images.front().path)
               .canonicalFilePath()
               .startsWith(QFileInfo(folder).canonicalFilePath());
}

ImportRequest sampleRequest(const QString& folder)
{
    ImportRequest request;
    request.imagesDir = folder;
    request.labelsFile = folder % QStringLiteral("/labels.csv");
    request.synthetic = true;
    for (const char* attribute :
         {"gender", "age_band", "ancestry", "skin_tone", "skin_tone_group", "lighting", "yaw", "series"})
        request.sources.insert(QString::fromLatin1(attribute), LabelSource::Rendered);
    return request;
}

} // namespace

QString Session::sampleFolder()
{
    const QString beside = QCoreApplication::applicationDirPath();
    // Installed, then the build tree (build/<preset>/bin), then a test program's folder
    // (build/<preset>/tests).
    const QStringList folders {beside % QStringLiteral("/../share/plumbline/sample"),
                               beside % QStringLiteral("/../../../resources/sample"),
                               QStringLiteral(PL_SAMPLE_DIR)};
    for (const QString& folder : folders) {
        if (QFileInfo::exists(folder % QStringLiteral("/labels.csv")))
            return QDir(folder).canonicalPath();
    }
    return {};
}

Result<std::shared_ptr<Project>> openSampleProject(std::shared_ptr<const Services> services,
                                                   const ProgressFunction& progress, std::stop_token stop)
{
    const QString folder = Session::sampleFolder();
    if (folder.isEmpty()) {
        return Error {
            ErrorCode::NotFound,
            QCoreApplication::translate(
                "Session", "The sample portraits are not beside the program; install Plumbline again."),
            {}};
    }
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                    % QStringLiteral("/plumbline"));
    if (!data.mkpath(QStringLiteral(".")))
        return Error {ErrorCode::Unreadable,
                      QCoreApplication::translate("Session", "%1 cannot be made; check its permissions.")
                          .arg(data.path()),
                      {}};
    const QString path = data.filePath(QStringLiteral("Sample audit.plumb"));
    if (QFileInfo::exists(path)) {
        auto opened = Project::open(services, path, OpenMode::ReadWriteOrReadOnly);
        if (opened && ((*opened)->isReadOnly() || isUsable(**opened, folder)))
            return opened;
        if (!opened && opened.error().code != ErrorCode::Damaged && opened.error().code != ErrorCode::Newer)
            return opened.error();
        if (opened)
            opened->reset(); // closed before it goes
        QFile::remove(path);
    }
    auto made = Project::create(std::move(services), path);
    if (!made)
        return made;
    const auto imported = (*made)->import(sampleRequest(folder), progress, stop);
    if (!imported) {
        made->reset();
        QFile::remove(path); // half a sample is no sample
        return imported.error();
    }
    (*made)->setSetting(QStringLiteral("context.by"), QStringLiteral("gender,skin_tone_group"));
    return made;
}

} // namespace plumbline
