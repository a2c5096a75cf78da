// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/store_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace plumbline::store {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

/// The sentence for a word that a trigger of ours raised.
Error refusal(const QString& path, const QString& message)
{
    if (message == QLatin1String("finished_run"))
        return usage(
            Text::tr("A finished run never changes; start a new run in “%1” instead.").arg(shown(path)),
            message);
    if (message == QLatin1String("run_plan"))
        return usage(
            Text::tr("The plan of a run never changes; start a new run in “%1” instead.").arg(shown(path)),
            message);
    if (message == QLatin1String("journal"))
        return usage(Text::tr("The journal of “%1” can only be added to.").arg(shown(path)), message);
    if (message == QLatin1String("image_identity"))
        return usage(Text::tr("A picture in “%1” keeps its file and content; import the other file instead.")
                         .arg(shown(path)),
                     message);
    if (message == QLatin1String("embedder"))
        return usage(Text::tr("Embeddings of faces in “%1” never change; run the system again instead.")
                         .arg(shown(path)),
                     message);
    return internalError(message);
}

Error constraintError(int rc, const QString& path, const QString& message)
{
    if (rc == SQLITE_CONSTRAINT_TRIGGER)
        return refusal(path, message);
    if (rc == SQLITE_CONSTRAINT_FOREIGNKEY)
        return usage(
            Text::tr("“%1” has no such picture or run; load the dataset again and repeat.").arg(shown(path)),
            message);
    return internalError(message);
}

} // namespace

Error sqliteError(int rc, const QString& path, const QString& message)
{
    const QString detail = QStringLiteral("SQLite %1: %2").arg(rc).arg(message);
    switch (rc & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                Text::tr("“%1” could not be written because the disk is full; free some space and try again.")
                    .arg(shown(path)),
                detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: {
        Error error = lockedFile(path, {});
        error.detail = detail;
        return error;
    }
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
        return damagedFile(path, detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return {ErrorCode::Unreadable,
                Text::tr("“%1” could not be opened; check that you may read and write it and its folder.")
                    .arg(shown(path)),
                detail};
    case SQLITE_IOERR:
        return {
            ErrorCode::Unreadable,
            Text::tr("“%1” could not be read or written; check the disk, or copy the file to another one.")
                .arg(shown(path)),
            detail};
    case SQLITE_CONSTRAINT:
        return constraintError(rc, path, message);
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge,
                Text::tr("A value is too large for the project “%1”; leave it out.").arg(shown(path)),
                detail};
    default:
        return internalError(detail);
    }
}

Error missingFile(const QString& path)
{
    return {ErrorCode::NotFound,
            Text::tr("There is no project “%1”; check the name, or create it first.").arg(shown(path)),
            {}};
}

Error isFolder(const QString& path)
{
    return {ErrorCode::Unreadable,
            Text::tr("“%1” is a folder; choose a project file (.plumb).").arg(shown(path)),
            {}};
}

Error notReadable(const QString& path)
{
    return {ErrorCode::Unreadable,
            Text::tr("You may not read “%1”; ask its owner, or change its permissions.").arg(shown(path)),
            {}};
}

Error notWritable(const QString& path)
{
    return {ErrorCode::Unreadable,
            Text::tr("“%1” cannot be written; choose a folder that exists and that you may write to.")
                .arg(shown(path)),
            {}};
}

Error existsAlready(const QString& path)
{
    return usage(Text::tr("There is a file “%1” already; open it, or choose another name.").arg(shown(path)));
}

Error notAProject(const QString& path)
{
    return {ErrorCode::Damaged,
            Text::tr("“%1” is not a Plumbline project; choose another file.").arg(shown(path)),
            {}};
}

Error truncatedFile(const QString& path)
{
    return {
        ErrorCode::Damaged,
        Text::tr("“%1” is cut short: part of the project is missing; copy it again from where it came from.")
            .arg(shown(path)),
        {}};
}

Error damagedFile(const QString& path, const QString& detail)
{
    return {ErrorCode::Damaged,
            Text::tr("“%1” is damaged and cannot be used; go back to a copy of it.").arg(shown(path)),
            detail};
}

Error lockedFile(const QString& path, const QString& holder)
{
    if (holder.isEmpty())
        return {ErrorCode::Locked,
                Text::tr("Another program writes to “%1”; close it there, or open it for reading only.")
                    .arg(shown(path)),
                {}};
    return {ErrorCode::Locked,
            Text::tr("“%1” is open in another program (%2); close it there, or open it for reading only.")
                .arg(shown(path), holder),
            {}};
}

Error newerFile(const QString& path, const QString& writtenBy, qint64 needs, int known)
{
    return {ErrorCode::Newer,
            Text::tr("“%1” was written by Plumbline %2 and needs a program that knows project format %3, "
                     "while this one "
                     "knows up to %4; install a newer Plumbline.")
                .arg(shown(path), writtenBy, QString::number(needs), QString::number(known)),
            {}};
}

Error olderReadOnly(const QString& path)
{
    return {ErrorCode::Unreadable,
            Text::tr("“%1” is in an older format that has to be converted first; open it once where you may "
                     "write to it.")
                .arg(shown(path)),
            {}};
}

Error readOnlyProject(const QString& path)
{
    return {ErrorCode::Locked,
            Text::tr("“%1” is open for reading only, so nothing in it can be changed; open it for writing.")
                .arg(shown(path)),
            {}};
}

Error noSuchRun(const QString& path, qint64 run)
{
    return {ErrorCode::NotFound,
            Text::tr("There is no run %1 in “%2”; list its runs first.").arg(run).arg(shown(path)),
            {}};
}

Error finishedRun(qint64 run)
{
    return usage(Text::tr("Run %1 is finished and never changes; start a new run instead.").arg(run));
}

Error usage(const QString& sentence, const QString& detail)
{
    return {ErrorCode::Usage, sentence, detail};
}

Error internalError(const QString& detail)
{
    return {
        ErrorCode::Internal,
        Text::tr(
            "The project could not be used because of a fault in Plumbline; please report it with the log."),
        detail};
}

} // namespace plumbline::store
