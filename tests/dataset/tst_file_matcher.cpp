// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/file_matcher.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

class TestFileMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThePicture_data();
    void findsThePicture();
    void aRepeatKeepsTheFirstRow();
    void looseWaysDoNotStealPictures();
    void pathsStartFromTheLabelsFolder();
};

void TestFileMatcher::findsThePicture_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("files"); // by '|'
    QTest::addColumn<int>("found");
    QTest::addColumn<bool>("noted");
    const QString two = QStringLiteral("a/1.jpg|b/2.jpg");
    QTest::newRow("exact") << QStringLiteral("b/2.jpg") << two << 1 << false;
    QTest::newRow("back-slash") << QStringLiteral("b\\2.jpg") << two << 1 << true;
    QTest::newRow("leading ./") << QStringLiteral("./b/2.jpg") << two << 1 << true;
    QTest::newRow("doubled slash") << QStringLiteral("b//2.jpg") << two << 1 << true;
    QTest::newRow("base name") << QStringLiteral("2.jpg") << two << 1 << true;
    QTest::newRow("base name in another folder") << QStringLiteral("c/2.jpg") << two << 1 << true;
    QTest::newRow("base name twice") << QStringLiteral("1.jpg") << QStringLiteral("a/1.jpg|b/1.jpg") << -1
                                     << false;
    QTest::newRow("tail tells them apart")
        << QStringLiteral("x/y/b/1.jpg") << QStringLiteral("a/1.jpg|b/1.jpg") << 1 << true;
    QTest::newRow("case") << QStringLiteral("B/2.JPG") << two << 1 << true;
    QTest::newRow("case of the path before the bare name")
        << QStringLiteral("X/A.jpg") << QStringLiteral("x/a.jpg|y/A.jpg") << 0 << true;
    QTest::newRow("case of the bare name") << QStringLiteral("2.JPG") << two << 1 << true;
    QTest::newRow("case twice") << QStringLiteral("A.JPG") << QStringLiteral("a.jpg|A.jpg") << -1 << false;
    QTest::newRow("exact among cases")
        << QStringLiteral("A.jpg") << QStringLiteral("a.jpg|A.jpg") << 1 << false;
    QTest::newRow("other Unicode form")
        << QStringLiteral("Zoe\u0308.jpg") << QStringLiteral("a.jpg|Zo\u00EB.jpg") << 1 << true;
    QTest::newRow("another script") << QStringLiteral("портрет/王.jpg")
                                    << QStringLiteral("a.jpg|портрет/王.jpg") << 1 << false;
    QTest::newRow("outside") << QStringLiteral("../../etc/passwd") << two << -1 << false;
    QTest::newRow("absolute") << QStringLiteral("/etc/passwd") << two << -1 << false;
    QTest::newRow("empty") << QString() << two << -1 << false;
    QTest::newRow("only slashes") << QStringLiteral("///") << two << -1 << false;
    QTest::newRow("missing") << QStringLiteral("3.jpg") << two << -1 << false;
}

void TestFileMatcher::findsThePicture()
{
    QFETCH(QString, name);
    QFETCH(QString, files);
    QFETCH(bool, noted);
    const RowMatches matches = matchRows({name}, files.split(QLatin1Char('|')),
                                         QStringLiteral("/none/pictures"), QStringLiteral("/none"));
    QTEST(matches.imageOfRow.at(0), "found");
    QCOMPARE(!matches.notes.isEmpty(), noted);
    QVERIFY(matches.repeats.empty());
}

void TestFileMatcher::aRepeatKeepsTheFirstRow()
{
    const QStringList names {QStringLiteral("a.jpg"), QStringLiteral("b.jpg"), QStringLiteral("a.jpg"),
                             QStringLiteral("./a.jpg")};
    const RowMatches matches = matchRows(names, {QStringLiteral("a.jpg"), QStringLiteral("b.jpg")}, {}, {});
    QCOMPARE(matches.imageOfRow, (std::vector<int> {0, 1, -1, -1}));
    QCOMPARE(matches.repeats.size(), std::size_t {2});
    QCOMPARE(matches.repeats.at(0).row, 2);
    QCOMPARE(matches.repeats.at(0).earlier, 0);
    QCOMPARE(matches.repeats.at(1).row, 3);
}

void TestFileMatcher::looseWaysDoNotStealPictures()
{
    // train/5.jpg is not there: it must not take the labels place of val/5.jpg, which its own row names.
    const RowMatches matches = matchRows({QStringLiteral("train/5.jpg"), QStringLiteral("val/5.jpg")},
                                         {QStringLiteral("val/5.jpg")}, {}, {});
    QCOMPARE(matches.imageOfRow, (std::vector<int> {-1, 0}));
    QVERIFY(matches.repeats.empty());
}

void TestFileMatcher::pathsStartFromTheLabelsFolder()
{
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("images/a")));
    const QString root = dir.filePath(QStringLiteral("images"));
    const QStringList files {QStringLiteral("1.jpg"), QStringLiteral("a/1.jpg")};
    const RowMatches matches = matchRows(
        {QStringLiteral("images/a/1.jpg"), QStringLiteral("images/1.jpg"), root + QStringLiteral("/1.jpg")},
        files, root, dir.path());
    QCOMPARE(matches.imageOfRow, (std::vector<int> {1, 0, -1}));
    QCOMPARE(matches.repeats.size(), std::size_t {1}); // the absolute path is the same picture
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestFileMatcher tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_file_matcher.moc"
