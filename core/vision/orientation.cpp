// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/orientation.h"

#include <exiv2/exiv2.hpp>
#include <memory>
#include <mutex>

#include <QTransform>

#include "core/vision/guarded.h"

namespace plumbline {

namespace {

/// exiv2's XMP toolkit is not thread-safe by itself: it asks for a lock, and must be started by one thread.
void lockXmp(void* mutex, bool lock)
{
    auto* m = static_cast<std::recursive_mutex*>(mutex);
    if (lock)
        m->lock();
    else
        m->unlock();
}

int readOrientation(const QByteArray& data)
{
    // Exiv2 has no const in its signature and only reads.
    const auto* bytes = reinterpret_cast<const Exiv2::byte*>(data.constData());
    const std::unique_ptr<Exiv2::Image> image(
        Exiv2::ImageFactory::open(bytes, static_cast<long>(data.size())).release());
    image->readMetadata();
    const Exiv2::ExifData& exif = image->exifData();
    const auto at = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    if (at == exif.end() || at->count() == 0)
        return 1;
    const auto value = at->toLong();
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

} // namespace

void startExiv2()
{
    static std::once_flag once;
    std::call_once(once, [] {
        static std::recursive_mutex mutex;
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lockXmp, &mutex);
    });
}

int exifOrientation(const QByteArray& data, const QByteArray& format)
{
    if (format == "bmp")
        return 1; // has no metadata
    startExiv2();
    // Broken metadata is no reason to refuse the pixels.
    const auto found = guarded(ErrorCode::Unreadable, {}, [&] { return readOrientation(data); });
    return found ? *found : 1;
}

QImage upright(const QImage& image, int orientation)
{
    Q_ASSERT(orientation >= 1 && orientation <= 8);
    const auto turned = [&](int degrees) { return image.transformed(QTransform().rotate(degrees)); };
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return turned(90).mirrored(true, false);
    case 6:
        return turned(90);
    case 7:
        return turned(270).mirrored(true, false);
    case 8:
        return turned(270);
    default:
        return image;
    }
}

} // namespace plumbline
