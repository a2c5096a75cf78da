// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/vision/orientation.h"
#include "core/vision/picture.h"
#include "core/vision/picture_mat.h"
#include "tests/support/test_environment.h"
#include "tests/vision/sample_pictures.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Which way the sample's red corner lies, so that orientations can be told apart: position and direction.
struct Seen
{
    QSize size;
    QPoint red; ///< the centre of the red rectangle
    friend bool operator==(const Seen&, const Seen&) = default;
};

bool isRed(QRgb pixel)
{
    return qRed(pixel) > 150 && qGreen(pixel) < 100;
}

Seen look(const QImage& image)
{
    QRect red;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (isRed(image.pixel(x, y)))
                red |= QRect(x, y, 1, 1);
        }
    }
    return {image.size(), red.center()};
}

QByteArray describe(const Seen& seen)
{
    return QStringLiteral("%1x%2, red at %3,%4")
        .arg(seen.size.width())
        .arg(seen.size.height())
        .arg(seen.red.x())
        .arg(seen.red.y())
        .toUtf8();
}

/// Lossy formats move an edge by a pixel or two.
bool near(const Seen& a, const Seen& b)
{
    return a.size == b.size && (a.red - b.red).manhattanLength() <= 3;
}

/// Where EXIF says that the picture's red corner is to be seen. Written out from the standard, not computed.
Seen expected(int orientation)
{
    static const std::array<Seen, 9> table {{{},
                                             {{60, 40}, {9, 4}},   // as stored
                                             {{60, 40}, {49, 4}},  // mirrored left to right
                                             {{60, 40}, {49, 34}}, // upside down
                                             {{60, 40}, {9, 34}},  // mirrored top to bottom
                                             {{40, 60}, {4, 9}},   // first row is the left edge, from the top
                                             {{40, 60}, {34, 9}}, // first row is the right edge, from the top
                                             {{40, 60}, {34, 49}},  // first row is the right edge, from below
                                             {{40, 60}, {4, 49}}}}; // first row is the left edge, from below
    return table.at(static_cast<std::size_t>(orientation));
}

void addFormatsAndOrientations()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("orientation");
    for (const char* extension : {"jpg", "png", "webp", "tiff"}) {
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%s %d", extension, orientation) << QString::fromLatin1(extension) << orientation;
    }
}

} // namespace

/// Pictures as people see them and as nets are fed.
class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pixelsAreUpright_data() { addFormatsAndOrientations(); }
    void pixelsAreUpright();
    void headerAndThumbnailAgreeWithThePixels_data() { addFormatsAndOrientations(); }
    void headerAndThumbnailAgreeWithThePixels();
    void uprightFilesGiveExactlyThePixelsOfImread_data();
    void uprightFilesGiveExactlyThePixelsOfImread();
    void cmykIsShownInItsColours();
    void namesMayBeInAnyScript_data();
    void namesMayBeInAnyScript();
    void theExtensionDoesNotDecideTheFormat();
    void hashesAreThoseOfTheBytes();
    void portraitsGiveExactlyThePixelsOfImread();

private:
    QTemporaryDir m_dir;
};

void TestPicture::pixelsAreUpright()
{
    QFETCH(QString, extension);
    QFETCH(int, orientation);
    const auto picture = decodePicture(cornerPicture(extension, orientation), QStringLiteral("x"));
    QVERIFY2(picture.ok(), picture ? "" : qPrintable(picture.error().userText));
    const Seen seen = look(picture->toImage());
    QVERIFY2(near(seen, expected(orientation)), describe(seen).constData());
}

void TestPicture::headerAndThumbnailAgreeWithThePixels()
{
    QFETCH(QString, extension);
    QFETCH(int, orientation);
    const QString path = m_dir.filePath(QStringLiteral("a.") + extension);
    writeFile(path, cornerPicture(extension, orientation));
    const auto header = readHeader(path);
    QVERIFY(header.ok());
    QCOMPARE(header->orientation, orientation);
    QCOMPARE(QSize(header->widthPx, header->heightPx), expected(orientation).size);

    const auto same = readThumbnail(path, 1000); // never enlarged
    QVERIFY(same.ok());
    QVERIFY2(near(look(*same), expected(orientation)), describe(look(*same)).constData());
    const auto half = readThumbnail(path, 30);
    QVERIFY(half.ok());
    const Seen small = look(*half);
    QCOMPARE(small.size, expected(orientation).size / 2);
    QVERIFY2((small.red - expected(orientation).red / 2).manhattanLength() <= 3, describe(small).constData());
}

void TestPicture::uprightFilesGiveExactlyThePixelsOfImread_data()
{
    QTest::addColumn<QString>("extension");
    for (const char* extension : {"jpg", "png", "webp", "tiff", "bmp"})
        QTest::addRow("%s", extension) << QString::fromLatin1(extension);
}

void TestPicture::uprightFilesGiveExactlyThePixelsOfImread()
{
    QFETCH(QString, extension);
    const QString path = m_dir.filePath(QStringLiteral("plain.") + extension);
    writeFile(path, cornerPicture(extension));
    const auto picture = readPicture(path);
    QVERIFY(picture.ok());
    const cv::Mat reference = cv::imread(path.toStdString());
    QCOMPARE(cv::norm(mat(*picture), reference, cv::NORM_INF), 0.0);
}

void TestPicture::cmykIsShownInItsColours()
{
    const auto picture = decodePicture(cmykJpeg(), QStringLiteral("print.jpg"));
    QVERIFY(picture.ok());
    QVERIFY(isRed(picture->toImage().pixel(8, 8)));
    const QString path = m_dir.filePath(QStringLiteral("print.jpg"));
    writeFile(path, cmykJpeg());
    const auto thumbnail = readThumbnail(path, 8);
    QVERIFY(thumbnail.ok());
    QVERIFY(isRed(thumbnail->pixel(4, 4)));
}

void TestPicture::namesMayBeInAnyScript_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"Élodie Müller", "Ольга", "李娜", "محمد", "ਅਮਨ 👩🏿", "a\nb", "100%1 done", "'quoted\""})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestPicture::namesMayBeInAnyScript()
{
    QFETCH(QString, name);
    const QString path = m_dir.filePath(name + QStringLiteral(".jpg"));
    writeFile(path, cornerPicture(QStringLiteral("jpg")));
    QVERIFY(readPicture(path).ok());
    QVERIFY(readThumbnail(path, 20).ok());
    writeFile(path, "text");
    const auto refused = readPicture(path);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().userText.contains(name));
}

void TestPicture::theExtensionDoesNotDecideTheFormat()
{
    const QString path = m_dir.filePath(QStringLiteral("really_a_png.jpg"));
    writeFile(path, cornerPicture(QStringLiteral("png")));
    const auto header = readHeader(path);
    QVERIFY(header.ok());
    QCOMPARE(header->format, QByteArray("png"));
    QVERIFY(readPicture(path).ok());
}

void TestPicture::hashesAreThoseOfTheBytes()
{
    const QString path = m_dir.filePath(QStringLiteral("abc"));
    writeFile(path, "abc"); // the example of FIPS 180-2
    const QString known = QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(sha256OfFile(path).value(), known);
    const auto bytes = readFileBytes(path);
    QVERIFY(bytes.ok());
    QCOMPARE(bytes->sha256, known);
    QCOMPARE(bytes->data, QByteArray("abc"));
}

void TestPicture::portraitsGiveExactlyThePixelsOfImread()
{
    if (sharedDir().isEmpty())
        QSKIP("The shared portraits are not beside this checkout, so real files are not compared.");
    const QDir dir(sharedDir() + QStringLiteral("/data/congress/portraits"));
    const QStringList files = dir.entryList({QStringLiteral("*.jpg")}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (qsizetype i = 0; i < files.size(); i += 20) {
        const QString path = dir.filePath(files[i]);
        const auto picture = readPicture(path);
        QVERIFY(picture.ok());
        QCOMPARE(cv::norm(mat(*picture), cv::imread(path.toStdString()), cv::NORM_INF), 0.0);
    }
}

int main(int argc, char** argv)
{
    isolate();
    QGuiApplication app(argc, argv);
    TestPicture test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_picture.moc"
