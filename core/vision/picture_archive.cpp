// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/picture_archive.h"

#include <mutex>
#include <shared_mutex>
#include <vector>

namespace plumbline {

namespace {

/// The mounts of the program, in the order they were made.
struct Mounts
{
    std::shared_mutex mutex; ///< shared while somebody reads
    std::vector<const PictureArchive*> archives;
};

Mounts& mounts()
{
    static Mounts all;
    return all;
}

} // namespace

ArchiveMount::ArchiveMount(const PictureArchive& archive)
    : m_archive(archive)
{
    const std::unique_lock lock(mounts().mutex);
    mounts().archives.push_back(&archive);
}

ArchiveMount::~ArchiveMount()
{
    const std::unique_lock lock(mounts().mutex);
    std::erase(mounts().archives, &m_archive);
}

std::optional<Result<QByteArray>> readFromArchives(const QString& path)
{
    const std::shared_lock lock(mounts().mutex);
    const auto& archives = mounts().archives;
    for (auto archive = archives.rbegin(); archive != archives.rend(); ++archive) {
        if (auto bytes = (*archive)->read(path))
            return bytes;
    }
    return std::nullopt;
}

} // namespace plumbline
