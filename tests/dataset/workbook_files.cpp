// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/dataset/workbook_files.h"

#include <cstdlib>
#include <xlsxwriter.h>

#include <QDataStream>
#include <QFile>
#include <QTemporaryDir>

namespace plumbline::test {

QByteArray xlsx(const std::function<void(lxw_workbook*)>& fill)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("book.xlsx"));
    lxw_workbook* book = workbook_new(QFile::encodeName(path).constData());
    fill(book);
    if (workbook_close(book) != LXW_NO_ERROR)
        std::abort();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    return file.readAll();
}

QByteArray zip(const std::vector<std::pair<QByteArray, QByteArray>>& files, qint64 claimedSize)
{
    QByteArray archive;
    QByteArray directory;
    for (const auto& [name, bytes] : files) {
        const auto offset = static_cast<quint32>(archive.size());
        const auto size = static_cast<quint32>(bytes.size());
        const auto claimed = claimedSize >= 0 ? static_cast<quint32>(claimedSize) : size;
        const auto header = [&](QByteArray& into, bool central) {
            QDataStream out(&into, QIODevice::Append);
            out.setByteOrder(QDataStream::LittleEndian);
            out << quint32(central ? 0x02014b50 : 0x04034b50);
            if (central)
                out << quint16(20);
            out << quint16(20) << quint16(0) << quint16(0) << quint16(0) << quint16(0x21);
            out << quint32(0) << size << claimed << static_cast<quint16>(name.size()) << quint16(0);
            if (central)
                out << quint16(0) << quint16(0) << quint16(0) << quint32(0) << offset;
        };
        header(archive, false);
        archive += name + bytes;
        header(directory, true);
        directory += name;
    }
    const auto start = static_cast<quint32>(archive.size());
    const auto count = static_cast<quint16>(files.size());
    archive += directory;
    QDataStream out(&archive, QIODevice::Append);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint32(0x06054b50) << quint16(0) << quint16(0) << count << count
        << static_cast<quint32>(directory.size()) << start << quint16(0);
    return archive;
}

QByteArray ods(const QByteArray& tables)
{
    const QByteArray content =
        R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content)"
        R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
        R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
        R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
        R"( xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2">)"
        R"(<office:body><office:spreadsheet>)"
        + tables + R"(</office:spreadsheet></office:body></office:document-content>)";
    return zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
}

} // namespace plumbline::test
