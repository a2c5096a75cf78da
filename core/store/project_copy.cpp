// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/project_copy.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <sqlite3.h>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/project_file.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"
#include "core/store/transaction.h"

namespace plumbline::store {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

/// Asks while SQLite works whether it is to go on, ten times a second at most.
class Watch
{
public:
    Watch(Connection& connection, QString growing, qint64 total,
          const std::function<bool(qint64, qint64)>& goOn)
        : m_connection(connection)
        , m_growing(std::move(growing))
        , m_total(total)
        , m_goOn(goOn)
    {
        m_since.start();
        constexpr int kSteps = 2000; // of SQLite's virtual machine: well under a millisecond
        sqlite3_progress_handler(connection.handle(), kSteps, &Watch::look, this);
    }
    ~Watch() { sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    [[nodiscard]] bool wasStopped() const { return m_stopped; }

private:
    static int look(void* self)
    {
        auto* watch = static_cast<Watch*>(self);
        constexpr qint64 kEveryMs = 100;
        if (watch->m_since.elapsed() >= kEveryMs) {
            watch->m_since.start();
            const qint64 done = QFileInfo(watch->m_growing).size();
            watch->m_stopped = !watch->m_goOn(std::min(done, watch->m_total), watch->m_total);
        }
        return watch->m_stopped ? 1 : 0;
    }

    Connection& m_connection;
    QString m_growing;
    qint64 m_total;
    const std::function<bool(qint64, qint64)>& m_goOn;
    QElapsedTimer m_since;
    bool m_stopped = false;
};

void vacuumInto(const QString& source, const QString& part, const std::function<bool(qint64, qint64)>& goOn)
{
    Connection connection(
        source, isMissingItsLog(source) ? Connection::Access::Immutable : Connection::Access::ReadOnly);
    const qint64 total = connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
    if (!goOn(0, total))
        throw Failure({ErrorCode::Cancelled, {}, {}});
    const Watch watch(connection, part, total, goOn);
    try {
        Statement(connection, "VACUUM INTO ?").run(part);
    } catch (const Failure&) {
        if (watch.wasStopped())
            throw Failure({ErrorCode::Cancelled, {}, {}});
        throw;
    }
}

/// In the copy the images lie where they lay, seen from its own folder.
void carryPaths(Connection& copy, const QString& source)
{
    const PathMapper from(source);
    PathMapper to(copy.path());
    std::vector<std::pair<qint64, QString>> changed;
    Statement row(copy, "SELECT id, path FROM images");
    while (row.step()) {
        const QString path = to.stored(from.resolved(row.text(1)));
        if (path != row.text(1))
            changed.emplace_back(row.int64(0), path);
    }
    Statement update(copy, "UPDATE images SET path = ? WHERE id = ?");
    for (const auto& [id, path] : changed)
        update.run(path, id);
    const QString root = loadMeta(copy, QStringLiteral("dataset.image_root"));
    if (!root.isEmpty())
        saveMeta(copy, QStringLiteral("dataset.image_root"), to.stored(from.resolved(root)));
}

void syncToDisk(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return; // the copy is there; it may only be lost with the power
    ::fsync(file);
    ::close(file);
}

/// Whether nobody else works on the audit that is to be replaced; held until the copy is in its place.
void requireFree(QLockFile& lock, const QString& target)
{
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
        throw Failure({ErrorCode::Locked,
                       Text::tr("%1 is open in another program; choose another name for the copy.")
                           .arg(QFileInfo(target).fileName()),
                       {}});
}

} // namespace

void copyProject(const QString& source, const QString& target,
                 const std::function<bool(qint64, qint64)>& goOn)
{
    const QFileInfo info(target);
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    if (folder.isEmpty() || info.fileName().isEmpty() || !QFileInfo(folder).isWritable())
        throw Failure(notWritable(target));
    if (info.isDir())
        throw Failure(isFolder(target));
    const QString place =
        info.exists() ? info.canonicalFilePath() : QString(folder + QLatin1Char('/') + info.fileName());
    if (place == QFileInfo(source).canonicalFilePath())
        throw Failure(usage(Text::tr("That is the audit itself; choose another name for the copy.")));
    QLockFile lock(lockFilePath(place));
    requireFree(lock, place);
    const QFileInfo where(place);
    const QString part =
        where.absolutePath() + QStringLiteral("/.") + where.fileName() + QStringLiteral(".part");
    QFile::remove(part); // of a copy that was killed
    try {
        vacuumInto(source, part, goOn);
        {
            Connection copy(part, Connection::Access::ReadWrite);
            Transaction transaction(copy);
            carryPaths(copy, source);
            appendJournal(copy, QStringLiteral("copied"),
                          {{QStringLiteral("from"), QFileInfo(source).fileName()}});
            transaction.commit();
        }
        syncToDisk(part);
        if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(place).constData()) != 0)
            throw Failure(notWritable(target));
    } catch (...) {
        QFile::remove(part);
        throw;
    }
    syncToDisk(where.absolutePath());
}

} // namespace plumbline::store
