// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// A place other than folders that holds picture files, under the paths they had: an audit with packed
/// images.
class PictureArchive
{
public:
    virtual ~PictureArchive() = default;
    /// The bytes of the file of that path; nothing when the archive does not hold it. Called from any thread.
    [[nodiscard]] virtual std::optional<Result<QByteArray>> read(const QString& path) const = 0;
};

/// While it lives, every function of this room that reads a picture by its path (readFileBytes() and what
/// stands on it: decoding, thumbnails, EXIF) takes it from the archive where that holds it, whatever lies in
/// the folder by now: what was packed is what was imported. readHeader() and sha256OfFile(), which an import
/// uses, look at the file itself.
class ArchiveMount
{
public:
    /// \a archive outlives the mount.
    explicit ArchiveMount(const PictureArchive& archive);
    /// Waits for those who read.
    ~ArchiveMount();
    ArchiveMount(const ArchiveMount&) = delete;
    ArchiveMount& operator=(const ArchiveMount&) = delete;

private:
    const PictureArchive& m_archive;
};

/// From the archive mounted last that holds \a path; nothing when none does.
std::optional<Result<QByteArray>> readFromArchives(const QString& path);

} // namespace plumbline
