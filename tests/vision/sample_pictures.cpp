// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/vision/sample_pictures.h"

#include <exiv2/exiv2.hpp>
#include <string>
#include <vector>

#include <QFile>
#include <QtEndian>

#include <opencv2/imgcodecs.hpp>

namespace plumbline::test {

QByteArray cornerPicture(const QString& extension)
{
    cv::Mat picture(40, 60, CV_8UC3, cv::Scalar::all(0));
    picture(cv::Rect(0, 0, 20, 10)).setTo(cv::Scalar(0, 0, 255));
    std::vector<uchar> bytes;
    cv::imencode('.' + extension.toStdString(), picture, bytes);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

QByteArray cornerPicture(const QString& extension, int orientation)
{
    const QByteArray plain = cornerPicture(extension);
    const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(plain.constData()),
                                                 static_cast<long>(plain.size()));
    image->readMetadata();
    image->exifData()["Exif.Image.Orientation"] = static_cast<uint16_t>(orientation);
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const Exiv2::DataBuf tagged = io.read(static_cast<long>(io.size()));
    return QByteArray(reinterpret_cast<const char*>(tagged.pData_), static_cast<qsizetype>(tagged.size_));
}

QByteArray cmykJpeg()
{
    return QByteArray::fromBase64(
        "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkK"
        "CgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
        "CgoKCgoKCgoKCgoK/8AAFAgAEAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAICf/EABQQAQAAAAAAAAAA"
        "AAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAACAr/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/ALMV"
        "Yz/t/AAAAH//2Q==");
}

QByteArray pngHeader(quint32 widthPx, quint32 heightPx)
{
    QByteArray chunk("IHDR");
    const auto append = [](QByteArray& to, quint32 value) {
        const quint32 big = qToBigEndian(value);
        to.append(reinterpret_cast<const char*>(&big), sizeof(big));
    };
    append(chunk, widthPx);
    append(chunk, heightPx);
    chunk.append(QByteArray::fromHex("0802000000")); // 8 bits, RGB
    quint32 crc = 0xFFFFFFFFU;
    for (const char c : chunk) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
    }
    QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d") + chunk;
    append(png, ~crc);
    append(png, 0);
    return png + "IDAT" + QByteArray::fromHex("35af061e") + QByteArray::fromHex("0000000049454e44ae426082");
}

void writeFile(const QString& path, const QByteArray& data)
{
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(data) == data.size();
    Q_ASSERT(written);
    Q_UNUSED(written);
}

} // namespace plumbline::test
