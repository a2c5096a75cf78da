// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <set>

#include <QRandomGenerator>
#include <QTest>

#include "core/vision/redaction.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

/// What is left of a face in an exported picture.
class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaceBecomesAFewColours();
    void theRestStaysAsItIs();
    void boxesMayCrossTheBorderOrMissThePicture();
    void metadataAndAlphaAreGone();

private:
    static QImage noise(int width, int height)
    {
        QRandomGenerator random(7);
        QImage image(width, height, QImage::Format_RGB32);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                image.setPixel(x, y, random.generate() | 0xFF000000U);
        }
        return image;
    }
};

void TestRedaction::aFaceBecomesAFewColours()
{
    const QImage result = redactFaces(noise(200, 200), {QRectF(50, 50, 80, 100)});
    std::set<QRgb> colours;
    for (int y = 50; y < 150; ++y) {
        for (int x = 50; x < 130; ++x)
            colours.insert(result.pixel(x, y));
    }
    QVERIFY2(colours.size() <= 30, qPrintable(QString::number(colours.size())));
    QVERIFY(colours.size() > 1);
}

void TestRedaction::theRestStaysAsItIs()
{
    const QImage before = noise(200, 200);
    const QImage after = redactFaces(before, {QRectF(50, 50, 80, 100)});
    QCOMPARE(after.pixel(5, 5), before.pixel(5, 5));
    QCOMPARE(after.pixel(195, 195), before.pixel(195, 195));
    QVERIFY(after.pixel(45, 45) != before.pixel(45, 45)); // the margin
    QCOMPARE(redactFaces(before, {}), before);
}

void TestRedaction::boxesMayCrossTheBorderOrMissThePicture()
{
    const QImage before = noise(40, 40);
    QCOMPARE(redactFaces(before, {QRectF(500, 500, 80, 100), QRectF()}), before);
    const QImage after = redactFaces(before, {QRectF(-1000, -1000, 3000, 3000)});
    QCOMPARE(after.size(), before.size());
    QVERIFY(after != before);
    QVERIFY(redactFaces(noise(1, 1), {QRectF(0, 0, 1, 1)}).size() == QSize(1, 1));
}

void TestRedaction::metadataAndAlphaAreGone()
{
    QImage before(20, 20, QImage::Format_ARGB32);
    before.fill(Qt::transparent);
    before.setText(QStringLiteral("Author"), QStringLiteral("someone"));
    const QImage after = redactFaces(before, {});
    QVERIFY(!after.hasAlphaChannel());
    QVERIFY(after.text(QStringLiteral("Author")).isEmpty());
}

QTEST_GUILESS_MAIN(TestRedaction)

#include "tst_redaction.moc"
