// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/counts_desk.h"
#include "core/session/history.h"
#include "core/session/json.h"
#include "core/session/project.h"
#include "core/views/texts.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

constexpr const char* kCells = "set,gender,skin_tone,n,errors\n"
                               "A,female,darker,40,14\nA,male,darker,50,6\nA,female,lighter,60,4\n"
                               "A,male,lighter,70,0\nB,female,darker,10,1\n";

} // namespace

/// An audit made of a table of counts: in the file, measured, changed and taken back.
class TestCountsAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_project = Project::create(std::make_shared<const Services>(),
                                    m_folder.filePath(QStringLiteral("audit%1.plumb").arg(++m_files)))
                        .value();
    }

    void columnsAreKnownByTheirNames()
    {
        const auto survey = CountsDesk::survey(write(
            "Vendor,When,Skin tone,n_benchmark,n_scored,errors,rate,Notes on it\nX,2017-05,d,9,8,1,12.5,\n"));
        QVERIFY(survey);
        const std::vector<CountsRole> expected {
            CountsRole::Vendor, CountsRole::Date,   CountsRole::Attribute, CountsRole::Benchmark,
            CountsRole::Scored, CountsRole::Errors, CountsRole::Published, CountsRole::Attribute};
        QCOMPARE(survey->roles, expected);
        QVERIFY(looksLikeCounts(survey->table));
        const auto labels = CountsDesk::survey(write("file,gender,age\na.jpg,F,30\n"));
        QVERIFY(!looksLikeCounts(labels->table));
    }

    void everythingIsInTheFile()
    {
        take("vendor,date,study,benchmark,status,gender,n,n_benchmark,errors,published_rate\n"
             "X,2017-05,S,PPB,reconstructed,f,8,9,1,12.5\nX,2018-08,S,PPB,,f,8,,0,\n");
        const CountsTable kept = *CountsDesk(*m_project).table();
        QCOMPARE(kept.sets.size(), std::size_t {2});
        QCOMPARE(kept.sets[0].name, QStringLiteral("X 2017-05"));
        QVERIFY(kept.sets[0].reconstructed && !kept.sets[1].reconstructed);
        QCOMPARE(kept.rows[0].benchmark.value_or(0), 9);
        QVERIFY(!kept.rows[1].benchmark);
        QCOMPARE(kept.rows[0].published, QStringLiteral("12.5"));
        const QString path = m_project->path();
        m_project.reset();
        m_project = Project::open(std::make_shared<const Services>(), path, OpenMode::ReadOnly).value();
        QVERIFY(*CountsDesk(*m_project).table() == kept);
        const auto attributes = m_project->attributes();
        QCOMPARE(attributes.size(), std::size_t {1});
        QCOMPARE(attributes.front().valueMap.value(QStringLiteral("f")), QStringLiteral("female"));
    }

    void wholesAreAddedUpFromTheirParts()
    {
        take(kCells);
        const measures::GroupCounts women = group({QStringLiteral("gender")}, {QStringLiteral("female")});
        QCOMPARE(women.scored, 100);
        QCOMPARE(women.errors, 18);
        const measures::GroupCounts darker = group({QStringLiteral("skin_tone")}, {QStringLiteral("darker")});
        QCOMPARE(darker.scored, 90);
        QCOMPARE(darker.errors, 20);
        MeasureQuery query;
        query.by = QStringList {QStringLiteral("gender"), QStringLiteral("skin_tone")};
        const auto measured = m_project->measure(query);
        QVERIFY(measured);
        QCOMPARE(measured->labels.front(), QStringLiteral("Women, darker"));
        QCOMPARE(measured->runs.size(), std::size_t {2});
        QVERIFY(!measured->runs[1].analysis.groups[1].errorRate); // B has no darker men: undefined, not 0
    }

    void facesWithoutAnAnswerCountPerImageSubmitted()
    {
        take("set,group,n_benchmark,n,errors\nA,x,20,16,4\nA,y,,10,1\n");
        const measures::GroupCounts known = group({}, {QStringLiteral("x")});
        QCOMPARE(known.submitted, 20);
        QCOMPARE(known.undetected.value_or(-1), 4);
        QCOMPARE(measures::perImageSubmitted(known), (measures::Tally {8, 20}));
        const measures::GroupCounts unknown = group({}, {QStringLiteral("y")});
        QVERIFY(!unknown.undetected);
        QCOMPARE(measures::perImageSubmitted(unknown), measures::perFaceFound(unknown));
    }

    void theSameNumbersAsMeasureCounts()
    {
        const QByteArray text = "set,group,n,errors\nA,x,23,8\nB,x,5,5\nA,y,260,1\nA,z,0,0\nB,y,40,2\n";
        take(text);
        const auto sets = CountsDesk(*m_project).measureSets({});
        QVERIFY(sets);
        const auto file = measureCounts(write(text), {});
        QVERIFY(file);
        const QString key = QStringLiteral("sets");
        QCOMPARE(countsAsJson(*m_project, *sets)[key].toArray(), countsAsJson(*file)[key].toArray());
    }

    void theTableShowsWhatIsKnown()
    {
        take("set,group,n,errors\nA,x,16,4\nA,y,10,1\n");
        const auto columns = [&] {
            QStringList ids;
            for (const TableColumn& column : subgroupTable(m_project->measure({}).value(), {}).columns)
                ids.append(column.id);
            return ids;
        };
        QVERIFY(columns().contains(QStringLiteral("errors"))
                && columns().contains(QStringLiteral("submitted")));
        for (const char* unknown : {"images", "subjects", "undetected", "failed", "not_offered"})
            QVERIFY2(!columns().contains(QLatin1String(unknown)), unknown);
        take("set,group,n_benchmark,n,errors\nA,x,20,16,4\n");
        QVERIFY(columns().contains(QStringLiteral("undetected")));
    }

    void badRowsAreToldOfAndTheRestGoesOn_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("says");
        QTest::newRow("text") << QByteArray("A,b,many,3") << QStringLiteral("“many”");
        QTest::newRow("part of a face") << QByteArray("A,b,7.5,3") << QStringLiteral("whole number");
        QTest::newRow("empty") << QByteArray("A,b,,3") << QStringLiteral("n is empty");
        QTest::newRow("negative") << QByteArray("A,b,9,-1") << QStringLiteral("negative");
        QTest::newRow("more errors than n") << QByteArray("A,b,3,4") << QStringLiteral("more than n (3)");
        QTest::newRow("beyond counting") << QByteArray("A,b,5000000000,4") << QStringLiteral("is more than");
        QTest::newRow("twice") << QByteArray("A,a,9,1") << QStringLiteral("there already");
    }
    void badRowsAreToldOfAndTheRestGoesOn()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, says);
        const auto reading = read("set,group,n,errors\nA,a,10,2\n" + row + "\nA,c,10,3\n");
        QVERIFY(reading);
        QCOMPARE(reading->counts.rows.size(), std::size_t {2});
        QCOMPARE(reading->problems.size(), 1);
        QVERIFY2(reading->problems.front().contains(QLatin1String("ine 3")),
                 qPrintable(reading->problems.front()));
        QVERIFY2(reading->problems.front().contains(says), qPrintable(reading->problems.front()));
    }

    void aTableThatCannotBeCountedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no errors") << QByteArray("set,group,n\nA,x,3\n")
                                   << QStringLiteral("no column says errors");
        QTest::newRow("no group") << QByteArray("set,n,errors\nA,3,1\n") << QStringLiteral("which group");
        QTest::newRow("no good row") << QByteArray("set,group,n,errors\nA,x,3,4\n")
                                     << QStringLiteral("ine 2");
        QTest::newRow("only totals") << QByteArray("set,g,t,n,errors\nA,f,all,3,1\nA,m,all,3,1\n")
                                     << QStringLiteral("total");
    }
    void aTableThatCannotBeCountedIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto reading = read(text);
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::BadFormat);
        QVERIFY2(reading.error().userText.contains(says), qPrintable(reading.error().userText));
    }

    void totalsAreNotCountedTwice()
    {
        const auto named = read("g,t,n,errors\nf,d,4,1\nf,l,6,1\nf,all,10,2\n");
        QCOMPARE(named->counts.rows.size(), std::size_t {2});
        const auto open = read("g,t,n,errors\nf,d,4,1\nf,l,6,1\nf,,10,2\nm,,3,0\n");
        QCOMPARE(open->counts.rows.size(), std::size_t {3}); // the men are not stated, and no sum
        QCOMPARE(open->notes.size(), 1);
        QVERIFY(open->notes.front().contains(QLatin1String("ine 4")));
    }

    void whatIsReplacedCanBePutBack()
    {
        take(kCells);
        CountsDesk desk(*m_project);
        const CountsTable first = *desk.table();
        CountsTable changed = first;
        changed.rows.front().errors = 40;
        changed.rows.back().n.reset(); // not filled in yet: kept, and counts nothing
        const auto before = desk.replace(changed, QStringLiteral("test"));
        QVERIFY(before);
        QVERIFY(*before == first);
        QCOMPARE(group({QStringLiteral("gender")}, {QStringLiteral("female")}).errors, 44);
        QVERIFY(desk.replace(*before, QStringLiteral("test")));
        QVERIFY(*desk.table() == first);
        changed.rows.front().errors = 41;
        QCOMPARE(desk.replace(changed, QStringLiteral("test")).error().code, ErrorCode::Usage);
        QVERIFY(*desk.table() == first);
    }

    void imagesDoNotGoIntoAnAuditOfCounts()
    {
        take(kCells);
        ImportRequest request;
        request.imagesDir = m_folder.path();
        const auto report = m_project->import(request, [](const Progress&) {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Usage);
    }

    void questionsThatMakeNoSenseSaySo()
    {
        take(kCells);
        MeasureQuery query;
        query.by = QStringList {QStringLiteral("age")};
        QCOMPARE(m_project->measure(query).error().code, ErrorCode::Usage);
        query.by.clear();
        query.systems = QStringList {QStringLiteral("C")};
        QCOMPARE(m_project->measure(query).error().code, ErrorCode::Usage);
        query.systems.clear();
        query.reference = {{QStringLiteral("gender"), QStringLiteral("none")}};
        QCOMPARE(m_project->measure(query).error().code, ErrorCode::Usage);
    }

private:
    measures::GroupCounts group(const QStringList& by, const QStringList& values)
    {
        MeasureQuery query;
        query.by = by;
        const auto measured = m_project->measure(query);
        for (std::size_t i = 0; measured && i < measured->groups.size(); ++i)
            if (measured->groups[i] == values)
                return measured->runs.front().analysis.groups[i].counts;
        return {};
    }
    Result<CountsReading> read(const QByteArray& text)
    {
        const auto survey = CountsDesk::survey(write(text));
        if (!survey)
            return survey.error();
        return readCounts(survey->table, survey->roles, QStringLiteral("counts.csv"));
    }
    void take(const QByteArray& text)
    {
        const auto survey = CountsDesk::survey(write(text));
        QVERIFY(survey);
        const auto reading = readCounts(survey->table, survey->roles, QStringLiteral("counts.csv"));
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().userText));
        QVERIFY(reading->problems.isEmpty());
        QVERIFY(CountsDesk(*m_project).take(*survey, *reading));
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
    std::shared_ptr<Project> m_project;
};

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestCountsAudit tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_counts_audit.moc"
