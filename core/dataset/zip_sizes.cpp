// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/zip_sizes.h"

#include <QtEndian>

namespace plumbline {

namespace {

constexpr qsizetype kEndSize = 22;
constexpr qsizetype kHeaderSize = 46;

template<class T>
T at(const QByteArray& bytes, qsizetype offset)
{
    return qFromLittleEndian<T>(bytes.constData() + offset);
}

} // namespace

std::optional<std::vector<ZipEntry>> zipEntries(const QByteArray& archive)
{
    static const QByteArray endMark("PK\x05\x06", 4);
    static const QByteArray headerMark("PK\x01\x02", 4);
    if (archive.size() < kEndSize)
        return std::nullopt;
    const qsizetype end = archive.lastIndexOf(endMark, archive.size() - kEndSize);
    if (end < 0)
        return std::nullopt;
    const auto count = at<quint16>(archive, end + 10);
    qsizetype header = at<quint32>(archive, end + 16); // 0xFFFFFFFF (Zip64) is beyond the end
    std::vector<ZipEntry> entries;
    for (quint16 i = 0; i < count; ++i) {
        if (header + kHeaderSize > end || archive.mid(header, 4) != headerMark)
            return std::nullopt;
        const qsizetype nameSize = at<quint16>(archive, header + 28);
        ZipEntry entry;
        entry.name = archive.mid(header + kHeaderSize, nameSize);
        entry.unpackedBytes = at<quint32>(archive, header + 24);
        entry.encrypted = (at<quint16>(archive, header + 8) & 1U) != 0;
        entries.push_back(std::move(entry));
        header +=
            kHeaderSize + nameSize + at<quint16>(archive, header + 30) + at<quint16>(archive, header + 32);
    }
    return entries;
}

} // namespace plumbline
