// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QJsonArray>
#include <QTest>

#include "core/session/json.h"
#include "tests/cli/cli_program.h"
#include "tests/session/small_audit.h"
#include "ui/audit_context.h"

using namespace plumbline;
using namespace plumbline::test;

/// What the window shows and what the command line prints are the same numbers.
class TestEqualNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_audit.run());
        QVERIFY(m_audit.run(SmallAudit::request("fake_other")));
    }

    void theWindowAndTheCommandLineAgree_data()
    {
        QTest::addColumn<bool>("everyPair");
        QTest::addColumn<bool>("againstRest");
        QTest::addColumn<QStringList>("options");
        const QString compare = QStringLiteral("--compare");
        QTest::newRow("largest group")
            << false << false << QStringList {compare, QStringLiteral("reference")};
        QTest::newRow("every pair") << true << false << QStringList {compare, QStringLiteral("pairs")};
        QTest::newRow("the rest") << false << true << QStringList {compare, QStringLiteral("rest")};
    }

    void theWindowAndTheCommandLineAgree()
    {
        QFETCH(bool, everyPair);
        QFETCH(bool, againstRest);
        QFETCH(QStringList, options);
        ui::AuditContext context; // as Results asks
        context.by = QStringList {QStringLiteral("gender")};
        context.everyPair = everyPair;
        context.againstRest = againstRest;
        context.intervalMethod = measures::IntervalMethod::Jeffreys;
        context.level = 0.9;
        context.fewest = 7;
        const auto measured = m_audit.project->measure(context.measureQuery());
        QVERIFY(measured);
        const QJsonObject window = measuredAsJson(*m_audit.project, *measured);
        const auto answer =
            cli(QStringList {QStringLiteral("measure"), m_audit.path, QStringLiteral("--by"),
                             QStringLiteral("gender"), QStringLiteral("--interval"),
                             QStringLiteral("jeffreys"), QStringLiteral("--level"), QStringLiteral("0.9"),
                             QStringLiteral("--fewest"), QStringLiteral("7"), QStringLiteral("--json")}
                + options);
        QVERIFY2(answer.exitCode == 0, answer.err.constData());
        const QString runs = QStringLiteral("runs");
        QCOMPARE(window[runs].toArray().size(), 2);
        QVERIFY(!window[runs][0][QStringLiteral("differences")].toArray().isEmpty());
        QCOMPARE(answer.json()[runs], window[runs]);
        QCOMPARE(answer.json()[QStringLiteral("settings")], window[QStringLiteral("settings")]);
        QCOMPARE(window[QStringLiteral("settings")][QStringLiteral("fewest")].toInt(), 7);
    }

    void everyGroupHasTheRatesOfItsClasses()
    {
        const auto answer = cli({QStringLiteral("measure"), m_audit.path, QStringLiteral("--by"),
                                 QStringLiteral("gender"), QStringLiteral("--json")});
        const QJsonObject women =
            answer.json()[QStringLiteral("runs")][0][QStringLiteral("groups")][0].toObject();
        QCOMPARE(women[QStringLiteral("too_few")].toBool(), true); // six of them
        const QJsonArray classes = women[QStringLiteral("classes")].toArray();
        QCOMPARE(classes.size(), 2);
        // The fake says "male" of everybody.
        const QJsonObject female = classes[0].toObject();
        QCOMPARE(female[QStringLiteral("class")].toString(), QStringLiteral("female"));
        QCOMPARE(female[QStringLiteral("tpr")][QStringLiteral("value")].toDouble(-1), 0.0);
        QCOMPARE(female[QStringLiteral("fnr")][QStringLiteral("value")].toDouble(), 1.0);
        QVERIFY(female[QStringLiteral("fpr")][QStringLiteral("value")].isNull()); // no man among women
        QVERIFY(female[QStringLiteral("ppv")][QStringLiteral("value")].isNull()); // nobody was read as female
        QCOMPARE(classes[1][QStringLiteral("fpr")][QStringLiteral("value")].toDouble(), 1.0);
    }

    void aPlanIsPrintedForTheProjectAndForNothing()
    {
        const auto none =
            cli({QStringLiteral("plan"), QStringLiteral("--rate"), QStringLiteral("0.1"),
                 QStringLiteral("--difference"), QStringLiteral("0.1"), QStringLiteral("--json")});
        QVERIFY2(none.exitCode == 0, none.err.constData());
        QCOMPARE(none.json()[QStringLiteral("plan")][QStringLiteral("images_per_group")].toInt(), 219);
        const auto some = cli({QStringLiteral("plan"), m_audit.path, QStringLiteral("--by"),
                               QStringLiteral("gender"), QStringLiteral("--reference"),
                               QStringLiteral("gender=M"), QStringLiteral("--json")}); // never misread here
        QVERIFY2(some.exitCode == 0, some.err.constData());
        const QJsonObject run = some.json()[QStringLiteral("runs")][0].toObject();
        const QJsonArray groups = run[QStringLiteral("groups")].toArray();
        QCOMPARE(groups.size(), 1); // the other one is what it is compared with
        QCOMPARE(groups[0][QStringLiteral("scored")].toInt(), 6);
        QCOMPARE(groups[0][QStringLiteral("missing")].toInt(-1),
                 run[QStringLiteral("plan")][QStringLiteral("images_per_group")].toInt() - 6);
        const auto wrong = cli({QStringLiteral("plan"), QStringLiteral("--power"), QStringLiteral("80")});
        QCOMPARE(wrong.exitCode, 2);
    }

    void whatCannotBeComparedIsAUsageError()
    {
        for (const QStringList& options :
             {QStringList {QStringLiteral("--compare"), QStringLiteral("everything")},
              QStringList {QStringLiteral("--compare"), QStringLiteral("rest"), QStringLiteral("--reference"),
                           QStringLiteral("gender=M")},
              QStringList {QStringLiteral("--fewest"), QStringLiteral("0")}}) {
            const auto answer = cli(QStringList {QStringLiteral("measure"), m_audit.path} + options);
            QCOMPARE(answer.exitCode, 2);
            QVERIFY(!answer.err.isEmpty() && answer.out.isEmpty());
        }
    }

private:
    SmallAudit m_audit;
};

QTEST_GUILESS_MAIN(TestEqualNumbers)
#include "tst_equal_numbers.moc"
