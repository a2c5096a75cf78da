// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/write_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WriteFile", text);
}

} // namespace

Error writeError(const QString& path, QFileDevice::FileError error, const QString& detail)
{
    const QFileInfo file(path);
    const QString folder = QDir::toNativeSeparators(file.absolutePath());
    const QString name = file.fileName();
    if (const QFileInfo place(file.absolutePath()); !place.isDir())
        return {ErrorCode::NotFound,
                tr("%1 was not written: there is no folder %2; choose one that exists.").arg(name, folder),
                detail};
    if (file.isDir())
        return {
            ErrorCode::Unreadable,
            tr("%1 was not written: a folder of that name is in %2; choose another name.").arg(name, folder),
            detail};
    if (error == QFileDevice::ResourceError)
        return {ErrorCode::DiskFull,
                tr("%1 was not written: the disk of %2 is full; make room or choose another folder.")
                    .arg(name, folder),
                detail};
    if (error == QFileDevice::PermissionsError || error == QFileDevice::OpenError
        || error == QFileDevice::RenameError || error == QFileDevice::WriteError)
        return {ErrorCode::Unreadable,
                tr("%1 was not written: %2 does not let you (%3); choose another folder.")
                    .arg(name, folder, detail),
                detail};
    return {ErrorCode::Unreadable,
            tr("%1 was not written to %2 (%3); choose another folder.").arg(name, folder, detail), detail};
}

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return writeError(path, file.error(), file.errorString());
}

} // namespace plumbline
