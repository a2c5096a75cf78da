// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

#include "tests/dataset/picture_folder.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using test::filesOf;
using test::PictureFolder;

namespace {

/// All notes as one text.
QString notes(const Result<Import>& import)
{
    return import->report.notes.join(QLatin1Char(' '));
}

const Image& imageOf(const Result<Import>& import, const QString& file)
{
    const auto& images = import->dataset.images;
    return images.at(static_cast<std::size_t>(filesOf(import->dataset).indexOf(file)));
}

} // namespace

/// Each bad file gets a sentence; the rest goes on.
class TestHostileFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badPicturesStayWithTheirProblem();
    void onlyPicturesAreTaken();
    void namesInAnyScriptAreImported();
    void namesThatAreNotUtf8AreNoted();
    void linksToFoldersAreNotFollowed();
    void linksToPicturesAre();
    void pipesAreLeftOut();
    void unreadableFolderIsAProblem();
    void unreadablePictureIsAProblem();
    void foldersThatHoldNothingGetASentence_data();
    void foldersThatHoldNothingGetASentence();
    void deepFoldersAreWalked();
};

void TestHostileFolders::badPicturesStayWithTheirProblem()
{
    PictureFolder folder({QStringLiteral("good.jpg")});
    folder.write(QStringLiteral("empty.jpg"), {});
    folder.write(QStringLiteral("text.jpg"), "no picture at all, but a line of text\n");
    const QByteArray claims =
        QByteArray::fromHex("ffd8ffc0001108753075300301220002110103110" // 30000 x 30000 pixels
                            "1ffda000c03010002110311003f00ffd9");
    folder.write(QStringLiteral("huge.jpg"), claims);
    const auto import = test::import(folder.request());
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->report.images, 4);
    QCOMPARE(import->report.problems.size(), std::size_t {3});
    QCOMPARE(imageOf(import, QStringLiteral("good.jpg")).state, ImageState::Ready);
    QCOMPARE(imageOf(import, QStringLiteral("empty.jpg")).state, ImageState::Unreadable);
    QCOMPARE(imageOf(import, QStringLiteral("text.jpg")).state, ImageState::Unreadable);
    QCOMPARE(imageOf(import, QStringLiteral("huge.jpg")).state, ImageState::TooLarge);
    for (const auto& [file, sentence] : import->report.problems) {
        QVERIFY2(sentence.contains(file), qPrintable(sentence));
        QVERIFY2(!sentence.contains(folder.path()), qPrintable(sentence));
        QCOMPARE(imageOf(import, file).problem, sentence);
    }
}

void TestHostileFolders::onlyPicturesAreTaken()
{
    PictureFolder folder({QStringLiteral("a.JPEG"), QStringLiteral("b.jpe"), QStringLiteral("c.jfif"),
                          QStringLiteral("d.PNG"), QStringLiteral("e.bmp"), QStringLiteral(".hidden.jpg"),
                          QStringLiteral(".git/f.jpg")});
    folder.write(QStringLiteral("labels.csv"), "x");
    folder.write(QStringLiteral("g.gif"), "GIF89a");
    folder.write(QStringLiteral("h.CR2"), "x");
    folder.write(QStringLiteral("jpg"), "x");
    folder.write(QStringLiteral("i.jpg.part"), "x");
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(filesOf(import->dataset).join(QLatin1Char(' ')),
             QStringLiteral("a.JPEG b.jpe c.jfif d.PNG e.bmp"));
    QVERIFY(notes(import).contains(QStringLiteral("left out: 2"))); // .hidden.jpg and .git
    QVERIFY(notes(import).contains(QStringLiteral("“gif”")));
    QVERIFY(notes(import).contains(QStringLiteral("“cr2”")));
}

void TestHostileFolders::namesInAnyScriptAreImported()
{
    const QStringList files {QStringLiteral("-rf.png"),        QStringLiteral("a b, \"c\" 'd'.png"),
                             QStringLiteral("Ελλάδα/Ζωή.png"), QStringLiteral("Москва.png"),
                             QStringLiteral("مرحبا.png"),      QStringLiteral("हिन्दी.png"),
                             QStringLiteral("東京/王.png"),    QStringLiteral("😀.png"),
                             QStringLiteral("line\nend%1.png")};
    const PictureFolder folder(files);
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QStringList sorted = files;
    sorted.sort();
    QCOMPARE(filesOf(import->dataset), sorted);
    QVERIFY(import->report.problems.empty());
    QVERIFY(import->report.notes.isEmpty());
}

void TestHostileFolders::namesThatAreNotUtf8AreNoted()
{
    const PictureFolder folder({QStringLiteral("good.png")});
    const QByteArray raw =
        QFile::encodeName(folder.path()) + "/caf\xE9.png"; // NOLINT: as an old disk would have it
    FILE* file = std::fopen(raw.constData(), "w");
    if (!file)
        QSKIP("this file system takes no names that are not UTF-8");
    std::fclose(file);
    const auto import = test::import(folder.request());
    std::remove(raw.constData());
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 1);
    QVERIFY2(notes(import).contains(QStringLiteral("not valid UTF-8, left out: 1")),
             qPrintable(notes(import)));
    QVERIFY(notes(import).contains(QStringLiteral("caf")));
}

void TestHostileFolders::linksToFoldersAreNotFollowed()
{
    const PictureFolder folder({QStringLiteral("a/1.png"), QStringLiteral("b/2.png")});
    QVERIFY(QFile::link(folder.path(), folder.path(QStringLiteral("a/up"))));
    QVERIFY(QFile::link(folder.path(QStringLiteral("b")), folder.path(QStringLiteral("a/b"))));
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 2);
    QVERIFY(notes(import).contains(QStringLiteral("not followed: 2")));
    // The folder one chooses may itself be a link.
    QVERIFY(QFile::link(folder.path(QStringLiteral("b")), folder.path(QStringLiteral("chosen"))));
    ImportRequest request = folder.request();
    request.imagesDir = folder.path(QStringLiteral("chosen"));
    const auto chosen = test::import(request);
    QVERIFY(chosen.ok());
    QCOMPARE(chosen->report.images, 1);
}

void TestHostileFolders::linksToPicturesAre()
{
    const PictureFolder folder({QStringLiteral("1.png")});
    QVERIFY(QFile::link(folder.path(QStringLiteral("1.png")), folder.path(QStringLiteral("2.png"))));
    QVERIFY(QFile::link(folder.path(QStringLiteral("gone.png")), folder.path(QStringLiteral("3.png"))));
    QVERIFY(
        QFile::link(folder.path(QStringLiteral("4.png")), folder.path(QStringLiteral("4.png")))); // itself
    QVERIFY(QFile::link(QStringLiteral("/dev/zero"), folder.path(QStringLiteral("5.png"))));
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 4);
    QCOMPARE(imageOf(import, QStringLiteral("2.png")).state, ImageState::Ready);
    QCOMPARE(import->report.duplicates.size(), std::size_t {1});
    QCOMPARE(imageOf(import, QStringLiteral("3.png")).state, ImageState::Missing);
    QVERIFY(imageOf(import, QStringLiteral("4.png")).state != ImageState::Ready);
    QVERIFY(notes(import).contains(QStringLiteral("Devices and pipes")));
}

void TestHostileFolders::pipesAreLeftOut()
{
    const PictureFolder folder({QStringLiteral("1.png")});
    QCOMPARE(::mkfifo(QFile::encodeName(folder.path(QStringLiteral("2.png"))).constData(), 0600), 0);
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 1);
    QVERIFY(notes(import).contains(QStringLiteral("left out: 1")));
}

void TestHostileFolders::unreadableFolderIsAProblem()
{
    if (::geteuid() == 0)
        QSKIP("root may read every folder; run the tests as a user to check what one cannot open");
    const PictureFolder folder({QStringLiteral("a/1.png"), QStringLiteral("b/2.png")});
    QVERIFY(QFile::setPermissions(folder.path(QStringLiteral("b")), {}));
    const auto import = test::import(folder.request());
    ImportRequest request = folder.request();
    request.imagesDir = folder.path(QStringLiteral("b"));
    const auto whole = test::import(request);
    QVERIFY(QFile::setPermissions(folder.path(QStringLiteral("b")),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 1);
    QCOMPARE(import->report.problems.size(), std::size_t {1});
    QVERIFY(import->report.problems[0].second.contains(QStringLiteral("“b”")));
    QVERIFY(!whole.ok());
    QCOMPARE(whole.error().code, ErrorCode::Unreadable);
}

void TestHostileFolders::unreadablePictureIsAProblem()
{
    if (::geteuid() == 0)
        QSKIP("root may read every file; run the tests as a user to check what one cannot open");
    const PictureFolder folder({QStringLiteral("1.png"), QStringLiteral("2.png")});
    QVERIFY(QFile::setPermissions(folder.path(QStringLiteral("2.png")), {}));
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(imageOf(import, QStringLiteral("2.png")).state, ImageState::Unreadable);
    QCOMPARE(import->report.problems.size(), std::size_t {1});
}

void TestHostileFolders::foldersThatHoldNothingGetASentence_data()
{
    QTest::addColumn<QString>("below");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not there") << QStringLiteral("none") << ErrorCode::NotFound;
    QTest::newRow("a file") << QStringLiteral("notes.txt") << ErrorCode::Unreadable;
    QTest::newRow("no pictures") << QStringLiteral("docs") << ErrorCode::NotFound;
}

void TestHostileFolders::foldersThatHoldNothingGetASentence()
{
    QFETCH(QString, below);
    PictureFolder folder;
    folder.write(QStringLiteral("notes.txt"), "x");
    folder.write(QStringLiteral("docs/x.gif"), "x");
    ImportRequest request = folder.request();
    request.imagesDir = folder.path(below);
    const auto import = test::import(request);
    QVERIFY(!import.ok());
    QTEST(import.error().code, "code");
    QVERIFY2(import.error().userText.contains(below), qPrintable(import.error().userText));
    QVERIFY(!import.error().userText.contains(folder.path()));
}

void TestHostileFolders::deepFoldersAreWalked()
{
    const PictureFolder folder({QStringLiteral("d/").repeated(200) + QStringLiteral("x.png")});
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(import->report.images, 1);
    QCOMPARE(import->dataset.attributes.size(), std::size_t {8});
    QVERIFY(!import->report.notes.isEmpty());
}

int main(int argc, char** argv)
{
    test::isolate();
    const QGuiApplication app(argc, argv);
    TestHostileFolders tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_hostile_folders.moc"
