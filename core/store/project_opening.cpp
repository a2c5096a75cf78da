// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/project_opening.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include "core/base/log.h"
#include "core/store/journal_store.h"
#include "core/store/project_file.h"
#include "core/store/run_store.h"
#include "core/store/schema.h"
#include "core/store/store_error.h"
#include "core/store/transaction.h"

namespace plumbline::store {

namespace {

/// Up to here the pages are looked over before anything is written: it takes a fraction of a second.
constexpr qint64 kCheckUpToBytes = 32LL << 20;
constexpr int kCloseTimeoutMs = 300;

QString holder(const QLockFile& lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return {};
    return QStringLiteral("%1, %2, %3").arg(program, host, QString::number(process));
}

std::unique_ptr<QLockFile> takeLock(const QString& path)
{
    auto lock = std::make_unique<QLockFile>(lockFilePath(path));
    lock->setStaleLockTime(0); // never by age: only when its process is gone
    if (lock->tryLock())
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        throw Failure(lockedFile(path, holder(*lock)));
    throw Failure(notWritable(path));
}

/// Tests make the disk full by this: the file may have so many pages.
void limitSize(Connection& connection)
{
    const int pages = qEnvironmentVariableIntValue("PLUMBLINE_TEST_MAX_PAGES");
    if (pages > 0)
        connection.exec("PRAGMA max_page_count=" + QByteArray::number(pages));
}

SchemaOutcome requireSchema(Connection& connection, SchemaAccess access)
{
    const SchemaReport report = bringUpToDate(connection, schemaFiles(), access);
    if (report.outcome == SchemaOutcome::NewerIncompatible || report.outcome == SchemaOutcome::Failed)
        throw Failure(report.error);
    return report.outcome;
}

void removeProject(const QString& path)
{
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
}

Opened openForWriting(const QString& path)
{
    Opened opened;
    opened.path = path;
    opened.lock = takeLock(path);
    if (!QFileInfo(path).isWritable())
        throw Failure(notWritable(path));
    opened.connection = std::make_unique<Connection>(path, Connection::Access::ReadWrite);
    Connection& connection = *opened.connection;
    if (connection.number("PRAGMA application_id") != kApplicationId)
        throw Failure(notAProject(path));
    if (QFileInfo(path).size() <= kCheckUpToBytes)
        checkIntegrity(connection, false);
    limitSize(connection);
    opened.schema = requireSchema(connection, SchemaAccess::Upgrade);
    connection.exec("PRAGMA journal_mode=WAL");
    Transaction transaction(connection);
    interruptRunning(connection);
    transaction.commit();
    return opened;
}

SchemaOutcome examineReadOnly(const QString& path, Connection::Access access)
{
    Connection connection(path, access);
    if (connection.number("PRAGMA application_id") != kApplicationId)
        throw Failure(notAProject(path));
    return requireSchema(connection, SchemaAccess::ReadOnly);
}

Opened openForReading(const QString& path)
{
    Opened opened;
    opened.path = path;
    // SQLite would make the log and leave it there; told that nobody changes the file, it writes nothing.
    if (isMissingItsLog(path))
        opened.readAccess = Connection::Access::Immutable;
    opened.schema = examineReadOnly(path, opened.readAccess);
    return opened;
}

} // namespace

Opened createProject(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        throw Failure(isFolder(path));
    if (info.exists() || info.isSymLink())
        throw Failure(existsAlready(path));
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    if (folder.isEmpty() || info.fileName().isEmpty())
        throw Failure(notWritable(path));
    Opened opened;
    opened.path = folder + QLatin1Char('/') + info.fileName();
    opened.lock = takeLock(opened.path);
    if (QFileInfo::exists(opened.path)) // made by another program while we waited for the lock
        throw Failure(existsAlready(path));
    try {
        opened.connection = std::make_unique<Connection>(opened.path, Connection::Access::Create);
        Connection& connection = *opened.connection;
        limitSize(connection);
        connection.exec("PRAGMA application_id=" + QByteArray::number(kApplicationId));
        requireSchema(connection, SchemaAccess::Create);
        appendJournal(connection, QStringLiteral("create"),
                      {{QStringLiteral("program"), QStringLiteral(PL_VERSION)}});
        connection.exec("PRAGMA journal_mode=WAL");
    } catch (const Failure&) {
        opened.connection.reset();
        removeProject(opened.path);
        throw;
    }
    return opened;
}

Opened openProject(const QString& path, OpenMode mode)
{
    checkProjectFile(path);
    const QString real = QFileInfo(path).canonicalFilePath();
    if (mode == OpenMode::ReadOnly)
        return openForReading(real);
    try {
        return openForWriting(real);
    } catch (const Failure& failure) {
        const ErrorCode code = failure.error().code;
        if (mode == OpenMode::ReadWrite || (code != ErrorCode::Locked && code != ErrorCode::Unreadable))
            throw;
        Opened opened = openForReading(real);
        if (code == ErrorCode::Locked)
            opened.lockedBy = holder(QLockFile(lockFilePath(real)));
        return opened;
    }
}

void closeProject(Connection& connection)
{
    connection.setBusyTimeout(kCloseTimeoutMs);
    const auto done =
        guarded([&] { connection.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;"); });
    if (!done)
        qCInfo(logStore, "the log stays beside the project: %s", qUtf8Printable(done.error().detail));
}

} // namespace plumbline::store
