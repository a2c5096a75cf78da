// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/file_desk.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include "core/session/project_cache.h"
#include "core/session/thumbnail_disk.h"
#include "core/store/file_store.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FileDesk", text);
}

/// Pictures on their way into the project, as many as go into one transaction.
class PackBatch
{
public:
    void add(PackedPicture picture)
    {
        m_bytes += picture.bytes.size();
        m_pictures.push_back(std::move(picture));
    }
    [[nodiscard]] bool isFull() const { return m_bytes >= kBytes || m_pictures.size() >= kPictures; }
    /// What is lost by a kill is one batch.
    Result<void> store(FileStore& into, PackReport& report)
    {
        if (m_pictures.empty())
            return {};
        if (const auto packed = into.pack(m_pictures); !packed)
            return packed;
        report.packed += static_cast<qint64>(m_pictures.size());
        report.bytes += m_bytes;
        m_pictures.clear();
        m_bytes = 0;
        return {};
    }

private:
    static constexpr qint64 kBytes = 16LL * 1024 * 1024;
    static constexpr std::size_t kPictures = 64;
    std::vector<PackedPicture> m_pictures;
    qint64 m_bytes = 0;
};

/// The first image of each content that is not in \a packed, readable ones only.
std::vector<const Image*> toPack(const Dataset& dataset, QSet<QString> packed)
{
    std::vector<const Image*> images;
    for (const Image& image : dataset.images) {
        if (image.state != ImageState::Ready || image.sha256.isEmpty() || packed.contains(image.sha256))
            continue;
        packed.insert(image.sha256);
        images.push_back(&image);
    }
    return images;
}

/// The entry in the journal that says how much of it was deleted.
QString journalName(FaceDataPlace::Kind kind)
{
    switch (kind) {
    case FaceDataPlace::Kind::PackedImages:
        return QStringLiteral("packed_images_bytes");
    case FaceDataPlace::Kind::Landmarks:
        return QStringLiteral("landmarks_bytes");
    case FaceDataPlace::Kind::Embeddings:
        return QStringLiteral("embeddings_bytes");
    case FaceDataPlace::Kind::Thumbnails:
        break;
    }
    return QStringLiteral("thumbnails_bytes");
}

} // namespace

FileDesk::FileDesk(Project& project)
    : m_project(project)
{
}

Result<void> FileDesk::saveCopy(const QString& path, const ProgressFunction& progress, std::stop_token stop)
{
    if (const auto flushed = m_project.m_store->flush(); !flushed)
        return flushed;
    Progress step;
    step.what = tr("Saving a copy");
    const auto copied = FileStore(*m_project.m_store).copyTo(path, [&](qint64 done, qint64 total) {
        step.done = done / 1024;
        step.total = total / 1024;
        progress(step);
        return !stop.stop_requested();
    });
    if (!copied)
        return copied;
    if (!m_project.isReadOnly())
        return m_project.journal(QStringLiteral("copy saved"), {{QStringLiteral("file"), path}});
    return {};
}

Result<PackState> FileDesk::packState() const
{
    const auto packed = FileStore(*m_project.m_store).packedHashes();
    if (!packed)
        return packed.error();
    const auto stored = FileStore(*m_project.m_store).faceData();
    if (!stored)
        return stored.error();
    const auto data = m_project.dataset();
    PackState state;
    state.packed = packed->size();
    state.packedBytes = stored->pictureBytes;
    const auto rest = toPack(*data, *packed);
    state.files = state.packed + static_cast<qint64>(rest.size());
    for (const Image* image : rest)
        state.restBytes += image->bytes;
    return state;
}

Result<PackReport> FileDesk::pack(const ProgressFunction& progress, std::stop_token stop)
{
    FileStore store(*m_project.m_store);
    const auto packed = store.packedHashes();
    if (!packed)
        return packed.error();
    const auto data = m_project.dataset();
    const auto images = toPack(*data, *packed);
    PackReport report;
    Progress step;
    step.what = tr("Packing images into the audit");
    step.total = static_cast<qint64>(images.size());
    PackBatch batch;
    for (const Image* image : images) {
        if (stop.stop_requested()) {
            report.cancelled = true;
            break;
        }
        auto bytes = readFileBytes(image->path);
        if (!bytes)
            report.left.emplace_back(image->file, bytes.error().userText);
        else if (bytes->sha256 != image->sha256)
            report.left.emplace_back(image->file, tr("changed since it was imported"));
        else
            batch.add({image->sha256, std::move(bytes->data)});
        if (batch.isFull()) {
            if (const auto stored = batch.store(store, report); !stored)
                return stored.error();
        }
        ++step.done;
        step.failed = static_cast<qint64>(report.left.size());
        progress(step);
    }
    if (const auto stored = batch.store(store, report); !stored)
        return stored.error();
    if (report.packed > 0) {
        const auto told = m_project.journal(
            QStringLiteral("images packed"),
            {{QStringLiteral("files"), report.packed}, {QStringLiteral("bytes"), report.bytes}});
        if (!told)
            return told.error();
    }
    if (const auto mounted = m_project.m_cache->mountPacked(); !mounted)
        return mounted.error();
    return report;
}

Result<std::vector<FaceDataPlace>> FileDesk::faceData() const
{
    const auto stored = FileStore(*m_project.m_store).faceData();
    if (!stored)
        return stored.error();
    const auto packed = FileStore(*m_project.m_store).packedHashes();
    if (!packed)
        return packed.error();
    std::vector<FaceDataPlace> places;
    if (stored->pictures > 0) {
        FaceDataPlace place {FaceDataPlace::Kind::PackedImages,
                             tr("Images packed into this audit"),
                             m_project.path(),
                             stored->pictures,
                             stored->pictureBytes,
                             0};
        const auto data = m_project.dataset();
        for (const Image& image : data->images) {
            if (packed->contains(image.sha256) && !QFileInfo::exists(image.path))
                ++place.onlyHere;
        }
        places.push_back(place);
    }
    if (stored->landmarks > 0) {
        places.push_back({FaceDataPlace::Kind::Landmarks, tr("Landmarks of faces in this audit"),
                          m_project.path(), stored->landmarks, stored->landmarkBytes, 0});
    }
    if (stored->embeddings > 0) {
        places.push_back({FaceDataPlace::Kind::Embeddings, tr("Embeddings of faces in this audit"),
                          m_project.path(), stored->embeddings, stored->embeddingBytes, 0});
    }
    if (const qint64 bytes = thumbnailBytesOnDisk(); bytes > 0) {
        places.push_back({FaceDataPlace::Kind::Thumbnails, tr("Thumbnails of all audits"),
                          ThumbnailDisk::folder(), 0, bytes, 0});
    }
    return places;
}

Result<void> FileDesk::deleteFaceData()
{
    const auto places = faceData();
    if (!places)
        return places.error();
    const bool inProject = std::any_of(places->begin(), places->end(), [](const FaceDataPlace& place) {
        return place.kind != FaceDataPlace::Kind::Thumbnails;
    });
    QJsonObject detail;
    for (const FaceDataPlace& place : *places) {
        detail.insert(journalName(place.kind), place.bytes);
    }
    if (inProject) {
        if (const auto deleted = FileStore(*m_project.m_store).deleteFaceData(detail); !deleted)
            return deleted;
        if (const auto mounted = m_project.m_cache->mountPacked(); !mounted)
            return mounted;
    } else if (!m_project.isReadOnly() && !places->empty()) {
        if (const auto told = m_project.journal(QStringLiteral("face data deleted"), detail); !told)
            return told;
    }
    return deleteThumbnailsOnDisk();
}

Result<qint64> FileDesk::retriable(RunId run) const
{
    return FileStore(*m_project.m_store).retriable(run);
}

Result<void> FileDesk::deleteRun(RunId run)
{
    if (const auto deleted = FileStore(*m_project.m_store).deleteRun(run); !deleted)
        return deleted;
    return m_project.m_cache->loadRuns();
}

} // namespace plumbline
