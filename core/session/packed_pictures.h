// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

#include "core/dataset/dataset.h"
#include "core/store/project_store.h"
#include "core/vision/picture_archive.h"

namespace plumbline {

/// The pictures packed into an open project, found by the paths its dataset gives them.
class PackedPictures : public PictureArchive
{
public:
    /// \a store outlives it. \a packed: hashes of what is packed.
    PackedPictures(ProjectStore& store, const Dataset& dataset, const QSet<QString>& packed);
    [[nodiscard]] std::optional<Result<QByteArray>> read(const QString& path) const override;

private:
    ProjectStore& m_store;
    QHash<QString, QString> m_hashOf; ///< by path
    ArchiveMount m_mount;             ///< last: until it has gone somebody may read
};

} // namespace plumbline
