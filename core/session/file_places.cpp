// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Where the files of images are: missing, found again, unpacked.
#include <algorithm>
#include <optional>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

#include "core/session/file_desk.h"
#include "core/session/project_cache.h"
#include "core/store/file_store.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FileDesk", text);
}

bool hasContent(const QString& path, const Image& image)
{
    const QFileInfo info(path);
    if (!info.isFile() || info.size() != image.bytes)
        return false;
    const auto hash = sha256OfFile(path);
    return hash && *hash == image.sha256;
}

/// Images of the dataset whose file is not there, but for packed ones. Those that never could be read are
/// no loss.
std::vector<const Image*> missingImages(const Dataset& dataset, const QSet<QString>& packed)
{
    std::vector<const Image*> images;
    for (const Image& image : dataset.images) {
        if (!image.sha256.isEmpty() && !packed.contains(image.sha256) && !QFileInfo::exists(image.path))
            images.push_back(&image);
    }
    return images;
}

/// The files below a folder, by size; their hashes are worked out when somebody asks, once.
class FolderIndex
{
public:
    FolderIndex(const QString& folder, const std::stop_token& stop)
    {
        QDirIterator files(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (files.hasNext() && !stop.stop_requested()) {
            const QString path = files.next();
            m_bySize[files.fileInfo().size()].append(path);
        }
    }
    [[nodiscard]] QString find(const Image& image)
    {
        const auto candidates = m_bySize.constFind(image.bytes);
        if (candidates == m_bySize.constEnd())
            return {};
        for (const QString& path : *candidates) {
            auto hash = m_hashes.constFind(path);
            if (hash == m_hashes.constEnd()) {
                const auto worked = sha256OfFile(path);
                hash = m_hashes.insert(path, worked ? *worked : QString());
            }
            if (*hash == image.sha256)
                return path;
        }
        return {};
    }

private:
    QHash<qint64, QStringList> m_bySize;
    QHash<QString, QString> m_hashes;
};

/// The file by the dataset's name: below \a folder, or with leading folders left out. \a other is set when
/// one of that name has another content.
QString findByName(const QString& folder, const Image& image, bool& other)
{
    QString name = image.file;
    for (;;) {
        const QString path = QDir::cleanPath(folder % QLatin1Char('/') % name);
        if (hasContent(path, image))
            return path;
        other = other || QFileInfo(path).isFile();
        const qsizetype slash = name.indexOf(QLatin1Char('/'));
        if (slash < 0)
            return {};
        name = name.mid(slash + 1);
    }
}

/// The folder below which every image found lies by its name; empty when there is none.
QString commonRoot(const std::vector<const Image*>& images, const std::vector<ImagePlace>& places)
{
    QString root;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QString tail = QLatin1Char('/') % images[i]->file;
        if (!places[i].second.endsWith(tail))
            return {};
        const QString here = places[i].second.chopped(tail.size());
        if (i > 0 && here != root)
            return {};
        root = here;
    }
    return root;
}

/// A path below \a folder for an image, by the dataset's name unless that leads elsewhere, and never that of
/// another file.
QString freePlace(const QString& folder, const Image& image)
{
    QString path = QDir::cleanPath(folder % QLatin1Char('/') % image.file);
    if (!path.startsWith(folder % QLatin1Char('/'))) // a name made to lead out of the folder
        path = folder % QLatin1Char('/') % image.sha256.left(16);
    const QFileInfo info(path);
    const QString suffix = info.suffix().isEmpty() ? QString() : QString(QLatin1Char('.') % info.suffix());
    for (int copy = 2; QFileInfo::exists(path) && !hasContent(path, image); ++copy)
        path = QStringLiteral("%1/%2 (%3)%4").arg(info.path(), info.completeBaseName()).arg(copy).arg(suffix);
    return path;
}

Result<void> writeWhole(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error {ErrorCode::Unreadable,
                  tr("%1 could not be written; choose a folder you may write to, with enough room.")
                      .arg(QDir::toNativeSeparators(path)),
                  file.errorString()};
}

} // namespace

QStringList FileDesk::missing() const
{
    QStringList names;
    const auto packed = FileStore(*m_project.m_store).packedHashes();
    const auto data = m_project.dataset();
    for (const Image* image : missingImages(*data, packed ? *packed : QSet<QString>()))
        names.append(image->file);
    return names;
}

Result<RelinkReport> FileDesk::relink(const QString& folder, const ProgressFunction& progress,
                                      std::stop_token stop)
{
    if (!QFileInfo(folder).isDir())
        return Error {ErrorCode::NotFound, tr("There is no folder %1; choose another.").arg(folder), {}};
    const auto packed = FileStore(*m_project.m_store).packedHashes();
    if (!packed)
        return packed.error();
    const auto data = m_project.dataset();
    const auto missing = missingImages(*data, *packed);
    RelinkReport report;
    report.missing = static_cast<qint64>(missing.size());
    if (missing.empty())
        return report;
    const QString root = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    Progress step;
    step.what = tr("Looking for moved images");
    step.total = report.missing;
    std::optional<FolderIndex> index; // made when names alone do not do
    std::vector<const Image*> found;
    std::vector<ImagePlace> places;
    for (const Image* image : missing) {
        bool other = false;
        QString path = findByName(root, *image, other);
        if (path.isEmpty()) {
            if (!index)
                index.emplace(root, stop);
            path = index->find(*image);
        }
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (path.isEmpty()) {
            report.stillMissing.emplace_back(image->file,
                                             other ? tr("a file of that name is there, but it is not the "
                                                        "picture that was imported")
                                                   : tr("not in this folder"));
        } else {
            found.push_back(image);
            places.emplace_back(image->id, path);
            const QString name = QFileInfo(path).fileName();
            if (name != QFileInfo(image->file).fileName())
                report.renamed.emplace_back(image->file, name);
        }
        ++step.done;
        progress(step);
    }
    report.found = static_cast<qint64>(places.size());
    if (places.empty())
        return report;
    const bool all = places.size() == data->images.size();
    const auto saved =
        FileStore(*m_project.m_store)
            .relocate(places, all ? commonRoot(found, places) : QString(),
                      {{QStringLiteral("folder"), root},
                       {QStringLiteral("missing"), report.missing},
                       {QStringLiteral("found"), report.found},
                       {QStringLiteral("renamed"), static_cast<qint64>(report.renamed.size())}});
    if (!saved)
        return saved.error();
    if (const auto loaded = m_project.m_cache->load(); !loaded)
        return loaded.error();
    return report;
}

Result<UnpackReport> FileDesk::unpack(const QString& folder, const ProgressFunction& progress,
                                      std::stop_token stop)
{
    FileStore store(*m_project.m_store);
    const auto packed = store.packedHashes();
    if (!packed)
        return packed.error();
    UnpackReport report;
    report.taken = packed->size();
    if (packed->isEmpty())
        return report;
    if (m_project.isReadOnly())
        return Error {ErrorCode::Locked, tr("The audit is open for reading only."), {}};
    const auto data = m_project.dataset();
    const QString root = folder.isEmpty() ? QString() : QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    Progress step;
    step.what = tr("Taking images out of the audit");
    step.total = static_cast<qint64>(data->images.size());
    std::vector<ImagePlace> places;
    for (const Image& image : data->images) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}}; // files written stay; the project is as it was
        if (packed->contains(image.sha256) && !hasContent(image.path, image)) {
            if (root.isEmpty())
                return Error {
                    ErrorCode::Usage,
                    tr("Some images are nowhere but in this audit; choose a folder to put them in."),
                    image.file};
            const QString path = freePlace(root, image);
            const auto bytes = store.packed(image.sha256);
            if (!bytes)
                return bytes.error();
            if (!QFileInfo::exists(path)) {
                if (const auto written = writeWhole(path, *bytes); !written)
                    return written.error();
            }
            places.emplace_back(image.id, path);
            ++report.written;
        }
        ++step.done;
        progress(step);
    }
    if (const auto taken = store.unpack(places, {}); !taken)
        return taken.error();
    if (const auto loaded = m_project.m_cache->load(); !loaded)
        return loaded.error();
    return report;
}

} // namespace plumbline
