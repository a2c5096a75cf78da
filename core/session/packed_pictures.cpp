// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/packed_pictures.h"

#include "core/store/file_store.h"

namespace plumbline {

namespace {

QHash<QString, QString> hashesByPath(const Dataset& dataset, const QSet<QString>& packed)
{
    QHash<QString, QString> hashes;
    hashes.reserve(packed.size());
    for (const Image& image : dataset.images) {
        if (packed.contains(image.sha256))
            hashes.insert(image.path, image.sha256);
    }
    return hashes;
}

} // namespace

PackedPictures::PackedPictures(ProjectStore& store, const Dataset& dataset, const QSet<QString>& packed)
    : m_store(store)
    , m_hashOf(hashesByPath(dataset, packed))
    , m_mount(*this)
{
}

std::optional<Result<QByteArray>> PackedPictures::read(const QString& path) const
{
    const auto hash = m_hashOf.constFind(path);
    if (hash == m_hashOf.constEnd())
        return std::nullopt;
    auto bytes = FileStore(m_store).packed(*hash);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return std::nullopt; // unpacked or deleted a moment ago
    return bytes;
}

} // namespace plumbline
