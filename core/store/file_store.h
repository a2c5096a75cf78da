// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/run/run_record.h"

namespace plumbline {

class ProjectStore;

/// A picture file kept in the project.
struct PackedPicture
{
    QString sha256; ///< of the bytes
    QByteArray bytes;
};

/// Face data that a project file holds.
struct StoredFaceData
{
    qint64 pictures = 0;       ///< packed
    qint64 pictureBytes = 0;   ///< of them
    qint64 landmarks = 0;      ///< answers with stored landmarks
    qint64 landmarkBytes = 0;  ///< of them
    qint64 embeddings = 0;     ///< faces enrolled by matching runs
    qint64 embeddingBytes = 0; ///< of them
};

/// Where an image's file lies now.
using ImagePlace = std::pair<ImageId, QString>; ///< absolute path

/// What is done to a project file as a file: copies, packed and moved images, face data, runs that go or are
/// tried again. A view of a store that outlives it; thread-safe as the store is, and its calls end with the
/// same errors.
class FileStore
{
public:
    explicit FileStore(ProjectStore& store)
        : m_store(store)
    {
    }

    /// Called while a copy is made, with bytes done and expected; false stops it.
    using GoOn = std::function<bool(qint64 done, qint64 total)>;
    /// A consistent copy of everything committed, also while others write; its paths of images lead to the
    /// same files. Written beside \a path and put there whole, in place of a file of that name. Usage for the
    /// project itself, Locked when \a path is an audit in use, Cancelled.
    [[nodiscard]] Result<void> copyTo(const QString& path, const GoOn& goOn) const;

    /// In one transaction; what is packed already stays.
    Result<void> pack(const std::vector<PackedPicture>& pictures);
    [[nodiscard]] Result<QSet<QString>> packedHashes() const;
    /// NotFound when it is not packed.
    [[nodiscard]] Result<QByteArray> packed(const QString& sha256) const;
    /// Takes the pictures out; images whose file lies elsewhere now are told of in \a places. One
    /// transaction, then compact().
    Result<void> unpack(const std::vector<ImagePlace>& places, const QString& imageRoot);

    /// Images that lie elsewhere now. \a imageRoot empty: stays. Journalled with \a detail.
    Result<void> relocate(const std::vector<ImagePlace>& places, const QString& imageRoot,
                          const QJsonObject& detail);

    [[nodiscard]] Result<StoredFaceData> faceData() const;
    /// Overwrites and removes what faceData() counts, also from the log beside the file. Answers stay.
    /// Journalled with \a detail.
    Result<void> deleteFaceData(const QJsonObject& detail);
    /// Gives freed room back, leaves nothing of what was deleted in the file.
    Result<void> compact();

    /// Failed images of a run that may do better at another try.
    [[nodiscard]] Result<qint64> retriable(RunId run) const;
    /// Begins a run that has the outcomes of \a earlier for the images of the dataset, but for those that
    /// failed and may do better. Their number is added to its provenance ("retries", "taken_over").
    Result<RunId> startRetry(RunId earlier, const RunRecord& record);
    /// A run that was cancelled or cut off goes, with its answers. Usage for a finished or running one.
    Result<void> deleteRun(RunId run);

private:
    ProjectStore& m_store;
};

} // namespace plumbline
