// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/json.h"
#include "core/session/project.h"

using namespace plumbline;

class TestCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAreMeasuredApart()
    {
        const auto sets = measureCounts(write("set,group,n,errors\nA,x,23,8\nB,x,5,5\nA,y,260,1\n"), {});
        QVERIFY(sets);
        QCOMPARE(sets->size(), std::size_t {2});
        QCOMPARE((*sets)[0].labels.size(), std::size_t {2});
        QCOMPARE((*sets)[0].runs.front().analysis.differences.size(), std::size_t {1});
        QCOMPARE((*sets)[1].runs.front().analysis.groups.front().errorRate.value(), 1.0);
    }

    void whatIsUndefinedIsNull()
    {
        const auto sets = measureCounts(write("set,group,n,errors\nA,x,0,0\nA,y,4,0\n"), {});
        QVERIFY(sets);
        const QJsonObject json = countsAsJson(*sets);
        const QJsonObject set = json[QStringLiteral("sets")].toArray().first().toObject();
        const QJsonObject empty = set[QStringLiteral("groups")].toArray().first().toObject();
        QVERIFY(empty[QStringLiteral("error_rate")].isNull());
        QVERIFY(empty[QStringLiteral("interval")].toObject()[QStringLiteral("low")].isNull());
        QVERIFY(empty[QStringLiteral("undetected")].isNull());
        QCOMPARE(empty[QStringLiteral("scored")].toInt(-1), 0);
        QCOMPARE(set[QStringLiteral("comparisons")].toInt(-1), 0);
        QVERIFY(set[QStringLiteral("overall")].toObject()[QStringLiteral("p")].isNull());
    }

    void errorsNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("column missing") << QByteArray("set,group,n\nA,x,3\n") << QStringLiteral("errors");
        QTest::newRow("not a number")
            << QByteArray("set,group,n,errors\nA,x,many,3\n") << QStringLiteral("line 2");
        QTest::newRow("more errors than n")
            << QByteArray("set,group,n,errors\nA,x,9,3\nA,y,3,4\n") << QStringLiteral("line 3");
        QTest::newRow("negative") << QByteArray("set,group,n,errors\nA,x,9,-1\n") << QStringLiteral("line 2");
        QTest::newRow("twice") << QByteArray("set,group,n,errors\nA,x,9,1\nA,x,9,1\n")
                               << QStringLiteral("line 3");
    }
    void errorsNameTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto sets = measureCounts(write(text), {});
        QVERIFY(!sets);
        QCOMPARE(sets.error().code, ErrorCode::BadFormat);
        QVERIFY2(sets.error().userText.contains(says), qPrintable(sets.error().userText));
    }

    void aReferenceIsNamedAsGroup()
    {
        MeasureQuery query;
        query.reference = {{QStringLiteral("group"), QStringLiteral("z")}};
        const QString file = write("set,group,n,errors\nA,x,10,1\nA,y,10,2\nA,z,10,3\n");
        const auto sets = measureCounts(file, query);
        QVERIFY(sets);
        QCOMPARE(sets->front().runs.front().analysis.differences.size(), std::size_t {2});
        query.reference = {{QStringLiteral("group"), QStringLiteral("w")}};
        QCOMPARE(measureCounts(file, query).error().code, ErrorCode::Usage);
    }

private:
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

QTEST_GUILESS_MAIN(TestCounts)
#include "tst_counts.moc"
