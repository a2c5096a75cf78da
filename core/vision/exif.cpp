// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/exif.h"

#include <algorithm>
#include <array>
#include <exiv2/exiv2.hpp>
#include <sstream>
#include <string_view>

#include "core/vision/guarded.h"
#include "core/vision/orientation.h"
#include "core/vision/picture_header.h"

namespace plumbline {

namespace {

constexpr std::size_t kMostEntries = 60;
constexpr int kLongestValue = 120;

/// Of the first directory, the tags that say something of the picture; the rest is how a TIFF is stored.
constexpr std::array<std::string_view, 9> kImageTags {"ImageDescription", "Make",         "Model",
                                                      "Orientation",      "Software",     "DateTime",
                                                      "Artist",           "HostComputer", "Copyright"};
/// Blocks of bytes that mean nothing to a reader.
constexpr std::array<std::string_view, 4> kBlocks {"MakerNote", "CFAPattern", "PrintImageMatching",
                                                   "InteroperabilityTag"};

template<std::size_t N>
bool holds(const std::array<std::string_view, N>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isWanted(const Exiv2::Exifdatum& datum)
{
    const std::string group = datum.groupName();
    const std::string tag = datum.tagName();
    if (group == "Image")
        return holds(kImageTags, tag);
    return (group == "Photo" || group == "GPSInfo") && !holds(kBlocks, tag) && tag.compare(0, 2, "0x") != 0;
}

std::vector<ExifEntry> entriesOf(const QByteArray& data)
{
    // Exiv2 has no const in its signature and only reads.
    const auto* bytes = reinterpret_cast<const Exiv2::byte*>(data.constData());
    const std::unique_ptr<Exiv2::Image> image(
        Exiv2::ImageFactory::open(bytes, static_cast<long>(data.size())).release());
    image->readMetadata();
    const Exiv2::ExifData& exif = image->exifData();
    std::vector<ExifEntry> entries;
    for (const Exiv2::Exifdatum& datum : exif) {
        if (entries.size() >= kMostEntries)
            break;
        if (!isWanted(datum))
            continue;
        std::ostringstream text;
        datum.write(text, &exif);
        QString value = QString::fromStdString(text.str()).simplified();
        value.remove(QChar(u'\0'));
        if (value.size() > kLongestValue)
            value = value.left(kLongestValue - 1) + QChar(u'…');
        QString name = QString::fromStdString(datum.tagLabel());
        if (name.isEmpty())
            name = QString::fromStdString(datum.tagName());
        if (!value.isEmpty())
            entries.push_back({name, value});
    }
    return entries;
}

} // namespace

Result<std::vector<ExifEntry>> readExif(const QString& path)
{
    const auto data = readFileData(path);
    if (!data)
        return data.error();
    startExiv2();
    // Broken metadata is no fault of the picture.
    auto found = guarded(ErrorCode::Unreadable, {}, [&] { return entriesOf(*data); });
    return found ? std::move(*found) : std::vector<ExifEntry>();
}

} // namespace plumbline
