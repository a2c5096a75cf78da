// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/heif.h"

#include <libheif/heif.h>
#include <memory>

#include <QLocale>

#include <opencv2/imgproc.hpp>

#include "core/vision/guarded.h"
#include "core/vision/picture_header.h"

namespace plumbline {

namespace {

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle = std::unique_ptr<heif_image_handle, decltype(&heif_image_handle_release)>;
using Pixels = std::unique_ptr<heif_image, decltype(&heif_image_release)>;
using Options = std::unique_ptr<heif_decoding_options, decltype(&heif_decoding_options_free)>;

/// A file's main picture, not yet decoded. \pre the data outlives it.
struct Opened
{
    Context context {nullptr, heif_context_free};
    Handle handle {nullptr, heif_image_handle_release};
    PictureHeader header;
};

bool isAvif(const QByteArray& data)
{
    return data.mid(8, 4).startsWith("avi"); // avif, avis
}

Error noDecoder(const QString& name, const char* detail)
{
    return {
        ErrorCode::Unreadable,
        PictureText::tr("%1 is a HEIC or AVIF picture, and this computer's libheif has no decoder for it; "
                        "save it as JPEG.")
            .arg(name),
        QString::fromUtf8(detail)};
}

Error failure(const QString& name, const heif_error& error)
{
    if (error.code == heif_error_Unsupported_filetype || error.code == heif_error_Unsupported_feature
        || error.subcode == heif_suberror_Unsupported_codec)
        return noDecoder(name, error.message);
    return {ErrorCode::Unreadable, PictureText::undecodable(name), QString::fromUtf8(error.message)};
}

Result<Opened> open(const QByteArray& data, const QString& name)
{
    Opened opened;
    opened.header.format = isAvif(data) ? "avif" : "heic";
    if (heif_have_decoder_for_format(isAvif(data) ? heif_compression_AV1 : heif_compression_HEVC) == 0)
        return noDecoder(name, "no decoder");
    opened.context.reset(heif_context_alloc());
    heif_error error = heif_context_read_from_memory_without_copy(
        opened.context.get(), data.constData(), static_cast<std::size_t>(data.size()), nullptr);
    if (error.code != heif_error_Ok)
        return failure(name, error);
    heif_image_handle* handle = nullptr;
    error = heif_context_get_primary_image_handle(opened.context.get(), &handle);
    opened.handle.reset(handle);
    if (error.code != heif_error_Ok)
        return failure(name, error);
    opened.header.widthPx = heif_image_handle_get_width(handle);
    opened.header.heightPx = heif_image_handle_get_height(handle);
    if (opened.header.widthPx <= 0 || opened.header.heightPx <= 0)
        return Error {ErrorCode::Unreadable, PictureText::undecodable(name), {}};
    if (qint64 {opened.header.widthPx} * opened.header.heightPx > kMaxPixels)
        return PictureText::tooManyPixels(name, opened.header.widthPx, opened.header.heightPx);
    return opened;
}

Result<cv::Mat> decode(const QByteArray& data, const QString& name)
{
    const Result<Opened> opened = open(data, name);
    if (!opened)
        return opened.error();
    const Options options(heif_decoding_options_alloc(), heif_decoding_options_free);
    options->convert_hdr_to_8bit = 1;
    options->strict_decoding = 1; // half a picture is none
    heif_image* image = nullptr;
    const heif_error error = heif_decode_image(opened->handle.get(), &image, heif_colorspace_RGB,
                                               heif_chroma_interleaved_RGB, options.get());
    const Pixels pixels(image, heif_image_release);
    if (error.code != heif_error_Ok)
        return failure(name, error);
    int stride = 0;
    // OpenCV has no const in its signature and only reads.
    auto* plane =
        const_cast<std::uint8_t*>(heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride));
    const int width = heif_image_get_width(image, heif_channel_interleaved);
    const int height = heif_image_get_height(image, heif_channel_interleaved);
    if (!plane || width != opened->header.widthPx || height != opened->header.heightPx)
        return Error {ErrorCode::Unreadable, PictureText::undecodable(name), QStringLiteral("size")};
    const cv::Mat rgb(height, width, CV_8UC3, plane, static_cast<std::size_t>(stride));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

} // namespace

bool isHeif(const QByteArray& data)
{
    constexpr qsizetype kLook = 64;
    if (data.size() < kLook)
        return false;
    // The major brand and, behind the minor version, the compatible ones.
    if (data.mid(4, 4) != "ftyp")
        return false;
    for (const char* brand : {"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"})
        if (data.mid(8, 4) == brand)
            return true;
    return false;
}

Result<PictureHeader> heifHeader(const QByteArray& data, const QString& name)
{
    return guarded(ErrorCode::Unreadable, PictureText::undecodable(name), [&]() -> Result<PictureHeader> {
        const Result<Opened> opened = open(data, name);
        if (!opened)
            return opened.error();
        return opened->header;
    });
}

Result<cv::Mat> decodeHeif(const QByteArray& data, const QString& name)
{
    return guarded(ErrorCode::Unreadable, PictureText::undecodable(name), [&] { return decode(data, name); });
}

} // namespace plumbline
