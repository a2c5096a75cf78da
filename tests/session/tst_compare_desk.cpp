// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QTest>

#include "core/export/compare_json.h"
#include "core/session/compare_desk.h"
#include "core/session/published_audits.h"
#include "core/session/review_desk.h"
#include "tests/session/small_audit.h"

using namespace plumbline;
using plumbline::test::SmallAudit;

namespace {

const QString kGender = QStringLiteral("fake_detect+fake_gender");

/// Answers by turns: image i is called a man unless \a women has it. The pictures come in their order.
void callWomen(const SmallAudit& audit, std::vector<int> women)
{
    audit.script->answer = [women = std::move(women), image = 0](const Picture&) mutable -> Result<Answer> {
        const bool woman = std::find(women.begin(), women.end(), image++) != women.end();
        Answer answer;
        answer.label = woman ? QStringLiteral("female") : QStringLiteral("male");
        answer.confidence = 0.75;
        return answer;
    };
}

} // namespace

/// Twelve pictures, a woman's and a man's of each of six people; the fake system calls all of them men first.
class TestCompareDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoRunsOfOneSystemAreComparedImageByImage()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        callWomen(audit, {0, 2, 4, 5}); // three women read, one man not any more
        QVERIFY(audit.run());
        const CompareDesk desk(*audit.project);
        CompareQuery query {QStringLiteral("1"), QStringLiteral("2"), {}};
        query.measures.referenceLargest = true;
        const auto compared = desk.compare(query);
        QVERIFY(compared);
        QCOMPARE(compared->both, 12);
        QCOMPARE(compared->onlyA + compared->onlyB + compared->neither, 0);
        QVERIFY(compared->a().name.endsWith(QStringLiteral("run 1")));
        QVERIFY(compared->b().name.endsWith(QStringLiteral("run 2")));
        QCOMPARE(compared->measured.groups.size(), std::size_t {2});
        const auto& groups = compared->analysis.groups;
        QCOMPARE(*groups[0].paired, (measures::PairedTally {0, 3, 0, 3}));
        QCOMPARE(*groups[1].paired, (measures::PairedTally {5, 0, 1, 0}));
        QCOMPARE(groups[0].method, measures::ChangeMethod::Paired);                // a picture of each
        QCOMPARE(compared->analysis.all.method, measures::ChangeMethod::Subjects); // two of each
        QCOMPARE(compared->analysis.all.subjects, std::int64_t {6});
        // Persons 0, 1 fixed, 2 fixed and broken: two of one sign.
        QCOMPARE(*compared->analysis.all.p, 0.5);
        QCOMPARE(compared->analysis.gaps.size(), std::size_t {1});
    }

    void theOrderOfTheSidesIsTheAskers()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        callWomen(audit, {0, 2, 4, 5});
        QVERIFY(audit.run());
        const auto turned =
            CompareDesk(*audit.project).compare({QStringLiteral("2"), QStringLiteral("1"), {}});
        QVERIFY(turned);
        QCOMPARE(*turned->analysis.groups[0].paired, (measures::PairedTally {0, 0, 3, 3}));
        QCOMPARE(turned->a().run, RunId(2));
    }

    void whatOnlyOneScoredIsLeftOutAndCounted()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        audit.script->faces = 0;
        QVERIFY(audit.run());
        const auto images = audit.project->dataset()->images;
        QVERIFY(ReviewDesk(*audit.project).exclude({images[0].id}, QStringLiteral("blurred")));
        const auto compared =
            CompareDesk(*audit.project).compare({QStringLiteral("1"), QStringLiteral("2"), {}});
        QVERIFY(compared);
        QCOMPARE(compared->both, 0);
        QCOMPARE(compared->onlyA, 11); // the excluded one is nowhere
        QVERIFY(!compared->analysis.all.change);
        const QJsonObject json = compareJson(*compared, {});
        QVERIFY(json[QStringLiteral("all")][QStringLiteral("p")].isNull());
        QVERIFY(json[QStringLiteral("all")][QStringLiteral("change_low")].isNull());
        QCOMPARE(json[QStringLiteral("images")][QStringLiteral("only_a")].toInt(), 11);
    }

    void aSystemStandsForItsLatestRun()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        QVERIFY(audit.run());
        QVERIFY(audit.run(SmallAudit::request("fake_other")));
        const CompareDesk desk(*audit.project);
        const auto compared = desk.compare({kGender, QStringLiteral("fake_detect+fake_other"), {}});
        QVERIFY(compared);
        QCOMPARE(compared->a().run, RunId(2));
        QCOMPARE(compared->b().run, RunId(3));
        QCOMPARE(desk.sides(QStringLiteral("classify:gender")).size(), std::size_t {3});
        QCOMPARE(desk.sides(QStringLiteral("classify:gender")).front().id, QStringLiteral("3"));
        // Of one system two dates before two systems.
        QCOMPARE(desk.proposal(QStringLiteral("classify:gender")),
                 QStringList({QStringLiteral("1"), QStringLiteral("2")}));
        QVERIFY(desk.proposal(QStringLiteral("classify:other")).isEmpty());
    }

    void twoSystemsAreProposedWhereNoneRanTwice()
    {
        const SmallAudit audit;
        QVERIFY(audit.run());
        const CompareDesk desk(*audit.project);
        QCOMPARE(desk.proposal(QStringLiteral("classify:gender")).size(), 1);
        QVERIFY(audit.run(SmallAudit::request("fake_other")));
        QCOMPARE(desk.proposal(QStringLiteral("classify:gender")),
                 QStringList({QStringLiteral("1"), QStringLiteral("2")}));
    }

    void questionsWithoutAnAnswerSayWhy_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("task");
        const QString gender = QStringLiteral("classify:gender");
        QTest::newRow("the same run") << QStringLiteral("1") << kGender << gender;
        QTest::newRow("no such run") << QStringLiteral("1") << QStringLiteral("7") << gender;
        QTest::newRow("no such system") << QStringLiteral("nobody") << QStringLiteral("1") << gender;
        QTest::newRow("nothing") << QString() << QString() << gender;
        QTest::newRow("another task")
            << QStringLiteral("1") << QStringLiteral("2") << QStringLiteral("classify:x");
        QTest::newRow("a number") << QStringLiteral("1") << QStringLiteral("2")
                                  << QStringLiteral("estimate:age");
    }
    void questionsWithoutAnAnswerSayWhy()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, task);
        const SmallAudit audit;
        QVERIFY(audit.run());
        CompareQuery query {a, b, {}};
        query.measures.task = task;
        const auto compared = CompareDesk(*audit.project).compare(query);
        QVERIFY(!compared);
        QCOMPARE(compared.error().code, ErrorCode::Usage);
        QVERIFY(compared.error().userText.endsWith(QLatin1Char('.')));
    }

    void publishedSetsAreComparedAsOtherImages()
    {
        const auto services = std::make_shared<const Services>();
        const auto path = publishedProject(services);
        QVERIFY2(path, path ? "" : qPrintable(path.error().userText));
        const auto project = Project::open(services, *path, OpenMode::ReadOnly).value();
        const CompareDesk desk(*project);
        const QString task = QStringLiteral("classify:gender");
        QCOMPARE(desk.sides(task).size(), std::size_t {8});
        QVERIFY(desk.sides(task).front().name.contains(QStringLiteral("2018")));
        const QStringList proposal = desk.proposal(task); // one vendor, the earlier date first
        QCOMPARE(proposal.size(), 2);
        QVERIFY(proposal[0].contains(QStringLiteral("2017")) && proposal[1].contains(QStringLiteral("2018")));
        QCOMPARE(proposal[0].section(QLatin1Char(' '), 0, 0), proposal[1].section(QLatin1Char(' '), 0, 0));

        CompareQuery query {QStringLiteral("IBM 2017-05"), QStringLiteral("IBM 2018-08"), {}};
        query.measures.reference = {{QStringLiteral("skin_tone"), QStringLiteral("lighter")},
                                    {QStringLiteral("gender"), QStringLiteral("male")}};
        const auto compared = desk.compare(query);
        QVERIFY2(compared, compared ? "" : qPrintable(compared.error().userText));
        QVERIFY(!compared->isPaired);
        QCOMPARE(compared->analysis.gaps.size(), std::size_t {3});
        const auto& gaps = compared->analysis.gaps;
        const auto widest = std::max_element(
            gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.before < b.before; });
        QCOMPARE(QString::number(100 * widest->before, 'f', 1), QStringLiteral("34.4"));
        QCOMPARE(QString::number(100 * widest->after, 'f', 1), QStringLiteral("16.7"));
        QVERIFY(widest->widened.high < 0); // smaller, whichever gap one picks
        query.b = QStringLiteral("Nobody 2018");
        QCOMPARE(desk.compare(query).error().code, ErrorCode::Usage);
        query.b = query.a;
        QCOMPARE(desk.compare(query).error().code, ErrorCode::Usage);
    }

    void aSeriesMatchesThePicturesOfAPerson()
    {
        const SmallAudit audit;
        QVERIFY(audit.run()); // all are called men: each woman's picture is misread, no man's
        const CompareDesk desk(*audit.project);
        QCOMPARE(desk.seriesAttributes(), QStringList {QStringLiteral("gender")});
        SeriesQuery query {QStringLiteral("1"), QStringLiteral("gender"), QStringLiteral("M"), {}};
        const auto series = desk.series(query);
        QVERIFY(series);
        QCOMPARE(series->analysis.sets, 6);
        QCOMPARE(series->analysis.complete, 6);
        QCOMPARE(series->levels, QStringList({QStringLiteral("F"), QStringLiteral("M")}));
        QCOMPARE(series->analysis.reference, 1);
        QCOMPARE(series->analysis.levels[0].against, (measures::PairedTally {0, 0, 6, 0}));
        QCOMPARE(*series->analysis.levels[0].p, 2.0 / 64);
        QCOMPARE(series->analysis.overall->p, 2.0 / 64);
        const QJsonObject json = seriesJson(*series, {});
        QCOMPARE(json[QStringLiteral("sets")].toInt(), 6);
        QVERIFY(json[QStringLiteral("levels")][1][QStringLiteral("p")].isNull());
        query.reference = QStringLiteral("X");
        QCOMPARE(desk.series(query).error().code, ErrorCode::Usage);
        query.attribute = QStringLiteral("hat");
        QCOMPARE(desk.series(query).error().code, ErrorCode::Usage);
    }
};

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestCompareDesk tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_compare_desk.moc"
