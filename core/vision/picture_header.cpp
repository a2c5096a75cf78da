// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/picture_header.h"

#include <algorithm>
#include <array>

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QLocale>

#include "core/vision/heif.h"
#include "core/vision/orientation.h"
#include "core/vision/picture_archive.h"

namespace plumbline {

namespace {

constexpr qint64 kMaxBytes = 1'000'000'000; ///< room for kMaxPixels of 16-bit RGBA, uncompressed

/// Opens a file of the user's for reading, or says why it cannot be.
Result<void> openPicture(QFile& file)
{
    const QFileInfo info(file.fileName());
    const QString name = info.fileName();
    if (!info.exists()) {
        return Error {ErrorCode::NotFound,
                      info.isSymLink()
                          ? PictureText::tr("The link %1 leads nowhere; restore the picture it "
                                            "pointed to or remove the link.")
                                .arg(name)
                          : PictureText::tr("The file %1 is no longer there; put it back or import the "
                                            "folder again.")
                                .arg(name),
                      file.fileName()};
    }
    if (!info.isFile()) {
        return Error {ErrorCode::Unreadable, PictureText::tr("%1 is not a file; choose a picture.").arg(name),
                      file.fileName()};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error {ErrorCode::Unreadable,
                      PictureText::tr("The file %1 may not be read; check its permissions.").arg(name),
                      file.errorString()};
    }
    if (file.size() == 0) {
        return Error {
            ErrorCode::Unreadable,
            PictureText::tr("The file %1 is empty (0 bytes); replace it with the picture.").arg(name),
            {}};
    }
    if (file.size() > kMaxBytes) {
        return Error {
            ErrorCode::TooLarge,
            PictureText::tr("The file %1 is larger than %2 MB; scale the picture down or leave it out.")
                .arg(name, QLocale().toString(kMaxBytes / 1'000'000)),
            {}};
    }
    return {};
}

Error readError(const QFile& file)
{
    return Error {ErrorCode::Unreadable,
                  PictureText::tr("The file %1 could not be read to its end; check the disk it is on.")
                      .arg(QFileInfo(file.fileName()).fileName()),
                  file.errorString()};
}

Result<PictureHeader> unsupported(const QString& name, const QByteArray& format)
{
    if (format.isEmpty()) {
        return Error {
            ErrorCode::Unreadable,
            PictureText::tr("%1 is not a picture, whatever its name says; replace it or leave it out.")
                .arg(name),
            {}};
    }
    return Error {
        ErrorCode::Unreadable,
        PictureText::tr("%1 is a %2 file, which Plumbline does not read; save it as JPEG, PNG, WebP, TIFF "
                        "BMP or HEIC.")
            .arg(name, QString::fromLatin1(format).toUpper()),
        {}};
}

bool isSupported(const QByteArray& format)
{
    static constexpr std::array kFormats {"jpeg", "png", "webp", "tiff", "bmp"};
    return std::any_of(kFormats.begin(), kFormats.end(), [&](const char* known) { return format == known; });
}

} // namespace

QString PictureText::undecodable(const QString& name)
{
    return tr("The picture %1 is damaged and could not be decoded; replace it or leave it out.").arg(name);
}

Error PictureText::tooManyPixels(const QString& name, int widthPx, int heightPx)
{
    const QLocale locale;
    return {ErrorCode::TooLarge,
            tr("The picture %1 claims %2 x %3 pixels, more than the limit of %4 megapixels; "
               "scale it down or leave it out.")
                .arg(name, locale.toString(widthPx), locale.toString(heightPx),
                     locale.toString(kMaxPixels / 1'000'000)),
            {}};
}

Result<PictureHeader> headerOf(const QByteArray& data, const QString& name)
{
    if (data.isEmpty()) {
        return Error {
            ErrorCode::Unreadable,
            PictureText::tr("The file %1 is empty (0 bytes); replace it with the picture.").arg(name),
            {}};
    }
    if (isHeif(data))
        return heifHeader(data, name);
    QBuffer buffer;
    buffer.setData(data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    PictureHeader header;
    header.format = reader.canRead() ? reader.format() : QByteArray();
    if (header.format == "jpg")
        header.format = "jpeg";
    if (!isSupported(header.format))
        return unsupported(name, header.format);
    const QSize size = reader.size();
    if (size.isEmpty())
        return Error {ErrorCode::Unreadable, PictureText::undecodable(name), reader.errorString()};
    if (qint64(size.width()) * size.height() > kMaxPixels)
        return PictureText::tooManyPixels(name, size.width(), size.height());
    header.orientation = exifOrientation(data, header.format);
    const bool swapped = swapsEdges(header.orientation);
    header.widthPx = swapped ? size.height() : size.width();
    header.heightPx = swapped ? size.width() : size.height();
    return header;
}

Result<PictureHeader> readHeader(const QString& path)
{
    QFile file(path);
    if (const auto opened = openPicture(file); !opened)
        return opened.error();
    // Read, not mapped: a file that shrinks under a mapping kills the process.
    const QByteArray data = file.readAll();
    if (data.size() < file.size())
        return readError(file);
    return headerOf(data, QFileInfo(path).fileName());
}

Result<QByteArray> readFileData(const QString& path)
{
    if (auto packed = readFromArchives(path))
        return *std::move(packed);
    QFile file(path);
    if (const auto opened = openPicture(file); !opened)
        return opened.error();
    const QByteArray data = file.readAll();
    if (file.error() != QFileDevice::NoError || data.size() < file.size())
        return readError(file);
    return data;
}

Result<FileBytes> readFileBytes(const QString& path)
{
    const auto data = readFileData(path);
    if (!data)
        return data.error();
    FileBytes bytes {*data, {}};
    bytes.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(bytes.data, QCryptographicHash::Sha256).toHex());
    return bytes;
}

Result<QString> sha256OfFile(const QString& path)
{
    QFile file(path);
    if (const auto opened = openPicture(file); !opened)
        return opened.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return readError(file);
    return QString::fromLatin1(hash.result().toHex());
}

bool isWholeJpeg(const QByteArray& data)
{
    const auto byte = [&](qsizetype at) { return static_cast<unsigned char>(data[at]); };
    qsizetype at = 2; // after SOI
    while (at + 4 <= data.size() && byte(at) == 0xFF) {
        const unsigned marker = byte(at + 1);
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0xDA) // SOS: what follows is entropy-coded, in which FF D9 cannot occur by chance
            return data.lastIndexOf(QByteArrayLiteral("\xFF\xD9")) > at;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) { // TEM, RSTn, SOI stand alone
            at += 2;
            continue;
        }
        at += 2 + ((byte(at + 2) << 8) | byte(at + 3));
    }
    return false;
}

} // namespace plumbline
