// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/csv_line.h"
#include "core/base/write_file.h"

using namespace plumbline;

class TestWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreQuotedWhereTheyMustBe_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QStringLiteral("a b") << QByteArray("a b");
        QTest::newRow("comma") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("line end") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("negative number") << QStringLiteral("-12.5") << QByteArray("-12.5");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        for (const char* hostile : {"+1", "-cmd", "@SUM(A1)", "\t=1"})
            QTest::newRow(hostile) << QString::fromLatin1(hostile) << QByteArray("'") + hostile;
        QTest::newRow("formula after a line end") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
        QTest::newRow("tiny number") << QStringLiteral("-1e-05") << QByteArray("-1e-05");
        QTest::newRow("any script") << QStringLiteral("Zoë") << QByteArray("Zo\xc3\xab");
    }
    void cellsAreQuotedWhereTheyMustBe()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, text);
        QCOMPARE(csvLine({cell}), text + "\r\n");
    }

    void aFileIsThereWholeOrAsItWas()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.csv"));
        QVERIFY(writeFile(path, "first"));
        QVERIFY(writeFile(path, "second"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("second"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void aMissingFolderIsNotAFullDisk()
    {
        QTemporaryDir dir;
        const auto lost = writeFile(dir.filePath(QStringLiteral("none/chart.svg")), "x");
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::NotFound);
        QVERIFY(lost.error().userText.contains(QStringLiteral("chart.svg")));
        QVERIFY(lost.error().userText.contains(dir.filePath(QStringLiteral("none"))));
    }

    void aFolderIsNotOverwritten()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("chart.svg")));
        const auto refused = writeFile(dir.filePath(QStringLiteral("chart.svg")), "x");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unreadable);
    }

    void everyCauseHasItsSentence()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.png"));
        const Error full = writeError(path, QFileDevice::ResourceError, QStringLiteral("ENOSPC"));
        QCOMPARE(full.code, ErrorCode::DiskFull);
        QVERIFY(full.userText.contains(QStringLiteral("full")));
        const Error denied = writeError(path, QFileDevice::PermissionsError, QStringLiteral("denied"));
        QCOMPARE(denied.code, ErrorCode::Unreadable);
        QVERIFY(denied.userText.contains(QStringLiteral("denied")));
        QVERIFY(denied.userText != full.userText);
    }
};

QTEST_APPLESS_MAIN(TestWriting)
#include "tst_writing.moc"
