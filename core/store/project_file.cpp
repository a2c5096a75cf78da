// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/project_file.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

constexpr qsizetype kMaxFoldersUp = 3;

// The first 100 bytes of an SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype kHeaderSize = 100;
constexpr qsizetype kPageSizeAt = 16, kReadVersionAt = 19, kChangeCounterAt = 24, kPageCountAt = 28,
                    kApplicationIdAt = 68, kValidForAt = 92;

quint32 bigEndian32(const QByteArray& header, qsizetype at)
{
    return qFromBigEndian<quint32>(header.constData() + at);
}

bool isCutShort(const QByteArray& header, qint64 size)
{
    qint64 pageSize = qFromBigEndian<quint16>(header.constData() + kPageSizeAt);
    if (pageSize == 1) // how the format writes 65536
        pageSize = 65536;
    const bool countIsValid = bigEndian32(header, kChangeCounterAt) == bigEndian32(header, kValidForAt);
    return countIsValid && qint64 {bigEndian32(header, kPageCountAt)} * pageSize > size;
}

} // namespace

void checkProjectFile(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        throw Failure(isFolder(path));
    if (!info.exists())
        throw Failure(missingFile(path));
    if (!info.isFile()) // a pipe would be waited for without end
        throw Failure(notAProject(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(notReadable(path));
    const QByteArray header = file.read(kHeaderSize);
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        throw Failure(notAProject(path));
    if (header.size() < kHeaderSize)
        throw Failure(truncatedFile(path));
    if (bigEndian32(header, kApplicationIdAt) != kApplicationId)
        throw Failure(notAProject(path));
    // With a write-ahead log the missing pages may be there; SQLite sorts that out.
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (!hasLog && isCutShort(header, info.size()))
        throw Failure(truncatedFile(path));
}

bool isMissingItsLog(const QString& path)
{
    constexpr char kUsesLog = 2;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(kHeaderSize);
    return header.size() == kHeaderSize && header[kReadVersionAt] == kUsesLog
        && !QFileInfo::exists(path + QStringLiteral("-wal"));
}

QDateTime lastWritten(const QString& projectPath)
{
    const QDateTime file = QFileInfo(projectPath).lastModified();
    const QFileInfo log(projectPath + QStringLiteral("-wal"));
    return log.size() > 0 ? std::max(file, log.lastModified()) : file; // an empty log says nothing
}

QString lockFilePath(const QString& projectPath)
{
    const QFileInfo info(projectPath);
    return info.absolutePath() + QStringLiteral("/.") + info.fileName() + QStringLiteral(".lock");
}

PathMapper::PathMapper(const QString& projectPath)
    : m_folder(QFileInfo(QFileInfo(projectPath).absolutePath()).canonicalFilePath())
{
}

QString PathMapper::storedFolder(const QString& folder) const
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QString relative = m_folder.relativeFilePath(canonical.isEmpty() ? folder : canonical);
    const QStringList parts = relative.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const qsizetype up = parts.count(QStringLiteral(".."));
    const qsizetype depth = m_folder.path().split(QLatin1Char('/'), Qt::SkipEmptyParts).size();
    if (relative.startsWith(QLatin1Char('/')) || up > kMaxFoldersUp || (up > 0 && up >= depth))
        return folder + QLatin1Char('/');
    return relative.isEmpty() || relative == QLatin1String(".") ? QString() : relative + QLatin1Char('/');
}

QString PathMapper::stored(const QString& absolute)
{
    const QString clean = QDir::cleanPath(absolute);
    const qsizetype slash = clean.lastIndexOf(QLatin1Char('/'));
    if (slash <= 0)
        return clean;
    const QString folder = clean.left(slash);
    auto at = m_folders.constFind(folder);
    if (at == m_folders.constEnd())
        at = m_folders.insert(folder, storedFolder(folder));
    return *at + clean.mid(slash + 1);
}

QString PathMapper::resolved(const QString& stored) const
{
    if (stored.isEmpty() || stored.startsWith(QLatin1Char('/')))
        return stored;
    return QDir::cleanPath(m_folder.path() + QLatin1Char('/') + stored);
}

} // namespace plumbline::store
