// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include "core/store/project_store.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

/// Runs and outcomes: what goes in comes out, and what is finished stays.
class TestRunStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAnOutcomeComesBack_data();
    void everyFieldOfAnOutcomeComesBack();
    void outcomesAreOrderedByImage();
    void aSecondOutcomeReplacesTheFirst();
    void missingNumbersComeBackAsMissing();
    void everyFieldOfARunComesBack();
    void runGoesThroughItsStates();
    void aFinishedRunRefusesOutcomesAndStates();
    void refusedOutcomesDoNotTakeOthersWithThem();
    void aRunThatLostOutcomesCannotFinish();
    void nothingOfAFinishedRunCanBeChangedBySql_data();
    void nothingOfAFinishedRunCanBeChangedBySql();
    void unknownRunsAndImagesAreNotFound();
};

void TestRunStore::everyFieldOfAnOutcomeComesBack_data()
{
    QTest::addColumn<OutcomeKind>("kind");
    for (const auto kind : {OutcomeKind::Answered, OutcomeKind::Undetected, OutcomeKind::Refused,
                            OutcomeKind::Failed, OutcomeKind::Excluded})
        QTest::newRow(qPrintable(outcomeName(kind))) << kind;
}

void TestRunStore::everyFieldOfAnOutcomeComesBack()
{
    QFETCH(OutcomeKind, kind);
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    const ImageId image = imageIds(*store).front();
    Outcome outcome = sampleOutcome(image);
    outcome.kind = kind;
    if (kind != OutcomeKind::Answered) {
        const QByteArray raw = outcome.answer.raw; // a service's refusal is kept too
        outcome.answer = {};
        outcome.answer.raw = raw;
        outcome.error = QStringLiteral("The service declined: “alter” – tot.");
        outcome.retriable = true;
    }
    if (kind == OutcomeKind::Undetected) {
        outcome.face = {};
        outcome.faces = 0;
        outcome.multipleFaces = false;
        outcome.landmarks.clear();
    }
    const RunId run = store->startRun(sampleRun(2)).value();
    store->append({run, {outcome}});
    QVERIFY(store->flush().ok());
    QVERIFY(store->detail(run, image).value() == outcome);
    QVERIFY(store->outcomes(run).value() == std::vector {withoutResponse(outcome)});
}

void TestRunStore::outcomesAreOrderedByImage()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 200);
    std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(200)).value();
    for (auto at = ids.rbegin(); at != ids.rend(); ++at)
        store->append(batchOf(run, {*at}));
    QVERIFY(store->flush().ok());
    std::vector<Outcome> expected;
    for (const Outcome& outcome : batchOf(run, ids).outcomes)
        expected.push_back(withoutResponse(outcome));
    QVERIFY(store->outcomes(run).value() == expected);
    QCOMPARE(store->doneImages(run).value(), std::unordered_set<ImageId>(ids.begin(), ids.end()));
}

void TestRunStore::aSecondOutcomeReplacesTheFirst()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    const ImageId image = imageIds(*store).front();
    const RunId run = store->startRun(sampleRun(2)).value();
    store->append(batchOf(run, {image}));
    Outcome failed;
    failed.image = image;
    failed.error = QStringLiteral("no");
    store->append({run, {failed}});
    QVERIFY(store->flush().ok());
    QVERIFY(store->detail(run, image).value() == failed);
    QCOMPARE(store->runs().value().front().failed, 1);
    store->append(batchOf(run, {image}));
    QVERIFY(store->flush().ok());
    QVERIFY(store->detail(run, image).value() == sampleOutcome(image));
    QCOMPARE(store->runs().value().front().done, 1);
}

void TestRunStore::missingNumbersComeBackAsMissing()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    const ImageId image = imageIds(*store).front();
    const RunId run = store->startRun(sampleRun(2)).value();
    Outcome outcome = sampleOutcome(image);
    outcome.answer.confidence = std::numeric_limits<double>::quiet_NaN();
    outcome.answer.scores[1].score = std::numeric_limits<double>::quiet_NaN();
    outcome.face.score = std::numeric_limits<double>::quiet_NaN();
    outcome.face.x2 = std::numeric_limits<double>::infinity();
    store->append({run, {outcome}});
    QVERIFY(store->flush().ok());
    const Outcome loaded = store->outcomes(run).value().front();
    QVERIFY(std::isnan(loaded.answer.confidence) && std::isnan(loaded.answer.scores[1].score)
            && std::isnan(loaded.face.score));
    QVERIFY(std::isinf(loaded.face.x2));
    QCOMPARE(loaded.face.x1, outcome.face.x1);
}

void TestRunStore::everyFieldOfARunComesBack()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const RunRecord plan = sampleRun(3);
    const RunId run = store->startRun(plan).value();
    const RunRecord loaded = store->runs().value().front();
    QCOMPARE(loaded.id, run);
    QCOMPARE(loaded.system, plan.system);
    QCOMPARE(loaded.task, plan.task);
    QCOMPARE(loaded.state, RunState::Running);
    QCOMPARE(loaded.datasetHash, plan.datasetHash);
    QCOMPARE(loaded.provenance, plan.provenance);
    QCOMPARE(loaded.startedUtc, plan.startedUtc);
    QVERIFY(!loaded.endedUtc.isValid());
    QCOMPARE(loaded.images, 3);
    QCOMPARE(loaded.done, 0);
    QCOMPARE(loaded.failed, 0);
}

void TestRunStore::runGoesThroughItsStates()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    auto store = projectWithImages(path, 3);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ids[0]}));
    QVERIFY(store->endRun(run, RunState::Cancelled).ok());
    QCOMPARE(store->runs().value().front().state, RunState::Cancelled);
    QVERIFY(store->runs().value().front().endedUtc.isValid());
    QVERIFY(store->reopenRun(run).ok());
    QVERIFY(!store->runs().value().front().endedUtc.isValid());
    store->append(batchOf(run, {ids[1]}));
    store.reset(); // closed while it runs: as after a crash
    store = ProjectStore::open(path, OpenMode::ReadWrite).value();
    QCOMPARE(store->runs().value().front().state, RunState::Interrupted);
    QCOMPARE(store->runs().value().front().done, 2);
    QVERIFY(store->reopenRun(run).ok());
    store->append(batchOf(run, {ids[2]}));
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    QCOMPARE(store->runs().value().front().done, 3);
    QStringList actions;
    const auto entries = store->journalEntries().value();
    for (const JournalEntry& entry : entries)
        actions << entry.action;
    QCOMPARE(actions.mid(2),
             QStringList({QStringLiteral("run started"), QStringLiteral("run cancelled"),
                          QStringLiteral("run resumed"), QStringLiteral("run interrupted"),
                          QStringLiteral("run resumed"), QStringLiteral("run finished")}));
}

void TestRunStore::aFinishedRunRefusesOutcomesAndStates()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ids[0]}));
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    QCOMPARE(store->endRun(run, RunState::Cancelled).error().code, ErrorCode::Usage);
    QCOMPARE(store->reopenRun(run).error().code, ErrorCode::Usage);
    store->append(batchOf(run, {ids[0], ids[1]}));
    QCOMPARE(store->flush().error().code, ErrorCode::Usage);
    QVERIFY(store->flush().ok());                              // told once
    QCOMPARE(store->failure().error().code, ErrorCode::Usage); // and kept
    QCOMPARE(store->outcomes(run).value().size(), std::size_t {1});
    QVERIFY(store->startRun(sampleRun(3)).ok());
    QVERIFY(store->failure().ok());
}

void TestRunStore::refusedOutcomesDoNotTakeOthersWithThem()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId finished = store->startRun(sampleRun(3)).value();
    QVERIFY(store->endRun(finished, RunState::Finished).ok());
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ids[0]}));
    store->append(batchOf(finished, {ids[0]}));
    store->append(batchOf(run, {ids[1]}));
    QCOMPARE(store->flush().error().code, ErrorCode::Usage);
    QCOMPARE(store->doneImages(run).value().size(), std::size_t {2});
    QVERIFY(store->doneImages(finished).value().empty());
}

void TestRunStore::aRunThatLostOutcomesCannotFinish()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ImageId(99)})); // no such image
    QCOMPARE(store->endRun(run, RunState::Finished).error().code, ErrorCode::Usage);
    QCOMPARE(store->runs().value().front().state, RunState::Running);
    QVERIFY(store->endRun(run, RunState::Interrupted).ok());
}

void TestRunStore::nothingOfAFinishedRunCanBeChangedBySql_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* sql, bool allowed = false) {
        QTest::newRow(sql) << QByteArray(sql) << allowed;
    };
    row("UPDATE outcomes SET answer = 'male' WHERE run_id = 1");
    row("UPDATE outcomes SET run_id = 2 WHERE run_id = 1");
    row("UPDATE outcomes SET run_id = 1 WHERE run_id = 2 AND image_id = 3");
    row("DELETE FROM outcomes WHERE run_id = 1");
    row("INSERT OR REPLACE INTO outcomes (run_id, image_id, kind, faces, multiple_faces, error, retriable) "
        "VALUES (1, 1, 'failed', 0, 0, '', 0)");
    row("DELETE FROM responses WHERE run_id = 1");
    row("UPDATE responses SET raw_qcompress = x'00' WHERE run_id = 1");
    row("INSERT INTO responses (run_id, image_id) VALUES (1, 2)");
    row("UPDATE runs SET state = 'running' WHERE id = 1");
    row("UPDATE runs SET done = 7 WHERE id = 1");
    row("DELETE FROM runs WHERE id = 1");
    row("INSERT OR REPLACE INTO runs (id, system, task, state, dataset_hash, provenance_json, started_utc, "
        "planned_images) "
        "VALUES (1, '', '', 'running', '', '{}', '', 0)");
    row("UPDATE runs SET provenance_json = '{}' WHERE id = 2");
    row("UPDATE images SET sha256 = 'x' WHERE id = 1");
    row("DELETE FROM images WHERE id = 1");
    row("UPDATE journal SET who = 'x'");
    row("DELETE FROM journal");
    row("INSERT OR REPLACE INTO journal (id, when_utc, who, action, detail_json) VALUES (1, '', '', '', "
        "'{}')");
    row("UPDATE outcomes SET answer = 'male' WHERE run_id = 2", true); // the rules are not just "nothing"
    row("DELETE FROM outcomes WHERE run_id = 2", true);
    row("UPDATE runs SET state = 'cancelled' WHERE id = 2", true);
}

void TestRunStore::nothingOfAFinishedRunCanBeChangedBySql()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, allowed);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    auto store = projectWithImages(path, 3);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ids[0], ids[1]}));
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    const RunId open = store->startRun(sampleRun(3)).value();
    store->append(batchOf(open, {ids[0], ids[2]}));
    store.reset();

    sqlite3* db = nullptr; // as any other program would open it, but with foreign keys
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr), SQLITE_OK);
    const int rc = sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr);
    const QByteArray message = sqlite3_errmsg(db);
    sqlite3_close(db);
    QVERIFY2((rc == SQLITE_OK) == allowed, message.constData());
    if (!allowed)
        QCOMPARE(rc, SQLITE_CONSTRAINT);
}

void TestRunStore::unknownRunsAndImagesAreNotFound()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const RunId run = store->startRun(sampleRun(3)).value();
    QCOMPARE(store->outcomes(RunId(9)).error().code, ErrorCode::NotFound);
    QCOMPARE(store->doneImages(RunId(9)).error().code, ErrorCode::NotFound);
    QCOMPARE(store->endRun(RunId(9), RunState::Finished).error().code, ErrorCode::NotFound);
    QCOMPARE(store->reopenRun(RunId(9)).error().code, ErrorCode::NotFound);
    QCOMPARE(store->detail(run, imageIds(*store).front()).error().code, ErrorCode::NotFound);
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestRunStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_run_store.moc"
