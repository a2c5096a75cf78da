// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/json.h"
#include "core/session/listing.h"
#include "core/session/outcome_table.h"
#include "core/session/project.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kSystem = QStringLiteral("fake_detect+fake_gender");

/// A project over twelve pictures of the sample, asked by a fake system that says "male" to everyone.
class Flow
{
public:
    Flow()
        : script(std::make_shared<test::FakeScript>())
    {
        services = test::fakeServices(script);
        writeImages();
        path = folder.filePath(QStringLiteral("a.plumb"));
        auto made = Project::create(services, path);
        Q_ASSERT(made);
        project = *made;
    }

    Result<ImportReport> import() const
    {
        ImportRequest request;
        request.imagesDir = folder.filePath(QStringLiteral("images"));
        request.labelsFile = folder.filePath(QStringLiteral("labels.csv"));
        return project->import(request, [](const Progress&) {}, {});
    }

    Result<RunSummary> run(bool resume = false)
    {
        RunRequest request;
        request.systems = QStringList {kSystem};
        request.resume = resume;
        request.workers = 1;
        return project->run(request, control, onProgress);
    }

    void reopen(OpenMode mode = OpenMode::ReadWrite)
    {
        project.reset();
        auto opened = Project::open(services, path, mode);
        Q_ASSERT(opened);
        project = *opened;
    }

    QTemporaryDir folder;
    QString path;
    std::shared_ptr<test::FakeScript> script;
    std::shared_ptr<const Services> services;
    std::shared_ptr<Project> project;
    RunControl control;
    ProgressFunction onProgress = [](const Progress&) {};

private:
    /// Six people with two pictures each: 3 women, 2 men, 1 whose label the systems cannot give.
    void writeImages() const
    {
        const QDir sample(test::sourceDir() % QStringLiteral("/resources/sample/images"));
        QDir(folder.path()).mkdir(QStringLiteral("images"));
        QFile labels(folder.filePath(QStringLiteral("labels.csv")));
        Q_ASSERT(labels.open(QIODevice::WriteOnly));
        labels.write("file,subject_id,gender,age\n");
        const QStringList files =
            sample.entryList({QStringLiteral("s00*.jpg")}, QDir::Files, QDir::Name).mid(0, 12);
        const char* genders[] = {"F", "F", "F", "M", "M", "X"};
        for (int i = 0; i < files.size(); ++i) {
            const QString file = QStringLiteral("p%1.jpg").arg(i, 2, 10, QLatin1Char('0'));
            QFile::copy(sample.filePath(files[i]), folder.filePath(QStringLiteral("images/") % file));
            labels.write(QStringLiteral("%1,s%2,%3,%4\n")
                             .arg(file)
                             .arg(i / 2)
                             .arg(QLatin1String(genders[i / 2]))
                             .arg(20 + 5 * i)
                             .toUtf8());
        }
    }
};

MeasureQuery by(const QStringList& names)
{
    MeasureQuery query;
    query.by = names;
    return query;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunIsMeasuredAgainstTheLabels()
    {
        Flow flow;
        const auto report = flow.import();
        QVERIFY(report);
        QCOMPARE(report->images, 12);
        QCOMPARE(report->people, 6);
        QVERIFY(flow.run());
        const auto measured = flow.project->measure(by({QStringLiteral("gender")}));
        QVERIFY(measured);
        QCOMPARE(measured->groups.size(), std::size_t {3});
        QCOMPARE(measured->labels[0], QStringLiteral("Women"));
        QVERIFY(measured->repeats());
        const auto& groups = measured->runs.front().analysis.groups;
        QCOMPARE(groups[0].counts.errors, 6); // every woman is called a man
        QCOMPARE(groups[0].counts.scored, 6);
        QCOMPARE(groups[1].counts.errors, 0);
        QCOMPARE(groups[1].counts.scored, 4);
        // A label that the system cannot give is never an error.
        QCOMPARE(groups[2].counts.scored, 0);
        QCOMPARE(groups[2].counts.notOffered.value(), 2);
        QVERIFY(!groups[2].errorRate);
    }

    void theUndetectedCountPerImageSubmittedOnly()
    {
        Flow flow;
        QVERIFY(flow.import());
        flow.script->faces = 0;
        QVERIFY(flow.run());
        const auto measured = flow.project->measure(by({QStringLiteral("gender")}));
        QVERIFY(measured);
        const auto& women = measured->runs.front().analysis.groups[0];
        QCOMPARE(women.counts.undetected.value(), 6);
        QVERIFY(!women.errorRate);
        QCOMPARE(women.errorRateSubmitted.value(), 1.0);
    }

    void aCancelledRunGoesOnAndEndsLikeAnUninterruptedOne()
    {
        Flow flow;
        QVERIFY(flow.import());
        flow.script->delayMs = 30;
        flow.onProgress = [&](const Progress& p) {
            if (p.done >= 2)
                flow.control.cancel();
        };
        const auto first = flow.run();
        QVERIFY(first);
        QVERIFY(first->cancelled);
        QCOMPARE(flow.project->runs().front().state, RunState::Cancelled);
        const qint64 before = flow.project->runs().front().done;
        QVERIFY(before >= 2 && before < 12);

        flow.reopen();
        flow.script->delayMs = 0;
        flow.script->classifications = 0;
        RunControl again;
        RunRequest request;
        request.systems = QStringList {kSystem};
        request.resume = true;
        const auto second = flow.project->run(request, again, [](const Progress&) {});
        QVERIFY(second);
        QCOMPARE(flow.script->classifications.load(), static_cast<int>(12 - before));
        QCOMPARE(flow.project->runs().size(), std::size_t {1});
        QCOMPARE(flow.project->runs().front().state, RunState::Finished);
        QCOMPARE(flow.project->runs().front().done, 12);
        const auto rows = flow.project->list({});
        QVERIFY(rows);
        QCOMPARE(rows->size(), std::size_t {12});
    }

    void outcomesOfACancelledRunAreReadOnceUntilItGoesOn()
    {
        Flow flow;
        QVERIFY(flow.import());
        flow.script->delayMs = 30;
        flow.onProgress = [&](const Progress& p) {
            if (p.done >= 2)
                flow.control.cancel();
        };
        QVERIFY(flow.run());
        const auto read = [&] { return flow.project->listing({})->runs().front().outcomes; };
        const auto first = read();
        QVERIFY(first->size() >= 2 && first->size() < 12);
        QCOMPARE(read(), first); // the same, not one like it
        flow.script->delayMs = 0;
        RunControl again;
        RunRequest request;
        request.systems = QStringList {kSystem};
        request.resume = true;
        QVERIFY(flow.project->run(request, again, [](const Progress&) {}));
        QCOMPARE(read()->size(), std::size_t {12});
        QVERIFY(first->size() < 12); // what was handed out stays
    }

    void aListOfARunThatGoesOnKeepsUpWithIt()
    {
        Flow flow;
        QVERIFY(flow.import());
        flow.script->delayMs = 100; // a commit comes at least every 200 ms
        std::size_t most = 0;
        flow.onProgress = [&](const Progress&) {
            const auto listing = flow.project->listing({});
            if (listing && !listing->runs().empty()
                && flow.project->runs().front().state == RunState::Running)
                most = std::max(most, listing->runs().front().outcomes->size());
        };
        QVERIFY(flow.run());
        QVERIFY2(most >= 4, qPrintable(QString::number(most)));
    }

    void resumingWhatIsFinishedDoesNothing()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const auto again = flow.run(true);
        QVERIFY(again);
        QVERIFY(again->runs.empty());
        QCOMPARE(flow.project->runs().size(), std::size_t {1});
    }

    void runningAgainIsARunOfItsOwnAndTheLatestCounts()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        flow.script->answer = [](const Picture&) {
            Answer answer {QStringLiteral("female"), 0.9, {}, QByteArrayLiteral("{}"), {}};
            return Result<Answer>(answer);
        };
        QVERIFY(flow.run());
        QCOMPARE(flow.project->runs().size(), std::size_t {2});
        const auto latest = flow.project->measure(by({QStringLiteral("gender")}));
        QVERIFY(latest);
        QCOMPARE(latest->runs.size(), std::size_t {1});
        QCOMPARE(latest->runs.front().run, RunId(2));
        QCOMPARE(latest->runs.front().analysis.groups[0].counts.errors, 0);
        MeasureQuery first = by({QStringLiteral("gender")});
        first.runs = {RunId(1)};
        QCOMPARE(flow.project->measure(first)->runs.front().analysis.groups[0].counts.errors, 6);
    }

    void aFinishedRunKeepsItsImages()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const auto again = flow.import();
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Usage);
        QCOMPARE(flow.project->dataset()->images.size(), std::size_t {12});
    }

    void everythingIsThereAfterReopening()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const QJsonObject before =
            measuredAsJson(*flow.project, *flow.project->measure(by({QStringLiteral("gender")})));
        flow.reopen(OpenMode::ReadOnly);
        QVERIFY(flow.project->isReadOnly());
        const QJsonObject after =
            measuredAsJson(*flow.project, *flow.project->measure(by({QStringLiteral("gender")})));
        QCOMPARE(after, before);
        RunRequest request;
        request.systems = QStringList {kSystem};
        RunControl control;
        const auto refused = flow.project->run(request, control, [](const Progress&) {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Locked);
    }

    void groupingsAreGroupedByLikeAttributes()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        Grouping bands {QStringLiteral("age_band"), QStringLiteral("age"), {}};
        bands.groups = {{QStringLiteral("under 40"), {}, -1e9, 40},
                        {QStringLiteral("40 and over"), {}, 40, 1e9}};
        QVERIFY(flow.project->setGroupings({bands}));
        const auto measured =
            flow.project->measure(by({QStringLiteral("age_band"), QStringLiteral("gender")}));
        QVERIFY(measured);
        qint64 images = 0;
        for (const auto& group : measured->runs.front().analysis.groups)
            images += group.counts.images.value();
        QCOMPARE(images, 12);
        QCOMPARE(measured->groups.front().front(), QStringLiteral("under 40"));
        flow.reopen();
        QVERIFY(flow.project->dataset()->grouping(QStringLiteral("age_band")));
    }

    void aReferenceThatIsNotThereIsAUsageError()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        MeasureQuery query = by({QStringLiteral("gender")});
        query.reference = {{QStringLiteral("gender"), QStringLiteral("Z")}};
        QCOMPARE(flow.project->measure(query).error().code, ErrorCode::Usage);
        query.reference = {{QStringLiteral("gender"), QStringLiteral("M")}};
        const auto measured = flow.project->measure(query);
        QVERIFY(measured);
        QCOMPARE(measured->settings.reference.value(), 1);
        QCOMPARE(measured->runs.front().analysis.differences.size(), std::size_t {1});
        QCOMPARE(flow.project->measure(by({QStringLiteral("shoe_size")})).error().code, ErrorCode::Usage);
    }

    void filtersCombine()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        ListQuery query;
        query.verdicts = {Verdict::Wrong};
        QCOMPARE(flow.project->list(query)->size(), std::size_t {6});
        query.where = {{QStringLiteral("gender"), QStringLiteral("M")}};
        QCOMPARE(flow.project->list(query)->size(), std::size_t {0});
        query = {};
        query.where = {{QStringLiteral("gender"), QStringLiteral("no such value")}};
        QCOMPARE(flow.project->list(query)->size(), std::size_t {0});
        query = {};
        query.text = QStringLiteral("P00");
        QCOMPARE(flow.project->list(query)->size(), std::size_t {1});
        query.text = QStringLiteral("s1");
        QCOMPARE(flow.project->list(query)->size(), std::size_t {2});
        query = {};
        query.answers = {QStringLiteral("female")};
        QCOMPARE(flow.project->list(query)->size(), std::size_t {0});
    }

    void beforeTheFirstRunEveryImageIsListed()
    {
        Flow flow;
        QVERIFY(flow.import());
        const auto rows = flow.project->list({});
        QVERIFY(rows);
        QCOMPARE(rows->size(), std::size_t {12});
        QCOMPARE(rows->front().verdict, Verdict::None);
    }

    void theDetailHoldsEverySystemsAnswer()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const auto rows = flow.project->list({});
        const auto detail = flow.project->detail(rows->front().image);
        QVERIFY(detail);
        QCOMPARE(detail->answers.size(), std::size_t {1});
        QCOMPARE(detail->answers.front().verdict, Verdict::Wrong);
        QCOMPARE(detail->answers.front().outcome.answer.raw, QByteArrayLiteral("{}"));
        QCOMPARE(detail->truth, QStringLiteral("F"));
        QVERIFY(!flow.project->detail(ImageId(4711)));
    }

    void exportsSayWhatTheListSays()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const QString csv = flow.folder.filePath(QStringLiteral("out.csv"));
        QVERIFY(flow.project->exportOutcomes(QStringLiteral("csv"), csv, {}));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.front().trimmed(),
                 QByteArray("file,subject_id,system,run,outcome,multiple_faces,truth,answer,confidence,p_"
                            "male,box_x1,box_y1,box_x2,box_y2,gender,age"));
        QCOMPARE(lines[1].trimmed(),
                 QByteArray(
                     "p00.jpg,s0,fake_detect+fake_gender,1,answered,false,F,male,0.75,0.75,0,20,50,80,F,20"));
        QCOMPARE(lines.size(), 12 + 2);
        QCOMPARE(flow.project->exportOutcomes(QStringLiteral("docx"), csv, {}).error().code,
                 ErrorCode::Usage);
        QVERIFY(
            !flow.project->exportOutcomes(QStringLiteral("csv"), QStringLiteral("/nonexistent/out.csv"), {}));
        const QString xlsx = flow.folder.filePath(QStringLiteral("out.xlsx"));
        QVERIFY(flow.project->exportOutcomes(QStringLiteral("xlsx"), xlsx, {}));
        QFile workbook(xlsx);
        QVERIFY(workbook.open(QIODevice::ReadOnly));
        QVERIFY(workbook.readAll().startsWith("PK"));
        const auto shown = outcomeTable(*flow.project, {}, 5); // the preview is what the file holds
        QVERIFY(shown);
        QCOMPARE(shown->rows, qint64(12));
        QCOMPARE(shown->table.rows.size(), std::size_t(5));
        QStringList cells;
        for (const TableCell& cell : shown->table.rows[0])
            cells.append(cell.text);
        QCOMPARE(cells.join(QLatin1Char(',')).toUtf8(), lines[1].trimmed());
    }

    void aRunSealsWhatDecidedTheAnswers()
    {
        Flow flow;
        QVERIFY(flow.import());
        QVERIFY(flow.run());
        const QJsonObject plan = flow.project->runs().front().provenance;
        for (const char* key :
             {"program", "libraries", "models", "parameters", "classes", "seed", "workers", "time_zone"})
            QVERIFY2(plan.contains(QLatin1String(key)), key);
        QCOMPARE(flow.project->runs().front().datasetHash, contentHash(*flow.project->dataset()));
    }

    void withoutImagesThereIsNothingToRun()
    {
        Flow flow;
        const auto run = flow.run();
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::Usage);
    }

    void anUnknownSystemStartsNothing()
    {
        Flow flow;
        QVERIFY(flow.import());
        RunRequest request;
        request.systems = QStringList {kSystem, QStringLiteral("no+such")};
        RunControl control;
        QCOMPARE(flow.project->run(request, control, [](const Progress&) {}).error().code, ErrorCode::Usage);
        QVERIFY(flow.project->runs().empty());
    }
};

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    const QCoreApplication app(argc, argv);
    TestProject test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_project.moc"
