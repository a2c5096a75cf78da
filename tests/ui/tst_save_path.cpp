// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "ui/save_path.h"

using plumbline::ui::asChosenKind;

/// What a file is called when another suffix was typed than the kind of file chosen.
class TestSavePath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChosenKindNamesTheFile_data();
    void theChosenKindNamesTheFile();
};

void TestSavePath::theChosenKindNamesTheFile_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("path");
    const QString pdf = QStringLiteral("PDF (*.pdf)"), all = QStringLiteral("All files (*)");
    QTest::newRow("none") << QStringLiteral("/a/x") << pdf << QStringLiteral("/a/x.pdf");
    QTest::newRow("the kind's") << QStringLiteral("/a/x.PDF") << pdf << QStringLiteral("/a/x.PDF");
    QTest::newRow("another kind's") << QStringLiteral("/a/x.csv") << pdf << QStringLiteral("/a/x.pdf");
    QTest::newRow("part of the name") << QStringLiteral("/a/v1.2") << pdf << QStringLiteral("/a/v1.2.pdf");
    QTest::newRow("of a folder") << QStringLiteral("/a.csv/x") << pdf << QStringLiteral("/a.csv/x.pdf");
    QTest::newRow("one of several") << QStringLiteral("/a/x.jpeg") << QStringLiteral("Picture (*.jpg *.jpeg)")
                                    << QStringLiteral("/a/x.jpeg");
    QTest::newRow("any kind") << QStringLiteral("/a/x.csv") << all << QStringLiteral("/a/x.csv");
    QTest::newRow("nothing chosen") << QString() << pdf << QString();
}

void TestSavePath::theChosenKindNamesTheFile()
{
    QFETCH(QString, typed);
    QFETCH(QString, filter);
    QTEST(asChosenKind(typed, filter), "path");
}

QTEST_GUILESS_MAIN(TestSavePath)

#include "tst_save_path.moc"
