// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

#include "core/vision/exif.h"
#include "tests/vision/sample_pictures.h"

using plumbline::ExifEntry;
using plumbline::readExif;
using plumbline::test::cornerPicture;
using plumbline::test::writeFile;

class ExifTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsInTheFile();
    void aPictureWithoutExifSaysNothing();
    void brokenMetadataSaysNothing();
    void aMissingFileIsAnError();
};

void ExifTest::saysWhatIsInTheFile()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.jpg"));
    writeFile(path, cornerPicture(QStringLiteral("jpg"), 6));
    const auto entries = readExif(path);
    QVERIFY(entries);
    const auto turned = std::find_if(entries->begin(), entries->end(), [](const ExifEntry& entry) {
        return entry.name == QLatin1String("Orientation");
    });
    QVERIFY(turned != entries->end());
    QVERIFY2(turned->value.contains(QLatin1String("right")), qPrintable(turned->value)); // in words, not "6"
}

void ExifTest::aPictureWithoutExifSaysNothing()
{
    const QTemporaryDir dir;
    for (const QString& kind : {QStringLiteral("png"), QStringLiteral("bmp"), QStringLiteral("tiff")}) {
        const QString path = dir.filePath(QStringLiteral("a.") + kind);
        writeFile(path, cornerPicture(kind));
        const auto entries = readExif(path);
        QVERIFY(entries);
        QVERIFY2(entries->empty(), qPrintable(kind)); // not how a TIFF is stored
    }
}

void ExifTest::brokenMetadataSaysNothing()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a.jpg"));
    QByteArray data = cornerPicture(QStringLiteral("jpg"), 6);
    const qsizetype at = data.indexOf("Exif");
    QVERIFY(at > 0);
    for (qsizetype i = at + 6; i < at + 30; ++i)
        data[i] = '\xFF';
    writeFile(path, data);
    const auto entries = readExif(path);
    QVERIFY(entries);
    QVERIFY(entries->empty());
}

void ExifTest::aMissingFileIsAnError()
{
    const auto entries = readExif(QStringLiteral("/nowhere/a.jpg"));
    QVERIFY(!entries);
    QVERIFY(entries.error().userText.contains(QLatin1String("a.jpg")));
}

QTEST_GUILESS_MAIN(ExifTest)
#include "tst_exif.moc"
