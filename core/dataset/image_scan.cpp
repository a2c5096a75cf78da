// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/image_scan.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStringDecoder>

#include "core/dataset/picture_suffix.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

namespace fs = std::filesystem;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImageScan)
};

Error cancelled()
{
    return {ErrorCode::Cancelled, Text::tr("The import was cancelled."), {}};
}

bool hasForeignSuffix(const QString& file)
{
    static const QSet<QString> suffixes {QStringLiteral("gif"), QStringLiteral("jxl"), QStringLiteral("jp2"),
                                         QStringLiteral("svg"), QStringLiteral("psd"), QStringLiteral("ppm"),
                                         QStringLiteral("pgm"), QStringLiteral("tga"), QStringLiteral("exr"),
                                         QStringLiteral("cr2"), QStringLiteral("cr3"), QStringLiteral("nef"),
                                         QStringLiteral("arw"), QStringLiteral("dng"), QStringLiteral("orf"),
                                         QStringLiteral("raf"), QStringLiteral("rw2")};
    return suffixes.contains(suffixOf(file));
}

/// Walks one tree with raw names: Qt leaves out names it cannot decode without a word.
class Walk
{
public:
    Walk(QString root, std::stop_token stop)
        : m_stop(std::move(stop))
    {
        m_list.root = std::move(root);
    }

    Result<FileList> run()
    {
        const fs::path top(m_list.root.toStdString());
        std::error_code error;
        const fs::directory_iterator first(top, error);
        if (error)
            return Error {ErrorCode::Unreadable,
                          Text::tr("The folder “%1” could not be opened: check that you may read it.")
                              .arg(QFileInfo(m_list.root).fileName()),
                          QString::fromStdString(error.message())};
        m_todo.emplace_back(top, QString());
        while (!m_todo.empty() && !m_stop.stop_requested()) {
            const auto [folder, prefix] = m_todo.back();
            m_todo.pop_back();
            readFolder(folder, prefix);
        }
        if (m_stop.stop_requested())
            return cancelled();
        m_list.files.sort();
        std::sort(m_list.problems.begin(), m_list.problems.end());
        addNotes();
        return std::move(m_list);
    }

private:
    void readFolder(const fs::path& folder, const QString& prefix)
    {
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        while (!error && entry != fs::directory_iterator() && !m_stop.stop_requested()) {
            visit(*entry, prefix);
            entry.increment(error);
        }
        if (error)
            m_list.problems.emplace_back(
                prefix,
                Text::tr("The folder “%1” could not be read: check that you may open it.")
                    .arg(prefix.chopped(prefix.isEmpty() ? 0 : 1)));
    }

    void visit(const fs::directory_entry& entry, const QString& prefix)
    {
        const std::string raw = entry.path().filename().string();
        QStringDecoder decode(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        const QString name = decode(QByteArrayView(raw.data(), static_cast<qsizetype>(raw.size())));
        std::error_code error;
        const bool isLink = entry.is_symlink(error);
        const bool isFolder = entry.is_directory(error);
        if (!isFolder && !hasPictureSuffix(name)) {
            if (hasForeignSuffix(name))
                ++m_foreign[suffixOf(name)];
            return;
        }
        if (decode.hasError())
            m_undecodable.append(prefix + name);
        else if (name.startsWith(QLatin1Char('.')))
            ++m_hidden;
        else if (isFolder && isLink)
            ++m_linkedFolders;
        else if (isFolder)
            m_todo.emplace_back(entry.path(), prefix + name + QLatin1Char('/'));
        else if (isLink || entry.is_regular_file(error)) // a broken link is a missing picture, and said to be
            addFile(entry, prefix + name);
        else
            ++m_special;
    }

    void addFile(const fs::directory_entry& entry, const QString& file)
    {
        std::error_code error;
        // Devices and pipes behind a link would block the reader for ever.
        if (entry.exists(error) && !entry.is_regular_file(error)) {
            ++m_special;
            return;
        }
        m_list.files.append(file);
    }

    void addNotes()
    {
        QStringList& notes = m_list.notes;
        if (m_linkedFolders > 0)
            notes.append(Text::tr("Symbolic links to folders, not followed: %1.").arg(m_linkedFolders));
        if (m_hidden > 0)
            notes.append(Text::tr("Hidden pictures and folders, left out: %1.").arg(m_hidden));
        if (m_special > 0)
            notes.append(Text::tr("Devices and pipes with a picture's name, left out: %1.").arg(m_special));
        if (!m_undecodable.isEmpty()) {
            m_undecodable.sort();
            notes.append(Text::tr("Names that are not valid UTF-8, left out: %1 (such as “%2”); rename them "
                                  "to import them.")
                             .arg(QString::number(m_undecodable.size()), m_undecodable.front()));
        }
        for (const auto& [suffix, count] : m_foreign)
            notes.append(
                Text::tr("Pictures of the format “%1”, which is not read: %2.").arg(suffix).arg(count));
    }

    std::stop_token m_stop;
    FileList m_list;
    std::vector<std::pair<fs::path, QString>> m_todo;
    int m_linkedFolders = 0;
    int m_hidden = 0;
    int m_special = 0;
    QStringList m_undecodable;
    std::map<QString, int> m_foreign;
};

ImageState stateOf(ErrorCode code)
{
    if (code == ErrorCode::NotFound)
        return ImageState::Missing;
    return code == ErrorCode::TooLarge ? ImageState::TooLarge : ImageState::Unreadable;
}

Image inspect(const QString& root, const QString& file)
{
    Image image;
    image.file = file;
    image.path = root + QLatin1Char('/') + file;
    image.bytes = QFileInfo(image.path).size();
    const Result<PictureHeader> header = readHeader(image.path);
    if (header) {
        image.widthPx = header->widthPx;
        image.heightPx = header->heightPx;
    } else {
        image.state = stateOf(header.error().code);
        image.problem = header.error().userText;
    }
    if (image.state == ImageState::Missing)
        return image;
    // Also of a picture that cannot be decoded: two copies of it are still duplicates.
    const Result<QString> hash = sha256OfFile(image.path);
    if (hash) {
        image.sha256 = *hash;
    } else if (image.state == ImageState::Ready) {
        image.state = stateOf(hash.error().code);
        image.problem = hash.error().userText;
    }
    return image;
}

} // namespace

Result<FileList> listPictures(const QString& dir, std::stop_token stop)
{
    const QFileInfo info(dir);
    const QString root = QDir::cleanPath(info.absoluteFilePath());
    const QString name = QFileInfo(root).fileName();
    if (dir.isEmpty() || !info.exists())
        return Error {ErrorCode::NotFound, Text::tr("There is no folder “%1”: check its name.").arg(name),
                      root};
    if (!info.isDir())
        return Error {ErrorCode::Unreadable,
                      Text::tr("“%1” is a file: choose the folder that it is in.").arg(name), root};
    Result<FileList> list = Walk(root, std::move(stop)).run();
    if (list && list->files.isEmpty()) {
        QStringList reasons {Text::tr("The folder “%1” has no pictures that can be read (JPEG, PNG, WebP, "
                                      "TIFF, BMP or HEIC): choose another.")
                                 .arg(name)};
        reasons.append(list->notes);
        for (const auto& problem : list->problems)
            reasons.append(problem.second);
        return Error {ErrorCode::NotFound, reasons.join(QLatin1Char(' ')), root};
    }
    return list;
}

Result<std::vector<Image>> inspectPictures(const FileList& list, const ImportProgress& progress,
                                           std::stop_token stop)
{
    const qint64 total = list.files.size();
    const qint64 step =
        std::max<qint64>(1, total / 500); // a report for each of a million would cost more than it tells
    std::vector<Image> images(static_cast<std::size_t>(total));
    std::atomic<qint64> next {0};
    std::mutex mutex;
    qint64 done = 0;
    if (progress)
        progress(0, total);
    const auto work = [&] {
        for (qint64 i = next++; i < total && !stop.stop_requested(); i = next++) {
            images[static_cast<std::size_t>(i)] = inspect(list.root, list.files.at(i));
            const std::lock_guard lock(mutex);
            ++done;
            if (progress && (done % step == 0 || done == total))
                progress(done, total);
        }
    };
    {
        const auto cores = static_cast<qint64>(std::max(1U, std::thread::hardware_concurrency()));
        std::vector<std::jthread> workers;
        for (qint64 i = 1; i < std::min(cores, total); ++i)
            workers.emplace_back(work);
        work();
    }
    if (done < total)
        return cancelled();
    return images;
}

} // namespace plumbline
