// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_source.h"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

struct ArchiveCloser
{
    void operator()(archive* a) const { archive_read_free(a); }
};
using ArchiveReader = std::unique_ptr<archive, ArchiveCloser>;

bool isAnswers(const QString& name)
{
    static const QStringList suffixes {QStringLiteral("json"), QStringLiteral("jsonl"),
                                       QStringLiteral("ndjson")};
    return suffixes.contains(QFileInfo(name).suffix().toLower());
}

Error tooLarge(const QString& name)
{
    return {ErrorCode::TooLarge,
            Text::tr("%1 is larger than %2 MB; split it.").arg(name).arg(kLargestAnswerFile / 1'000'000),
            {}};
}

Result<void> readFile(const QString& path, const QString& name,
                      const std::function<void(const SourceFile&)>& take)
{
    QFile file(path);
    if (file.size() > kLargestAnswerFile)
        return tooLarge(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::Unreadable, Text::tr("%1 cannot be read: %2.").arg(name, file.errorString()),
                      path};
    take({name, file.readAll()});
    return {};
}

Result<void> readFolder(const QString& path, const std::function<void(const SourceFile&)>& take,
                        LeftOut& leftOut, const std::stop_token& stop)
{
    const QDir root(QFileInfo(path).absoluteFilePath());
    QStringList names;
    QDirIterator files(root.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = root.relativeFilePath(files.next());
        if (isAnswers(name))
            names.append(name);
    }
    names.sort();
    for (const QString& name : names) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (const auto done = readFile(root.filePath(name), name, take); !done)
            leftOut.add(done.error().userText);
    }
    if (names.isEmpty())
        return Error {ErrorCode::BadFormat,
                      Text::tr("The folder %1 holds no .json or .jsonl file.").arg(root.dirName()),
                      {}};
    return {};
}

bool isZip(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(4) == QByteArray("PK\x03\x04", 4);
}

bool leadsOut(const QString& name)
{
    const QString clean = QDir::cleanPath(QString(name).replace(QLatin1Char('\\'), QLatin1Char('/')));
    return clean.startsWith(QLatin1String("../")) || clean == QLatin1String("..")
        || QDir::isAbsolutePath(clean) || (clean.size() > 1 && clean[1] == QLatin1Char(':'));
}

/// The current entry's bytes; TooLarge beyond \a room.
Result<QByteArray> entryBytes(archive* reader, const QString& name, qint64 room)
{
    QByteArray bytes;
    std::array<char, 1 << 16> block {};
    for (;;) {
        const auto got = archive_read_data(reader, block.data(), block.size());
        if (got < 0)
            return Error {ErrorCode::BadFormat, Text::tr("%1 in the archive is broken.").arg(name), {}};
        if (got == 0)
            return bytes;
        if (bytes.size() + got > room)
            return tooLarge(name);
        bytes.append(block.data(), got);
    }
}

Result<void> readZip(const QString& path, const std::function<void(const SourceFile&)>& take,
                     LeftOut& leftOut, const std::stop_token& stop)
{
    const QString file = QFileInfo(path).fileName();
    const Error broken {
        ErrorCode::BadFormat, Text::tr("%1 is no whole zip archive; save it once more.").arg(file), {}};
    const ArchiveReader reader(archive_read_new());
    archive_read_support_format_zip(reader.get());
    constexpr std::size_t kBlock = 1 << 16;
    if (archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), kBlock) != ARCHIVE_OK)
        return broken;
    qint64 room = kLargestAnswerFile;
    bool any = false;
    archive_entry* entry = nullptr;
    for (;;) {
        const int next = archive_read_next_header(reader.get(), &entry);
        if (next == ARCHIVE_EOF)
            break;
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (next < ARCHIVE_WARN)
            return broken;
        const char* const utf8 = archive_entry_pathname_utf8(entry);
        const QString name = QString::fromUtf8(utf8 ? utf8 : archive_entry_pathname(entry));
        if (archive_entry_filetype(entry) != AE_IFREG || !isAnswers(name)
            || name.startsWith(QLatin1String("__MACOSX/")))
            continue;
        any = true;
        if (leadsOut(name)) {
            leftOut.add(Text::tr("%1 leads out of the archive.").arg(name));
            continue;
        }
        const auto bytes = entryBytes(reader.get(), name, room);
        if (!bytes && bytes.error().code == ErrorCode::TooLarge)
            return bytes.error();
        if (!bytes) {
            leftOut.add(bytes.error().userText);
            continue;
        }
        room -= bytes->size();
        take({name, *bytes});
    }
    if (!any)
        return Error {ErrorCode::BadFormat, Text::tr("%1 holds no .json or .jsonl file.").arg(file), {}};
    return {};
}

} // namespace

Result<void> readSource(const QString& path, const std::function<void(const SourceFile&)>& take,
                        LeftOut& leftOut, const std::stop_token& stop)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error {ErrorCode::NotFound, Text::tr("%1 is not there.").arg(path), {}};
    if (info.isDir())
        return readFolder(path, take, leftOut, stop);
    if (isZip(path))
        return readZip(path, take, leftOut, stop);
    return readFile(path, info.fileName(), take);
}

} // namespace plumbline
