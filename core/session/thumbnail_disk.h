// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <mutex>

#include <QImage>
#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// Thumbnails kept from one day to the next: JPEG files in a folder that only its owner may enter (0700),
/// below the user's cache. They show faces, so nothing leaves a name behind (files are called by a hash), the
/// folder is bounded, and deleteAll() belongs to "Delete all face data". Thread-safe.
class ThumbnailDisk
{
public:
    static constexpr qint64 kDefaultLimitBytes = 512LL * 1024 * 1024;
    /// Smaller files are decoded as quickly as a kept thumbnail would be: they are not copied.
    static constexpr qint64 kSmallestSourceBytes = 256LL * 1024;

    /// \a folder empty: folder().
    explicit ThumbnailDisk(QString folder = {}, qint64 limitBytes = kDefaultLimitBytes);

    /// <XDG cache>/plumbline/thumbnails; it need not exist.
    [[nodiscard]] static QString folder();

    /// The thumbnail of that file as it is now (path, size, time of change), else a null image.
    [[nodiscard]] QImage find(const QString& path, int edgePx) const;
    /// Keeps it, unless the source is small, the folder cannot be made private, or the disk is full: a cache
    /// that cannot be written to is no error. The longest unused give way when the folder grows past its
    /// limit.
    void keep(const QString& path, int edgePx, const QImage& thumbnail);

    [[nodiscard]] qint64 sizeBytes() const;
    /// Removes every file and the folder. The error says what could not be removed.
    Result<void> deleteAll();

private:
    [[nodiscard]] QString fileFor(const QString& path, int edgePx) const; ///< empty: not to be kept
    [[nodiscard]] bool makeFolder(const QString& folder) const;
    void trim();

    QString m_folder;
    qint64 m_limit;
    std::mutex m_trimming;
    std::atomic<qint64> m_size = -1; ///< < 0: not measured yet
};

/// Of the default folder, for the list of face data: what it takes in bytes, and its end.
qint64 thumbnailBytesOnDisk();
Result<void> deleteThumbnailsOnDisk();

} // namespace plumbline
