// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"

using plumbline::test::cli;

/// Audits of counts by command: imported, measured, drawn.
class TestCountsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableOfCountsIsAnAudit()
    {
        const QByteArray text = "set,group,n,errors\nA,x,23,8\nA,y,260,1\nB,x,9,9\nB,y,12,0\n";
        const QString project = made(QStringLiteral("a.plumb"));
        QCOMPARE(cli({QStringLiteral("import"), project, QStringLiteral("--counts"), write(text)}).exitCode,
                 0);
        const auto measured = cli({QStringLiteral("measure"), project, QStringLiteral("--json")});
        QCOMPARE(measured.exitCode, 0);
        const auto direct = cli(
            {QStringLiteral("measure"), QStringLiteral("--counts"), write(text), QStringLiteral("--json")});
        const QString sets = QStringLiteral("sets");
        QCOMPARE(measured.json()[sets].toArray().size(), 2);
        QCOMPARE(measured.json()[sets].toArray(), direct.json()[sets].toArray());
        const auto said = cli({QStringLiteral("measure"), project});
        QVERIFY(said.out.contains("8") && said.out.contains("260"));
    }

    void whatIsLeftOutIsSaidAndTold()
    {
        const QString project = made(QStringLiteral("b.plumb"));
        const auto done = cli({QStringLiteral("import"), project, QStringLiteral("--counts"),
                               write("set,group,n,errors\nA,x,5,7\nA,y,9,1\n")});
        QCOMPARE(done.exitCode, 1);
        QVERIFY2(done.err.contains("Line 2"), done.err.constData());
        const auto none = cli(
            {QStringLiteral("import"), project, QStringLiteral("--counts"), write("set,group,n\nA,x,5\n")});
        QCOMPARE(none.exitCode, 3);
        QVERIFY2(none.err.contains("errors"), none.err.constData());
    }

    void columnsOfOtherNamesAreChosen()
    {
        const QString project = made(QStringLiteral("c.plumb"));
        const QString file = write("who,gefunden,falsch\nx,30,4\ny,20,1\n");
        const QStringList command {QStringLiteral("import"),   project,
                                   QStringLiteral("--counts"), file,
                                   QStringLiteral("--role"),   QStringLiteral("gefunden=n"),
                                   QStringLiteral("--role"),   QStringLiteral("falsch=errors")};
        const auto dry = cli(command + QStringList {QStringLiteral("--dry-run")});
        QCOMPARE(dry.json()[QStringLiteral("rows")].toInt(), 2);
        QCOMPARE(cli(command).exitCode, 0);
        QCOMPARE(cli({QStringLiteral("import"), project, QStringLiteral("--counts"), file}).exitCode, 3);
    }

    void thePublishedAuditsAreMeasuredByAnyAttribute()
    {
        const QString project = made(QStringLiteral("d.plumb"));
        QCOMPARE(cli({QStringLiteral("import"), project, QStringLiteral("--published")}).exitCode, 0);
        const auto answer =
            cli({QStringLiteral("measure"), project, QStringLiteral("--by"), QStringLiteral("skin_tone"),
                 QStringLiteral("--system"), QStringLiteral("IBM 2017-05"), QStringLiteral("--json")});
        const QJsonArray groups = answer.json()[QStringLiteral("sets")]
                                      .toArray()
                                      .at(0)
                                      .toObject()[QStringLiteral("groups")]
                                      .toArray();
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups[0].toObject()[QStringLiteral("scored")].toInt(), 588);
        QCOMPARE(groups[0].toObject()[QStringLiteral("errors")].toInt(), 132);
        const QByteArray provenance = cli({QStringLiteral("measure"), project, QStringLiteral("--json")}).out;
        QVERIFY(provenance.contains("reconstructed from published rates"));
    }

private:
    QString made(const QString& name)
    {
        const QString path = m_folder.filePath(name);
        if (cli({QStringLiteral("create"), path}).exitCode != 0)
            qFatal("cannot create %s", qPrintable(path));
        return path;
    }
    QString write(const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("counts%1.csv").arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    QTemporaryDir m_folder;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestCountsCommand)
#include "tst_counts_command.moc"
