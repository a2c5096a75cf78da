// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/vision/picture.h"

#include <QFileInfo>

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/vision/guarded.h"
#include "core/vision/heif.h"
#include "core/vision/orientation.h"
#include "core/vision/picture_header.h"
#include "core/vision/picture_mat.h"

namespace plumbline {

namespace {

/// Turns what the file holds into what is to be seen; see EXIF 2.3, tag 0x0112.
cv::Mat uprightMat(const cv::Mat& stored, int orientation)
{
    cv::Mat result = stored;
    if (swapsEdges(orientation)) // 5: transpose; 6, 7, 8: transpose and a flip
        cv::transpose(stored, result);
    cv::Mat flipped;
    switch (orientation) {
    case 2:
    case 6:
        cv::flip(result, flipped, 1);
        return flipped;
    case 3:
    case 7:
        cv::flip(result, flipped, -1);
        return flipped;
    case 4:
    case 8:
        cv::flip(result, flipped, 0);
        return flipped;
    default:
        return result;
    }
}

cv::Mat decodeUpright(const QByteArray& data, const PictureHeader& header)
{
    // OpenCV has no const in its signature and only reads.
    const cv::Mat bytes(1, static_cast<int>(data.size()), CV_8UC1, const_cast<char*>(data.constData()));
    const cv::Mat stored = cv::imdecode(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (stored.empty() || header.format == "tiff")
        return stored; // libtiff turns the picture itself, whatever the flags say
    return uprightMat(stored, header.orientation);
}

/// Our messages name the file; OpenCV's own lines on stderr do not.
void silenceOpenCv()
{
    static const auto previous = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    Q_UNUSED(previous);
}

} // namespace

int Picture::widthPx() const
{
    return m_pixels ? m_pixels->bgr.cols : 0;
}

int Picture::heightPx() const
{
    return m_pixels ? m_pixels->bgr.rows : 0;
}

QImage Picture::toImage() const
{
    if (!m_pixels)
        return {};
    const cv::Mat& bgr = m_pixels->bgr;
    return QImage(bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888)
        .copy();
}

Result<Picture> decodePicture(const QByteArray& data, const QString& name)
{
    const auto header = headerOf(data, name);
    if (!header)
        return header.error();
    if (header->format == "jpeg" && !isWholeJpeg(data)) {
        return Error {
            ErrorCode::Unreadable,
            PictureText::tr("The picture %1 is cut off before its end; copy it again from its source.")
                .arg(name),
            {}};
    }
    silenceOpenCv();
    if (isHeif(data)) {
        const auto heif = decodeHeif(data, name);
        return heif ? Result<Picture>(makePicture(*heif)) : heif.error();
    }
    const auto bgr = guarded(ErrorCode::Unreadable, PictureText::undecodable(name),
                             [&] { return decodeUpright(data, *header); });
    if (!bgr)
        return bgr.error();
    if (bgr->empty() || bgr->type() != CV_8UC3)
        return Error {ErrorCode::Unreadable, PictureText::undecodable(name), {}};
    return makePicture(*bgr);
}

Result<Picture> readPicture(const QString& path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return bytes.error();
    return decodePicture(bytes->data, QFileInfo(path).fileName());
}

} // namespace plumbline
