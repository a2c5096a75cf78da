// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"

using plumbline::ThumbnailCache;

namespace {

/// A plain picture in a folder of its own.
QString savePicture(const QTemporaryDir& dir, const QString& name, QSize size, QColor colour = Qt::red)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    const QString path = dir.filePath(name);
    return image.save(path) ? path : QString();
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
    void endsWhileDecoding();
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

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QGuiApplication app(argc, argv);
    ThumbnailsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnails.moc"
