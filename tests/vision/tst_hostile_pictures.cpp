// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "core/vision/picture.h"
#include "tests/support/test_environment.h"
#include "tests/vision/sample_pictures.h"

using namespace plumbline;
using namespace plumbline::test;

/// Every file that is no usable picture is refused with a sentence that names it; nothing crashes or takes
/// long.
class TestHostilePictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRefusedWithASentence_data();
    void isRefusedWithASentence();
    void aTruncatedJpegIsRefusedWhereverItIsCut();
    void bytesAfterTheEndOfAJpegDoNoHarm();
    void exactlyTheLimitIsNotTooLarge();
    void missingFilesFoldersAndDeadLinksAreToldApart();
    void forbiddenFilesAreRefused();
    void damagedBytesNeverCrash_data();
    void damagedBytesNeverCrash();

private:
    QTemporaryDir m_dir;
};

void TestHostilePictures::isRefusedWithASentence_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const QByteArray& data, ErrorCode code, const char* word) {
        QTest::newRow(name) << data << static_cast<int>(code) << QString::fromLatin1(word);
    };
    row("0 bytes", {}, ErrorCode::Unreadable, "empty");
    row("text", "Dear Sir or Madam,\n", ErrorCode::Unreadable, "not a picture");
    row("one byte", "x", ErrorCode::Unreadable, "not a picture");
    row("gif", QByteArray::fromBase64("R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs="),
        ErrorCode::Unreadable, "GIF");
    row("svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", ErrorCode::Unreadable, "");
    row("jpeg marker only", QByteArray::fromHex("ffd8ffe0"), ErrorCode::Unreadable, "");
    row("png header only", pngHeader(64, 64), ErrorCode::Unreadable, "damaged");
    row("30000 x 30000", pngHeader(30000, 30000), ErrorCode::TooLarge, "30,000 x 30,000");
    row("one row too many", pngHeader(10000, 10001), ErrorCode::TooLarge, "100 megapixels");
    row("no pixels", pngHeader(0, 5), ErrorCode::Unreadable, "");
    row("widest", pngHeader(0x7fffffff, 0x7fffffff), ErrorCode::TooLarge, "");
}

void TestHostilePictures::isRefusedWithASentence()
{
    QFETCH(QByteArray, data);
    QFETCH(int, code);
    QFETCH(QString, word);
    const QString path = m_dir.filePath(QStringLiteral("portrait.jpg"));
    writeFile(path, data);
    QElapsedTimer clock;
    clock.start();
    const auto picture = readPicture(path);
    QVERIFY(!picture.ok());
    QVERIFY(clock.elapsed() < 1000);
    const QString text = picture.error().userText;
    QVERIFY2(text.contains(QStringLiteral("portrait.jpg")), qPrintable(text));
    QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY2(text.endsWith(u'.') && !text.contains(m_dir.path()), qPrintable(text));
    if (QByteArray(QTest::currentDataTag()) != "widest") // libpng's own limit may speak first
        QCOMPARE(static_cast<int>(picture.error().code), code);
    QVERIFY(!readThumbnail(path, 100).ok());
}

void TestHostilePictures::aTruncatedJpegIsRefusedWhereverItIsCut()
{
    const QByteArray whole = cornerPicture(QStringLiteral("jpg"));
    QVERIFY(decodePicture(whole, QStringLiteral("whole.jpg")).ok());
    for (qsizetype length = 2; length < whole.size() - 1; length += 3) {
        const auto cut = decodePicture(whole.left(length), QStringLiteral("cut.jpg"));
        QVERIFY2(!cut.ok(), qPrintable(QStringLiteral("%1 of %2 bytes").arg(length).arg(whole.size())));
    }
    const auto cut = decodePicture(whole.left(whole.size() - 2), QStringLiteral("cut.jpg"));
    QVERIFY(!cut.ok());
    QVERIFY2(cut.error().userText.contains(QStringLiteral("cut off")), qPrintable(cut.error().userText));
}

void TestHostilePictures::bytesAfterTheEndOfAJpegDoNoHarm()
{
    const QByteArray data = cornerPicture(QStringLiteral("jpg")) + QByteArray(5000, 'x');
    QVERIFY(decodePicture(data, QStringLiteral("trailing.jpg")).ok());
}

void TestHostilePictures::exactlyTheLimitIsNotTooLarge()
{
    const QString path = m_dir.filePath(QStringLiteral("limit.png"));
    writeFile(path, pngHeader(10000, 10000));
    const auto header = readHeader(path);
    QVERIFY2(header.ok(), header ? "" : qPrintable(header.error().userText));
    QCOMPARE(qint64(header->widthPx) * header->heightPx, kMaxPixels);
}

void TestHostilePictures::missingFilesFoldersAndDeadLinksAreToldApart()
{
    QCOMPARE(readPicture(m_dir.filePath(QStringLiteral("none.jpg"))).error().code, ErrorCode::NotFound);
    const QString folder = m_dir.filePath(QStringLiteral("folder.jpg"));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(readHeader(folder).error().code, ErrorCode::Unreadable);
    const QString loop = m_dir.filePath(QStringLiteral("loop.jpg"));
    QVERIFY(QFile::link(QStringLiteral("loop.jpg"), loop));
    const auto looped = readPicture(loop);
    QVERIFY(!looped.ok());
    QVERIFY(looped.error().userText.contains(QStringLiteral("loop.jpg")));
    QVERIFY(!sha256OfFile(loop).ok());
}

void TestHostilePictures::forbiddenFilesAreRefused()
{
    const QString path = m_dir.filePath(QStringLiteral("secret.jpg"));
    writeFile(path, cornerPicture(QStringLiteral("jpg")));
    QVERIFY(QFile::setPermissions(path, {}));
    if (QFile file(path); file.open(QIODevice::ReadOnly))
        QSKIP("This user may read every file (root), so permissions cannot be tested.");
    const auto refused = readPicture(path);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().userText.contains(QStringLiteral("permissions")));
}

void TestHostilePictures::damagedBytesNeverCrash_data()
{
    QTest::addColumn<QString>("extension");
    for (const char* extension : {"jpg", "png", "webp", "tiff", "bmp"})
        QTest::newRow(extension) << QString::fromLatin1(extension);
}

void TestHostilePictures::damagedBytesNeverCrash()
{
    QFETCH(QString, extension);
    const QByteArray whole =
        extension == QStringLiteral("bmp") ? cornerPicture(extension) : cornerPicture(extension, 6);
    QRandomGenerator random(20240607);
    for (int round = 0; round < 150; ++round) {
        QByteArray data = whole;
        for (int hit = 0; hit < 4; ++hit)
            data[random.bounded(data.size())] = static_cast<char>(random.bounded(256));
        const auto picture = decodePicture(data, QStringLiteral("damaged"));
        if (picture)
            QVERIFY(picture->widthPx() > 0 && picture->heightPx() > 0);
        else
            QVERIFY(!picture.error().userText.isEmpty());
    }
}

int main(int argc, char** argv)
{
    isolate();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QGuiApplication app(argc, argv);
    TestHostilePictures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_pictures.moc"
