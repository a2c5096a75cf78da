// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/thumbnail_disk.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace plumbline {

namespace {

constexpr int kQuality = 88;
constexpr double kTrimTo = 0.8; ///< of the limit, so that not every new file trims again
constexpr qint64 kTouchAfterSeconds = 24LL * 60 * 60;

constexpr QFileDevice::Permissions kOwnFolder =
    QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr QFileDevice::Permissions kOwnFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// What others may do; Qt repeats the owner's rights under "user".
constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup
    | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

} // namespace

ThumbnailDisk::ThumbnailDisk(QString folder, qint64 limitBytes)
    : m_folder(folder.isEmpty() ? ThumbnailDisk::folder() : std::move(folder))
    , m_limit(limitBytes)
{
}

QString ThumbnailDisk::folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/plumbline/thumbnails");
}

QString ThumbnailDisk::fileFor(const QString& path, int edgePx) const
{
    const QFileInfo source(path);
    if (!source.isFile() || source.size() < kSmallestSourceBytes)
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(source.absoluteFilePath().toUtf8());
    const auto number = [&](qint64 value) { hash.addData(QByteArray::number(value).prepend('\n')); };
    number(source.size());
    number(source.lastModified().toMSecsSinceEpoch());
    number(edgePx);
    const QString name = QString::fromLatin1(hash.result().toHex());
    return m_folder + QLatin1Char('/') + name.left(2) + QLatin1Char('/') + name.mid(2)
        + QStringLiteral(".jpg");
}

bool ThumbnailDisk::makeFolder(const QString& folder) const
{
    if (!QDir().mkpath(folder))
        return false;
    for (const QString& each : {m_folder, folder}) {
        if ((QFile::permissions(each) & kOthers) && !QFile::setPermissions(each, kOwnFolder))
            return false;
    }
    return true;
}

QImage ThumbnailDisk::find(const QString& path, int edgePx) const
{
    const QString name = fileFor(path, edgePx);
    QFile file(name);
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QImage image = QImage::fromData(file.readAll(), "JPG");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime).secsTo(now) > kTouchAfterSeconds) {
        file.close();
        if (file.open(QIODevice::ReadWrite)) // its time of change is the time of its last use
            file.setFileTime(now, QFileDevice::FileModificationTime);
    }
    return image;
}

void ThumbnailDisk::keep(const QString& path, int edgePx, const QImage& thumbnail)
{
    const QString name = fileFor(path, edgePx);
    if (name.isEmpty() || thumbnail.isNull() || !makeFolder(QFileInfo(name).path()))
        return;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage bare = thumbnail.convertToFormat(QImage::Format_RGB32); // JPEG has no alpha, and no texts are kept
    for (const QString& key : bare.textKeys())
        bare.setText(key, {});
    if (!bare.save(&buffer, "JPG", kQuality))
        return;
    QSaveFile file(name); // two windows may write the same one
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(kOwnFile);
    file.write(bytes);
    if (!file.commit())
        return;
    if (m_size < 0)
        m_size = sizeBytes();
    else
        m_size += bytes.size();
    if (m_size > m_limit)
        trim();
}

qint64 ThumbnailDisk::sizeBytes() const
{
    qint64 sum = 0;
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sum += files.fileInfo().size();
    }
    return sum;
}

void ThumbnailDisk::trim()
{
    const std::unique_lock lock(m_trimming, std::try_to_lock);
    if (!lock)
        return; // another worker is at it
    std::vector<QFileInfo> kept;
    qint64 sum = 0;
    QDirIterator files(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        kept.push_back(files.fileInfo());
        sum += kept.back().size();
    }
    std::sort(kept.begin(), kept.end(),
              [](const QFileInfo& a, const QFileInfo& b) { return a.lastModified() < b.lastModified(); });
    const auto wanted = static_cast<qint64>(static_cast<double>(m_limit) * kTrimTo);
    for (const QFileInfo& file : kept) {
        if (sum <= wanted)
            break;
        if (QFile::remove(file.filePath()))
            sum -= file.size();
    }
    m_size = sum;
}

Result<void> ThumbnailDisk::deleteAll()
{
    const std::scoped_lock lock(m_trimming);
    m_size = -1;
    QDir dir(m_folder);
    if (!dir.exists() || dir.removeRecursively())
        return {};
    return Error {
        ErrorCode::Internal,
        QCoreApplication::translate("ThumbnailDisk",
                                    "Some of the small pictures in %1 could not be deleted; delete that "
                                    "folder by hand.")
            .arg(QDir::toNativeSeparators(m_folder)),
        {}};
}

qint64 thumbnailBytesOnDisk()
{
    return ThumbnailDisk().sizeBytes();
}

Result<void> deleteThumbnailsOnDisk()
{
    return ThumbnailDisk().deleteAll();
}

} // namespace plumbline
