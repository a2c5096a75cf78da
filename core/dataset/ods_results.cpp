// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/ods_results.h"

#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>
#include <vector>

#include <QtEndian>

namespace plumbline {

namespace {

template<class T>
void put(QByteArray& bytes, T value)
{
    char raw[sizeof(T)];
    qToLittleEndian(value, raw);
    bytes.append(raw, static_cast<qsizetype>(sizeof(T)));
}

/// An archive of one stored file (APPNOTE 4.3.7, 4.3.12, 4.3.16). Read back by us only: its checksum is left
/// 0.
QByteArray storedZip(const QByteArray& name, const QByteArray& content)
{
    const auto size = static_cast<quint32>(content.size());
    const auto fields = [&](QByteArray& into) {
        for (const int zero : {20, 0, 0, 0, 0x21}) // version, flags, stored, time, date
            put(into, static_cast<quint16>(zero));
        put(into, quint32 {0});
        put(into, size);
        put(into, size);
        put(into, static_cast<quint16>(name.size()));
        put(into, quint16 {0});
    };
    QByteArray zip;
    zip.reserve(content.size() + 200);
    put(zip, quint32 {0x04034b50});
    fields(zip);
    zip += name;
    zip += content;
    const auto directory = static_cast<quint32>(zip.size());
    put(zip, quint32 {0x02014b50});
    put(zip, quint16 {20});
    fields(zip);
    for (int i = 0; i < 7; ++i) // comment, disk, attributes, offset
        put(zip, quint16 {0});
    zip += name;
    const auto directorySize = static_cast<quint32>(zip.size()) - directory;
    put(zip, quint32 {0x06054b50});
    for (const int value : {0, 0, 1, 1})
        put(zip, static_cast<quint16>(value));
    put(zip, directorySize);
    put(zip, directory);
    put(zip, quint16 {0});
    return zip;
}

} // namespace

QByteArray withoutFormulas(const QByteArray& xml)
{
    static const QByteArray formula(" table:formula=");
    QByteArray result;
    result.reserve(xml.size());
    qsizetype from = 0; // of what is not yet copied
    qsizetype at = 0;
    qsizetype seen = 0; // as far as isInTag tells
    bool isInTag = false;
    while ((at = xml.indexOf(formula, at)) >= 0) {
        // Text may hold the same letters: only between '<' and '>' it is an attribute.
        for (; seen < at; ++seen)
            isInTag = xml.at(seen) == '<' || (isInTag && xml.at(seen) != '>');
        const qsizetype open = at + formula.size();
        const char quote = open < xml.size() ? xml.at(open) : '\0';
        const qsizetype close = quote == '"' || quote == '\'' ? xml.indexOf(quote, open + 1) : -1;
        if (!isInTag || close < 0) {
            at = open;
            continue;
        }
        result.append(xml.constData() + from, at - from);
        from = at = close + 1;
    }
    result.append(xml.constData() + from, xml.size() - from);
    return result;
}

std::optional<QByteArray> odsWithoutFormulas(const QByteArray& archive)
{
    orcus::zip_archive_stream_blob stream(reinterpret_cast<const unsigned char*>(archive.constData()),
                                          static_cast<std::size_t>(archive.size()));
    orcus::zip_archive zip(&stream);
    zip.load();
    std::vector<unsigned char> content;
    if (!zip.read_file_entry("content.xml", content))
        return std::nullopt;
    while (!content.empty() && content.back() == 0) // the reader ends it like a C string
        content.pop_back();
    const QByteArray xml = QByteArray::fromRawData(reinterpret_cast<const char*>(content.data()),
                                                   static_cast<qsizetype>(content.size()));
    return storedZip("content.xml", withoutFormulas(xml));
}

} // namespace plumbline
