// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <libheif/heif.h>

#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include "core/vision/picture.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

heif_error append(heif_context* /*context*/, const void* data, std::size_t size, void* bytes)
{
    static_cast<QByteArray*>(bytes)->append(static_cast<const char*>(data), static_cast<qsizetype>(size));
    return {heif_error_Ok, heif_suberror_Unspecified, "ok"};
}

/// A picture that is red on the left and blue on the right, turned by \a orientation in the file; empty when
/// this libheif cannot write the format.
QByteArray encoded(int width, int height, heif_compression_format format,
                   heif_orientation orientation = heif_orientation_normal)
{
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    QByteArray bytes;
    if (heif_context_get_encoder_for_format(context, format, &encoder).code == heif_error_Ok) {
        heif_image* image = nullptr;
        heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
        heif_image_add_plane(image, heif_channel_interleaved, width, height, 8);
        int stride = 0;
        std::uint8_t* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                std::uint8_t* pixel = plane + y * stride + x * 3;
                pixel[0] = x < width / 2 ? 255 : 0;
                pixel[1] = 0;
                pixel[2] = x < width / 2 ? 0 : 255;
            }
        heif_encoding_options* options = heif_encoding_options_alloc();
        options->image_orientation = orientation;
        heif_image_handle* handle = nullptr;
        if (heif_context_encode_image(context, image, encoder, options, &handle).code == heif_error_Ok) {
            heif_writer writer {1, append};
            heif_context_write(context, &writer, &bytes);
            heif_image_handle_release(handle);
        }
        heif_encoding_options_free(options);
        heif_image_release(image);
        heif_encoder_release(encoder);
    }
    heif_context_free(context);
    return bytes;
}

QColor colourAt(const QImage& image, double x, double y)
{
    return image.pixelColor(static_cast<int>(x * image.width()), static_cast<int>(y * image.height()));
}

bool isRed(const QColor& colour)
{
    return colour.red() > 180 && colour.blue() < 80;
}

bool isBlue(const QColor& colour)
{
    return colour.blue() > 180 && colour.red() < 80;
}

} // namespace

class TestHeif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreReadUpright_data();
    void picturesAreReadUpright();
    void thumbnailsAreMade();
    void cutOffPicturesAreRefused();
    void damageNeverCrashes();
    void whatOnlyLooksLikeHeifIsRefused();
};

void TestHeif::picturesAreReadUpright_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("heic") << int {heif_compression_HEVC} << int {heif_orientation_normal}
                          << QByteArray("heic");
    QTest::newRow("heic turned") << int {heif_compression_HEVC} << int {heif_orientation_rotate_90_cw}
                                 << QByteArray("heic");
    QTest::newRow("avif") << int {heif_compression_AV1} << int {heif_orientation_normal}
                          << QByteArray("avif");
}

void TestHeif::picturesAreReadUpright()
{
    QFETCH(int, format);
    QFETCH(int, orientation);
    const QByteArray bytes = encoded(96, 64, static_cast<heif_compression_format>(format),
                                     static_cast<heif_orientation>(orientation));
    if (bytes.isEmpty())
        QSKIP("this libheif writes no such pictures");
    const bool turned = orientation == heif_orientation_rotate_90_cw;
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.heic"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto header = readHeader(path);
    QVERIFY2(header.ok(), header.ok() ? "" : qPrintable(header.error().userText + header.error().detail));
    QTEST(header->format, "name");
    QCOMPARE(header->widthPx, turned ? 64 : 96);
    QCOMPARE(header->heightPx, turned ? 96 : 64);
    const auto picture = readPicture(path);
    QVERIFY2(picture.ok(), picture.ok() ? "" : qPrintable(picture.error().userText + picture.error().detail));
    QCOMPARE(picture->widthPx(), header->widthPx);
    QCOMPARE(picture->heightPx(), header->heightPx);
    const QImage image = picture->toImage();
    if (turned) { // clockwise: the left side is on top
        QVERIFY(isRed(colourAt(image, 0.5, 0.2)));
        QVERIFY(isBlue(colourAt(image, 0.5, 0.8)));
    } else {
        QVERIFY(isRed(colourAt(image, 0.2, 0.5)));
        QVERIFY(isBlue(colourAt(image, 0.8, 0.5)));
    }
}

void TestHeif::thumbnailsAreMade()
{
    const QByteArray bytes = encoded(200, 100, heif_compression_HEVC);
    if (bytes.isEmpty())
        QSKIP("this libheif writes no such pictures");
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("a.HEIC")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto image = readThumbnail(file.fileName(), 50);
    QVERIFY(image.ok());
    QCOMPARE(image->size(), QSize(50, 25));
    QVERIFY(isRed(colourAt(*image, 0.2, 0.5)));
}

void TestHeif::cutOffPicturesAreRefused()
{
    const QByteArray bytes = encoded(96, 64, heif_compression_HEVC);
    if (bytes.isEmpty())
        QSKIP("this libheif writes no such pictures");
    for (const qsizetype size : {qsizetype {70}, bytes.size() / 2, bytes.size() - 20}) {
        const auto picture = decodePicture(bytes.left(size), QStringLiteral("a.heic"));
        QVERIFY(!picture.ok());
        QVERIFY2(picture.error().userText.contains(QStringLiteral("a.heic")),
                 qPrintable(picture.error().userText));
    }
}

void TestHeif::damageNeverCrashes()
{
    const QByteArray whole = encoded(96, 64, heif_compression_HEVC);
    if (whole.isEmpty())
        QSKIP("this libheif writes no such pictures");
    for (qsizetype at = 0; at < whole.size(); at += 3) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes.at(at) ^ 0x7F);
        const auto picture = decodePicture(bytes, QStringLiteral("a.heic"));
        if (picture.ok())
            QVERIFY(qint64 {picture->widthPx()} * picture->heightPx() <= kMaxPixels);
        else
            QVERIFY(!picture.error().userText.isEmpty());
    }
}

void TestHeif::whatOnlyLooksLikeHeifIsRefused()
{
    const QByteArray head = QByteArray::fromHex("000000186674797068656963000000006d69663168656963");
    const auto picture = decodePicture(head + QByteArray(200, 'x'), QStringLiteral("liar.heic"));
    QVERIFY(!picture.ok());
    QCOMPARE(picture.error().code, ErrorCode::Unreadable);
    const auto renamed = decodePicture("not a picture at all", QStringLiteral("text.heic"));
    QVERIFY(!renamed.ok());
    QVERIFY(renamed.error().userText.contains(QStringLiteral("not a picture")));
}

int main(int argc, char** argv)
{
    test::isolate();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    TestHeif tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_heif.moc"
