// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include "core/backends/models/model_store.h"
#include "core/run/engine.h"
#include "core/vision/picture.h"
#include "tests/support/fake_backend.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

/// Ten pictures of the sample, two runs behind one detector, and what came out.
struct Bench
{
    explicit Bench(int images = 10)
        : script(std::make_shared<test::FakeScript>())
        , detector(test::makeFakeDetector(QStringLiteral("fake_detect"), script))
        , first(test::makeFakeClassifier(QStringLiteral("fake_one"), script))
        , second(test::makeFakeClassifier(QStringLiteral("fake_two"), script))
        , models(QDir::tempPath())
    {
        const QDir folder(test::sourceDir() % QStringLiteral("/resources/sample/images"));
        const QStringList files =
            folder.entryList({QStringLiteral("s00*.jpg")}, QDir::Files, QDir::Name).mid(0, images);
        for (qsizetype i = 0; i < files.size(); ++i)
            plan.images.push_back({ImageId(i + 1), folder.filePath(files[i]), files[i], {}, {}});
        plan.runs.push_back({RunId(1),
                             QStringLiteral("fake_detect+fake_one"),
                             detector.get(),
                             first.get(),
                             QStringLiteral("classify:gender"),
                             {}});
        plan.runs.push_back({RunId(2),
                             QStringLiteral("fake_detect+fake_two"),
                             detector.get(),
                             second.get(),
                             QStringLiteral("classify:gender"),
                             {}});
        plan.workers = 2;
    }

    Result<EngineSummary> run()
    {
        return execute(
            plan, models, control,
            [this](RunId run, Outcome outcome) -> Result<void> {
                threads.insert(std::this_thread::get_id());
                outcomes[{run.value(), outcome.image.value()}].push_back(std::move(outcome));
                if (onOutcome)
                    return onOutcome();
                return {};
            },
            [this](const EngineProgress& p) { progress.push_back(p); });
    }

    /// The second run enrols faces instead.
    void makeMatching()
    {
        second = test::makeFakeEmbedder(QStringLiteral("fake_two"), script);
        plan.runs[1].classifier = second.get();
        plan.runs[1].task = QStringLiteral("verify");
    }

    std::shared_ptr<test::FakeScript> script;
    std::unique_ptr<Backend> detector, first, second;
    ModelStore models;
    EnginePlan plan;
    RunControl control;
    std::function<Result<void>()> onOutcome;
    std::map<std::pair<qint64, qint64>, std::vector<Outcome>>
        outcomes; // (run, image); the sink is one call at a time
    std::vector<EngineProgress> progress;
    std::set<std::thread::id> threads;
};

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRunGetsOneOutcomePerImage()
    {
        Bench bench;
        QCOMPARE(bench.plan.images.size(), std::size_t {10});
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->images, 10);
        QCOMPARE(done->failed, 0);
        QVERIFY(!done->cancelled);
        QCOMPARE(bench.outcomes.size(), std::size_t {20});
        for (const auto& [key, outcomes] : bench.outcomes) {
            QCOMPARE(outcomes.size(), std::size_t {1});
            QCOMPARE(outcomes.front().kind, OutcomeKind::Answered);
            QCOMPARE(outcomes.front().answer.label, QStringLiteral("male"));
            QCOMPARE(outcomes.front().face.x2, 50.0);
        }
        QCOMPARE(bench.progress.back().done, 10);
        QCOMPARE(bench.progress.back().total, 10);
    }

    void oneSearchForFacesServesAllSystems()
    {
        Bench bench;
        QVERIFY(bench.run());
        QCOMPARE(bench.script->detections.load(), 10);
        QCOMPARE(bench.script->classifications.load(), 20);
    }

    void severalFacesAreFlaggedAndTheSurestIsTaken()
    {
        Bench bench(1);
        bench.script->faces = 3;
        QVERIFY(bench.run());
        const Outcome& outcome = bench.outcomes.begin()->second.front();
        QVERIFY(outcome.multipleFaces);
        QCOMPARE(outcome.faces, 3);
        QCOMPARE(outcome.face.score, 0.9);
    }

    void noFaceIsAnOutcomeOfItsOwn()
    {
        Bench bench(1);
        bench.script->faces = 0;
        QVERIFY(bench.run());
        QCOMPARE(bench.outcomes.begin()->second.front().kind, OutcomeKind::Undetected);
        QCOMPARE(bench.script->classifications.load(), 0);
    }

    void aBadImageFailsAloneWithASentence()
    {
        Bench bench(4);
        bench.plan.images[0].path = QStringLiteral("/nonexistent/gone.jpg");
        bench.plan.images[1].sha256 = QString(64, QLatin1Char('0'));
        bench.plan.images[2].problem = QStringLiteral("c.jpg is no picture.");
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->images, 4);
        QCOMPARE(done->failed, 3);
        for (int image : {1, 2, 3}) {
            const Outcome& outcome = bench.outcomes.at({1, image}).front();
            QCOMPARE(outcome.kind, OutcomeKind::Failed);
            QVERIFY(!outcome.error.isEmpty());
            QCOMPARE(outcome.retriable, image != 3); // not there, or not as it was: it may be again
        }
        QVERIFY(bench.outcomes.at({1, 2}).front().error.contains(bench.plan.images[1].file));
        QCOMPARE(bench.outcomes.at({1, 3}).front().error, QStringLiteral("c.jpg is no picture."));
        QCOMPARE(bench.outcomes.at({1, 4}).front().kind, OutcomeKind::Answered);
    }

    void oneFailingSystemDoesNotSpoilTheOthers()
    {
        Bench bench(2);
        auto broken = std::make_shared<test::FakeScript>();
        broken->answer = [](const Picture&) {
            return Error {ErrorCode::Internal, QStringLiteral("The net threw."), {}};
        };
        const auto backend = test::makeFakeClassifier(QStringLiteral("fake_broken"), broken);
        bench.plan.runs[1].classifier = backend.get();
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->failed, 2);
        QCOMPARE(bench.outcomes.at({1, 1}).front().kind, OutcomeKind::Answered);
        QCOMPARE(bench.outcomes.at({2, 1}).front().kind, OutcomeKind::Failed);
        QCOMPARE(bench.outcomes.at({2, 1}).front().error, QStringLiteral("The net threw."));
    }

    void whatIsDoneIsNotAskedAgain()
    {
        Bench bench;
        for (int image = 1; image <= 6; ++image)
            bench.plan.runs[0].done.insert(ImageId(image));
        for (int image = 1; image <= 4; ++image)
            bench.plan.runs[1].done.insert(ImageId(image));
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->images, 6); // 5 to 10
        QCOMPARE(bench.outcomes.size(), std::size_t {4 + 6});
        QVERIFY(!bench.outcomes.contains({1, 6}));
        QVERIFY(bench.outcomes.contains({2, 6}));
    }

    void cancelStopsBetweenImages()
    {
        Bench bench;
        bench.plan.workers = 1;
        int seen = 0;
        bench.onOutcome = [&]() -> Result<void> {
            if (++seen == 5)
                bench.control.cancel();
            return {};
        };
        const auto done = bench.run();
        QVERIFY(done);
        QVERIFY(done->cancelled);
        QVERIFY(seen >= 5 && seen <= 6);
        QVERIFY(done->images < 10);
    }

    void aPauseHoldsUntilItEnds()
    {
        Bench bench;
        bench.script->delayMs = 2;
        bench.control.pause();
        Result<EngineSummary> done = Error {};
        std::jthread worker([&] { done = bench.run(); });
        QTest::qWait(100);
        QCOMPARE(bench.script->classifications.load(), 0);
        bench.control.resume();
        worker.join();
        QVERIFY(done);
        QCOMPARE(done->images, 10);
        QVERIFY(std::any_of(bench.progress.begin(), bench.progress.end(),
                            [](const EngineProgress& p) { return p.paused; }));
        QVERIFY(!bench.progress.back().paused);
    }

    void cancelEndsAPause()
    {
        Bench bench;
        bench.control.pause();
        Result<EngineSummary> done = Error {};
        std::jthread worker([&] { done = bench.run(); });
        QTest::qWait(20);
        bench.control.cancel();
        worker.join();
        QVERIFY(done);
        QVERIFY(done->cancelled);
        QCOMPARE(bench.script->classifications.load(), 0);
    }

    void aFullDiskEndsTheExecution()
    {
        Bench bench;
        bench.onOutcome = []() -> Result<void> {
            return Error {ErrorCode::DiskFull, QStringLiteral("The disk is full."), {}};
        };
        const auto done = bench.run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::DiskFull);
        QVERIFY(bench.script->classifications.load() < 20);
    }

    void aMissingModelIsAnErrorBeforeTheFirstImage()
    {
        Bench bench;
        bench.script->opens = false;
        const auto done = bench.run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::NotInstalled);
        QVERIFY(bench.outcomes.empty());
    }

    void everyWorkerHasBackendsOfItsOwn()
    {
        Bench bench;
        bench.plan.workers = 3;
        bench.script->delayMs = 5;
        QVERIFY(bench.run());
        QCOMPARE(bench.script->opened.load(), 3 * 3);
        QVERIFY(bench.threads.size() >= 2);
    }

    void aMatchingRunEnrolsEveryFace()
    {
        Bench bench;
        bench.makeMatching();
        QVERIFY(bench.run());
        QCOMPARE(bench.script->detections.load(), 10); // shared with the classifier
        QCOMPARE(bench.script->embeddings.load(), 10);
        QCOMPARE(bench.script->classifications.load(), 10);
        for (const auto& [key, outcomes] : bench.outcomes) {
            const Outcome& outcome = outcomes.front();
            QCOMPARE(outcome.kind, OutcomeKind::Answered);
            QCOMPARE(outcome.embedding.size(), std::size_t {key.first == 2 ? 3U : 0U});
            if (key.first == 2)
                QCOMPARE(outcome.answer.label, enrolledLabel());
        }
    }

    void noFaceToAlignIsAFailureToEnrolAndNoError()
    {
        Bench bench(1);
        bench.makeMatching();
        bench.script->embedding = [](const Picture&) { return std::vector<float>(); };
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->failed, 0);
        const Outcome& outcome = bench.outcomes.at({2, 1}).front();
        QCOMPARE(outcome.kind, OutcomeKind::Undetected);
        QCOMPARE(outcome.faces, 1); // the detector saw one

        Bench broken(1);
        broken.makeMatching();
        broken.script->embedding = [](const Picture&) -> Result<std::vector<float>> {
            return Error {ErrorCode::Internal, QStringLiteral("It threw."), {}};
        };
        QCOMPARE(broken.run()->failed, 1);
        QCOMPARE(broken.outcomes.at({2, 1}).front().kind, OutcomeKind::Failed);
        QVERIFY(broken.outcomes.at({2, 1}).front().retriable);
    }

    void aFaceThatIsKnownIsNotShownToANet()
    {
        Bench bench(4);
        bench.makeMatching();
        bench.plan.runs.erase(bench.plan.runs.begin());
        for (std::size_t i = 0; i < 4; ++i)
            bench.plan.images[i].sha256 = sha256OfFile(bench.plan.images[i].path).value();
        auto known = std::make_shared<KnownFaces>();
        const Face face {1, 2, 3, 4, 0.5};
        known->insert(bench.plan.images[1].sha256, {face, 2});
        known->insert(QString(), {face, 2}); // a picture of unknown content is known to nobody
        bench.plan.runs.front().known = known;
        bench.plan.images[0].sha256.clear();
        bench.plan.images[1].path += QStringLiteral(" is gone"); // need not be there
        QVERIFY(bench.run());
        QCOMPARE(bench.script->detections.load(), 3);
        QCOMPARE(bench.script->embeddings.load(), 3);
        const Outcome& taken = bench.outcomes.at({2, 2}).front();
        QCOMPARE(taken.kind, OutcomeKind::Answered);
        QCOMPARE(taken.answer.label, enrolledLabel());
        QCOMPARE(taken.face, face);
        QVERIFY(taken.multipleFaces && taken.embedding.empty());
    }

    void nothingToDoIsDoneAtOnce()
    {
        Bench bench(0);
        const auto done = bench.run();
        QVERIFY(done);
        QCOMPARE(done->images, 0);
        QCOMPARE(bench.progress.back().total, 0);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
