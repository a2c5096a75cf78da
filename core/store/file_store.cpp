// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/file_store.h"

#include <QCoreApplication>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/project_copy.h"
#include "core/store/project_file.h"
#include "core/store/project_store.h"
#include "core/store/run_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

void savePlaces(store::Connection& connection, const std::vector<ImagePlace>& places,
                const QString& imageRoot)
{
    store::PathMapper paths(connection.path());
    store::Statement update(connection, "UPDATE images SET path = ? WHERE id = ?");
    for (const auto& [image, path] : places)
        update.run(paths.stored(path), image.value());
    if (!imageRoot.isEmpty())
        store::saveMeta(connection, QStringLiteral("dataset.image_root"), paths.stored(imageRoot));
}

} // namespace

Result<void> FileStore::copyTo(const QString& path, const GoOn& goOn) const
{
    // Not through the store's readers: VACUUM allows no transaction around it.
    return store::guarded([&] { store::copyProject(m_store.path(), path, goOn); });
}

Result<void> FileStore::pack(const std::vector<PackedPicture>& pictures)
{
    return m_store.write([&](store::Connection& connection) {
        store::Statement insert(
            connection, "INSERT INTO packed_images (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING");
        for (const PackedPicture& picture : pictures)
            insert.run(picture.sha256, picture.bytes);
    });
}

Result<QSet<QString>> FileStore::packedHashes() const
{
    QSet<QString> hashes;
    const auto done = m_store.read([&](store::Connection& connection) {
        store::Statement row(connection, "SELECT sha256 FROM packed_images");
        while (row.step())
            hashes.insert(row.text(0));
    });
    if (!done)
        return done.error();
    return hashes;
}

Result<QByteArray> FileStore::packed(const QString& sha256) const
{
    QByteArray bytes;
    const auto done = m_store.read([&](store::Connection& connection) {
        store::Statement row(connection, "SELECT bytes FROM packed_images WHERE sha256 = ?");
        row.bindAll(sha256);
        if (!row.step())
            throw store::Failure(
                {ErrorCode::NotFound, Text::tr("That image is not packed into the audit."), sha256});
        bytes = row.blob(0);
    });
    if (!done)
        return done.error();
    return bytes;
}

Result<void> FileStore::unpack(const std::vector<ImagePlace>& places, const QString& imageRoot)
{
    const auto done = m_store.write([&](store::Connection& connection) {
        connection.exec("PRAGMA secure_delete=ON");
        savePlaces(connection, places, imageRoot);
        connection.exec("DELETE FROM packed_images");
        store::appendJournal(connection, QStringLiteral("images unpacked"),
                             {{QStringLiteral("written"), static_cast<qint64>(places.size())}});
    });
    return done ? compact() : done;
}

Result<void> FileStore::relocate(const std::vector<ImagePlace>& places, const QString& imageRoot,
                                 const QJsonObject& detail)
{
    return m_store.write([&](store::Connection& connection) {
        savePlaces(connection, places, imageRoot);
        store::appendJournal(connection, QStringLiteral("images found again"), detail);
    });
}

Result<StoredFaceData> FileStore::faceData() const
{
    StoredFaceData data;
    const auto done = m_store.read([&](store::Connection& connection) {
        store::Statement packed(connection,
                                "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM packed_images");
        if (packed.step()) {
            data.pictures = packed.int64(0);
            data.pictureBytes = packed.int64(1);
        }
        store::Statement landmarks(connection,
                                   "SELECT count(*), coalesce(sum(length(landmarks_px)), 0) FROM responses "
                                   "WHERE landmarks_px IS NOT NULL");
        if (landmarks.step()) {
            data.landmarks = landmarks.int64(0);
            data.landmarkBytes = landmarks.int64(1);
        }
        store::Statement embeddings(connection,
                                    "SELECT count(*), coalesce(sum(length(vector)), 0) FROM embeddings");
        if (embeddings.step()) {
            data.embeddings = embeddings.int64(0);
            data.embeddingBytes = embeddings.int64(1);
        }
    });
    if (!done)
        return done.error();
    return data;
}

Result<void> FileStore::deleteFaceData(const QJsonObject& detail)
{
    const auto done = m_store.write([&](store::Connection& connection) {
        connection.exec("PRAGMA secure_delete=ON");
        connection.exec("DELETE FROM packed_images;"
                        "DELETE FROM embeddings;"
                        "UPDATE responses SET landmarks_px = NULL WHERE landmarks_px IS NOT NULL;");
        store::appendJournal(connection, QStringLiteral("face data deleted"), detail);
    });
    return done ? compact() : done;
}

Result<void> FileStore::compact()
{
    return m_store.writeBare([](store::Connection& connection) {
        connection.exec("VACUUM");
        connection.exec("PRAGMA wal_checkpoint(TRUNCATE)"); // the log held what went, too
    });
}

Result<qint64> FileStore::retriable(RunId run) const
{
    qint64 count = 0;
    const auto done =
        m_store.read([&](store::Connection& connection) { count = store::countRetriable(connection, run); });
    if (!done)
        return done.error();
    return count;
}

Result<RunId> FileStore::startRetry(RunId earlier, const RunRecord& record)
{
    RunId run;
    // Outcomes of a run that ended are committed, and the writer's thread is the only one that adds any.
    const auto done = m_store.write(
        [&](store::Connection& connection) { run = store::insertRetry(connection, earlier, record); });
    if (!done)
        return done.error();
    return run;
}

Result<void> FileStore::deleteRun(RunId run)
{
    return m_store.write([&](store::Connection& connection) { store::removeRun(connection, run); });
}

} // namespace plumbline
