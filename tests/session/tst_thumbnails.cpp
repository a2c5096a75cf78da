// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/thumbnail_disk.h"
#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"

using plumbline::ThumbnailCache;
using plumbline::ThumbnailDisk;

namespace {

/// A plain picture in a folder of its own.
QString savePicture(const QTemporaryDir& dir, const QString& name, QSize size, QColor colour = Qt::red)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    const QString path = dir.filePath(name);
    return image.save(path) ? path : QString();
}

/// Noise, which no format makes small: more than ThumbnailDisk::kSmallestSourceBytes.
QString saveLargePicture(const QTemporaryDir& dir, const QString& name, quint32 seed = 1)
{
    QImage image(500, 400, QImage::Format_RGB32);
    quint32 state = seed;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            image.setPixel(x, y, qRgb(static_cast<int>(state >> 24), static_cast<int>(state >> 16 & 255), 9));
        }
    }
    const QString path = dir.filePath(name);
    return image.save(path) && QFileInfo(path).size() >= ThumbnailDisk::kSmallestSourceBytes ? path
                                                                                             : QString();
}

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files << walk.next();
    return files;
}

} // namespace

class ThumbnailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesLaterAndThenAtOnce();
    void edgeIsRoundedUpToAPowerOfTwo();
    void brokenFileIsToldAndNotTriedAgain();
    void aChangedFileIsReadAgainAfterClear();
    void clearDropsWhatWasUnderWay();
    void latestRequestIsServedBeforeTheOldest();
    void memoryIsBounded();
    void aTileScrolledAwayIsNotDecoded();
    void endsWhileDecoding();
    void largePicturesAreKeptOnDiskForTheirOwnerOnly();
    void aChangedFileIsNotShownFromTheDisk();
    void smallFilesAreNotCopied();
    void theFolderIsBoundedAndTheLatestUsedStay();
    void deletionLeavesNothing();
};

void ThumbnailsTest::comesLaterAndThenAtOnce()
{
    const QTemporaryDir dir;
    const QString path = savePicture(dir, QStringLiteral("a.png"), {320, 400});
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(cache.request(path, 128).isNull());
    QVERIFY(cache.request(path, 128).isNull()); // asked once, told once
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(ready.first().first().toString(), path);
    const QImage image = cache.request(path, 128);
    QCOMPARE(image.height(), 128);
    QCOMPARE(image.pixelColor(10, 10), QColor(Qt::red));
    QVERIFY(!cache.isBroken(path));
    QTest::qWait(20);
    QCOMPARE(ready.count(), 1);
}

void ThumbnailsTest::edgeIsRoundedUpToAPowerOfTwo()
{
    const QTemporaryDir dir;
    const QString path = savePicture(dir, QStringLiteral("a.png"), {600, 300});
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(cache.request(path, 130).isNull());
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(cache.request(path, 130).width(), 256);
    QCOMPARE(cache.request(path, 256).width(), 256); // the same picture, no second decoding
    QVERIFY(cache.request(path, 257).isNull());      // another one
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(cache.request(path, 257).width(), 512);
}

void ThumbnailsTest::brokenFileIsToldAndNotTriedAgain()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("text.jpg"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a picture");
    file.close();
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(!cache.isBroken(path));
    QVERIFY(cache.request(path, 64).isNull());
    QTRY_COMPARE(ready.count(), 1);
    QVERIFY(cache.isBroken(path));
    QVERIFY(cache.request(path, 64).isNull());
    QTest::qWait(20);
    QCOMPARE(ready.count(), 1);
}

void ThumbnailsTest::aChangedFileIsReadAgainAfterClear()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.png"));
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(cache.request(path, 64).isNull());
    QTRY_VERIFY(cache.isBroken(path)); // not there yet
    QVERIFY(!savePicture(dir, QStringLiteral("a.png"), {64, 64}, Qt::blue).isEmpty());
    cache.clear();
    QVERIFY(!cache.isBroken(path));
    QVERIFY(cache.request(path, 64).isNull());
    QTRY_COMPARE(ready.count(), 2);
    QCOMPARE(cache.request(path, 64).pixelColor(1, 1), QColor(Qt::blue));
}

void ThumbnailsTest::clearDropsWhatWasUnderWay()
{
    const QTemporaryDir dir;
    const QString path = savePicture(dir, QStringLiteral("a.png"), {2000, 2000});
    const QString other = savePicture(dir, QStringLiteral("b.png"), {20, 20});
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(cache.request(path, 64).isNull());
    cache.clear();
    QVERIFY(cache.request(other, 64).isNull());
    QTRY_VERIFY(ready.contains(QList<QVariant> {other}));
    QTest::qWait(100);
    QCOMPARE(ready.count(), 1);
}

void ThumbnailsTest::latestRequestIsServedBeforeTheOldest()
{
    const QTemporaryDir dir;
    QStringList paths;
    for (int i = 0; i < 24; ++i)
        paths << savePicture(dir, QStringLiteral("%1.png").arg(i), {500, 500});
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    for (const QString& path : std::as_const(paths))
        QVERIFY(cache.request(path, 64).isNull());
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 24, 20000);
    QStringList order;
    for (const auto& signal : std::as_const(ready))
        order << signal.first().toString();
    // The workers may have begun with any of the first; the last asked comes long before an early one.
    QVERIFY(order.indexOf(paths.at(23)) < order.indexOf(paths.at(10)));
}

void ThumbnailsTest::memoryIsBounded()
{
    const QTemporaryDir dir;
    const QString first = savePicture(dir, QStringLiteral("0.png"), {2048, 2048}); // 16 MB each once decoded
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    QVERIFY(cache.request(first, 2048).isNull());
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 20000);
    QVERIFY(!cache.request(first, 2048).isNull());
    for (int i = 1; i <= 5; ++i) {
        const QString path = dir.filePath(QStringLiteral("%1.png").arg(i));
        QVERIFY(QFile::copy(first, path));
        QVERIFY(cache.request(path, 2048).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), i + 1, 20000);
        QVERIFY(!cache.request(path, 2048).isNull());
    }
    QVERIFY(cache.request(first, 2048).isNull()); // the least recently used gave way
}

void ThumbnailsTest::endsWhileDecoding()
{
    const QTemporaryDir dir;
    const QString path = savePicture(dir, QStringLiteral("a.png"), {3000, 3000});
    auto cache = std::make_unique<ThumbnailCache>();
    QSignalSpy ready(cache.get(), &ThumbnailCache::ready);
    for (int edge = 16; edge <= 2048; edge *= 2)
        QVERIFY(cache->request(path, edge).isNull());
    cache.reset();
    QCoreApplication::processEvents();
    QVERIFY(ready.count() <= 8);
}

void ThumbnailsTest::aTileScrolledAwayIsNotDecoded()
{
    const QTemporaryDir dir;
    QStringList paths;
    for (int i = 0; i < 12; ++i)
        paths << savePicture(dir, QStringLiteral("%1.png").arg(i), {1500, 1500});
    ThumbnailCache cache;
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    for (const QString& path : std::as_const(paths))
        QVERIFY(cache.requestTile(path, 64).isNull());
    QVERIFY(cache.request(paths.at(5), 64).isNull()); // the detail pane wants that one, too
    for (const QString& path : std::as_const(paths))
        cache.drop(path);
    QVERIFY2(cache.waiting() <= 1, qPrintable(QString::number(cache.waiting())));
    QTRY_VERIFY(ready.contains(QList<QVariant> {paths.at(5)}));
    QTest::qWait(200);
    QVERIFY2(ready.count() <= 3, qPrintable(QString::number(ready.count()))); // two were being decoded
    QVERIFY(cache.requestTile(paths.at(8), 64).isNull());                     // back in sight
    QTRY_VERIFY(ready.contains(QList<QVariant> {paths.at(8)}));
}

void ThumbnailsTest::largePicturesAreKeptOnDiskForTheirOwnerOnly()
{
    QVERIFY(plumbline::deleteThumbnailsOnDisk());
    const QTemporaryDir dir;
    const QString path = saveLargePicture(dir, QStringLiteral("anna.png"));
    QVERIFY(!path.isEmpty());
    {
        ThumbnailCache cache;
        QVERIFY(cache.request(path, 128).isNull());
        QTRY_VERIFY(!cache.request(path, 128).isNull());
    }
    const QStringList kept = filesBelow(ThumbnailDisk::folder());
    QCOMPARE(kept.size(), 1);
    QVERIFY(!kept.first().contains(QStringLiteral("anna")));
    const auto others = QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(!(QFile::permissions(ThumbnailDisk::folder()) & others));
    QVERIFY(!(QFile::permissions(kept.first()) & others));
    QCOMPARE(plumbline::thumbnailBytesOnDisk(), QFileInfo(kept.first()).size());

    // Found again: marked, so that it is seen where the picture comes from.
    QImage marked(128, 102, QImage::Format_RGB32);
    marked.fill(Qt::green);
    QVERIFY(marked.save(kept.first(), "JPG", 100));
    ThumbnailCache next;
    QVERIFY(next.request(path, 128).isNull());
    QTRY_VERIFY(!next.request(path, 128).isNull());
    QVERIFY(next.request(path, 128).pixelColor(50, 50).green() > 240);
}

void ThumbnailsTest::aChangedFileIsNotShownFromTheDisk()
{
    const QTemporaryDir dir;
    const QTemporaryDir folder;
    const QString path = saveLargePicture(dir, QStringLiteral("a.png"));
    ThumbnailDisk disk(folder.filePath(QStringLiteral("thumbnails")));
    QImage small(8, 8, QImage::Format_RGB32);
    small.fill(Qt::red);
    disk.keep(path, 64, small);
    QCOMPARE(disk.find(path, 64).size(), QSize(8, 8));
    QVERIFY(disk.find(path, 128).isNull());
    QVERIFY(!saveLargePicture(dir, QStringLiteral("a.png"), 77).isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(5), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(disk.find(path, 64).isNull());
}

void ThumbnailsTest::smallFilesAreNotCopied()
{
    const QTemporaryDir dir;
    const QTemporaryDir folder;
    const QString path = savePicture(dir, QStringLiteral("a.png"), {320, 400});
    ThumbnailDisk disk(folder.filePath(QStringLiteral("thumbnails")));
    disk.keep(path, 64, QImage(path));
    QVERIFY(disk.find(path, 64).isNull());
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("thumbnails"))));
}

void ThumbnailsTest::theFolderIsBoundedAndTheLatestUsedStay()
{
    const QTemporaryDir dir;
    const QTemporaryDir folder;
    const QString path = saveLargePicture(dir, QStringLiteral("a.png"));
    const QImage picture = QImage(path).scaled(200, 160);
    ThumbnailDisk disk(folder.filePath(QStringLiteral("thumbnails")), 200'000);
    const auto age = [&](int seconds) {
        const QStringList files = filesBelow(folder.path());
        for (const QString& name : files) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(-seconds),
                                     QFileDevice::FileModificationTime));
        }
    };
    for (int edge = 1; edge <= 40; ++edge) {
        disk.keep(path, edge, picture);
        age(60); // the next one is a minute younger
        QVERIFY2(disk.sizeBytes() <= 200'000, qPrintable(QString::number(disk.sizeBytes())));
    }
    QVERIFY(disk.sizeBytes() > 100'000);
    QVERIFY(!disk.find(path, 40).isNull());
    QVERIFY(disk.find(path, 1).isNull());
}

void ThumbnailsTest::deletionLeavesNothing()
{
    const QTemporaryDir dir;
    const QString path = saveLargePicture(dir, QStringLiteral("a.png"));
    ThumbnailDisk disk;
    disk.keep(path, 64, QImage(path).scaled(64, 51));
    QVERIFY(plumbline::thumbnailBytesOnDisk() > 0);
    QVERIFY(plumbline::deleteThumbnailsOnDisk());
    QCOMPARE(plumbline::thumbnailBytesOnDisk(), 0);
    QVERIFY(!QFileInfo::exists(ThumbnailDisk::folder()));
    QVERIFY(plumbline::deleteThumbnailsOnDisk()); // nothing there is no error
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QGuiApplication app(argc, argv);
    ThumbnailsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnails.moc"
