// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <atomic>
#include <cmath>

#include <QTest>

#include "core/session/file_desk.h"
#include "core/session/listing.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "tests/session/small_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

const QString kSystem = QStringLiteral("fake_detect+fake_embed");

/// Services that have the embedder, fed so.
std::shared_ptr<const Services> servicesWith(const std::shared_ptr<FakeScript>& script,
                                             const QString& feeding)
{
    auto services = fakeServices(script);
    services->backends.add(QStringLiteral("fake_embed"),
                           makeFakeEmbedder(QStringLiteral("fake_embed"), script, feeding));
    return services;
}

/// The small audit with an embedder among its systems.
struct MatchingAudit : SmallAudit
{
    MatchingAudit() { openFed(QStringLiteral("as it is")); }

    void openFed(const QString& feeding)
    {
        project.reset();
        services = servicesWith(script, feeding);
        project = Project::open(services, path).value();
    }
    [[nodiscard]] static RunRequest verify()
    {
        RunRequest request;
        request.task = QStringLiteral("verify");
        request.systems = QStringList {kSystem};
        request.workers = 1;
        return request;
    }
    [[nodiscard]] Result<EmbeddingSet> set() const { return MatchingDesk(*project).embeddings(kSystem); }
};

qint64 reused(const RunRecord& run)
{
    return run.provenance[QStringLiteral("embeddings")]
        .toObject()[QStringLiteral("reused_images")]
        .toInteger();
}

} // namespace

/// The task "verify" from the run to the set of embeddings.
class TestMatchingDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void embeddersAreSystemsForMatchingAndNothingElse();
    void everyFaceIsEnrolled();
    void aSecondRunTakesOverWhatIsThere();
    void anotherFeedingMakesOtherEmbeddings();
    void failuresToEnrolAreOutcomes();
    void aStoppedRunGoesOnWithItsEmbeddings();
    void aRunOfAnotherMakingCannotGoOn();
    void deletedFaceDataComesBackWithAnotherRun();
    void excludedImagesAreLeftOut();
    void aCopyHasTheEmbeddings();
    void thereIsNothingToMeasureByLabels();
};

void TestMatchingDesk::embeddersAreSystemsForMatchingAndNothingElse()
{
    const MatchingAudit audit;
    QVERIFY(!audit.services->tasks().contains(QStringLiteral("verify")));
    for (const char* task : {"verify", "identify"}) {
        const QStringList ids = audit.services->systemIds(QLatin1String(task));
        QVERIFY(ids.contains(kSystem) && ids.contains(QStringLiteral("fr_detect+fr_feature")));
        QVERIFY(ids.contains(QStringLiteral("fr_detect+faceres"))); // it classifies, too
        QVERIFY(!ids.contains(QStringLiteral("fake_detect+fake_gender")));
    }
    QVERIFY(!audit.services->systemIds(QStringLiteral("classify:gender")).contains(kSystem));
    QCOMPARE(audit.services->system(kSystem)->embedding.value(), (EmbeddingForm {3, Metric::Cosine}));
    QVERIFY(!audit.services->system(QStringLiteral("fr_detect+gear"))->embedding);
}

void TestMatchingDesk::everyFaceIsEnrolled()
{
    const MatchingAudit audit;
    QCOMPARE(audit.set().error().code, ErrorCode::NotFound);
    const auto done = audit.run(MatchingAudit::verify());
    QVERIFY(done.ok());
    QCOMPARE(done->failed, 0);
    QCOMPARE(done->notEnrolled, 0);
    const auto set = audit.set();
    QVERIFY(set.ok());
    QCOMPARE(set->system, kSystem);
    QCOMPARE(set->size(), std::size_t {SmallAudit::kImages});
    const auto data = audit.project->dataset();
    for (std::size_t i = 0; i < set->size(); ++i) {
        QCOMPARE(set->images[i], data->images[i].id);
        QCOMPARE(set->subjects[i], data->images[i].subject);
        QVERIFY(std::abs(similarity(Metric::Cosine, set->row(i), set->row(i)) - 1) < 1e-6);
    }
    const RunRecord run = audit.project->runs().back();
    QCOMPARE(run.task, QStringLiteral("verify"));
    QVERIFY(run.embedder && run.embedder->system == kSystem);
    QCOMPARE(
        run.provenance[QStringLiteral("embeddings")].toObject()[QStringLiteral("recipe_sha256")].toString(),
        run.embedder->sha256);
    QCOMPARE(reused(run), 0);
}

void TestMatchingDesk::aSecondRunTakesOverWhatIsThere()
{
    const MatchingAudit audit;
    QVERIFY(audit.run(MatchingAudit::verify()));
    const EmbeddingSet first = audit.set().value();
    const int detections = audit.script->detections;
    QVERIFY(audit.run(MatchingAudit::verify()));
    QCOMPARE(audit.script->embeddings.load(), SmallAudit::kImages);
    QCOMPARE(audit.script->detections.load(), detections);
    const auto runs = audit.project->runs();
    QCOMPARE(runs.size(), std::size_t {2});
    QCOMPARE(reused(runs.back()), SmallAudit::kImages);
    QCOMPARE(runs.back().state, RunState::Finished);
    QCOMPARE(audit.set()->values, first.values);
    QCOMPARE(MatchingDesk(*audit.project).embeddings(runs.front().id)->values, first.values);
}

void TestMatchingDesk::anotherFeedingMakesOtherEmbeddings()
{
    MatchingAudit audit;
    QVERIFY(audit.run(MatchingAudit::verify()));
    const EmbeddingSet first = audit.set().value();
    audit.openFed(QStringLiteral("upside down"));
    audit.script->embedding = [](const Picture&) { return std::vector<float> {0, 1, 0}; };
    QVERIFY(audit.run(MatchingAudit::verify()));
    QCOMPARE(audit.script->embeddings.load(), 2 * SmallAudit::kImages);
    const auto runs = audit.project->runs();
    QVERIFY(runs.front().embedder->sha256 != runs.back().embedder->sha256);
    QCOMPARE(MatchingDesk(*audit.project).embeddings(runs.front().id)->values, first.values);
    QCOMPARE(audit.set()->row(0)[1], 1.0F);
}

void TestMatchingDesk::failuresToEnrolAreOutcomes()
{
    const MatchingAudit audit;
    auto calls = std::make_shared<std::atomic<int>>(0);
    audit.script->embedding = [calls](const Picture&) -> Result<std::vector<float>> {
        const int call = (*calls)++;
        if (call == 2)
            return std::vector<float>();
        if (call == 5)
            return Error {ErrorCode::Internal, QStringLiteral("It threw."), {}};
        return std::vector<float> {1, 2, 3};
    };
    const auto done = audit.run(MatchingAudit::verify());
    QVERIFY(done.ok());
    QCOMPARE(done->failed, 1);
    QCOMPARE(done->notEnrolled, 2);
    const auto data = audit.project->dataset();
    const EmbeddingSet set = audit.set().value();
    QCOMPARE(set.size(), std::size_t {SmallAudit::kImages - 2});
    QCOMPARE(set.notEnrolled,
             (std::vector {std::pair(data->images[2].id, OutcomeKind::Undetected),
                           std::pair(data->images[5].id, OutcomeKind::Failed)}));
    ListQuery query;
    query.task = QStringLiteral("verify");
    query.verdicts = {Verdict::Undetected, Verdict::Failed};
    QCOMPARE(audit.project->list(query)->size(), std::size_t {2});
    query.verdicts = {Verdict::Enrolled};
    QCOMPARE(audit.project->list(query)->size(), std::size_t {SmallAudit::kImages - 2});
    // The next run asks for those two only.
    QVERIFY(audit.run(MatchingAudit::verify()));
    QCOMPARE(calls->load(), SmallAudit::kImages + 2);
    QVERIFY(audit.set()->notEnrolled.empty());
}

void TestMatchingDesk::aStoppedRunGoesOnWithItsEmbeddings()
{
    const MatchingAudit audit;
    RunControl control;
    audit.script->embedding = [&control, calls = std::make_shared<std::atomic<int>>(0)](const Picture&) {
        if (++*calls == 4)
            control.cancel();
        return std::vector<float> {1, 2, 3};
    };
    RunRequest request = MatchingAudit::verify();
    const auto stopped = audit.project->run(request, control, [](const Progress&) {});
    QVERIFY(stopped && stopped->cancelled);
    QCOMPARE(audit.set().error().code, ErrorCode::NotFound); // none is finished
    request.resume = true;
    QVERIFY(audit.run(request));
    QCOMPARE(audit.project->runs().size(), std::size_t {1});
    QCOMPARE(audit.script->embeddings.load(), SmallAudit::kImages);
    QCOMPARE(audit.set()->size(), std::size_t {SmallAudit::kImages});
}

void TestMatchingDesk::aRunOfAnotherMakingCannotGoOn()
{
    MatchingAudit audit;
    {
        RunControl control;
        control.cancel();
        const auto stopped = audit.project->run(MatchingAudit::verify(), control, [](const Progress&) {});
        QVERIFY(stopped && stopped->cancelled);
    }
    audit.openFed(QStringLiteral("upside down"));
    RunRequest request = MatchingAudit::verify();
    request.resume = true;
    const auto refused = audit.run(request);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::Usage);
    QVERIFY(refused.error().userText.contains(kSystem));
}

void TestMatchingDesk::deletedFaceDataComesBackWithAnotherRun()
{
    const MatchingAudit audit;
    QVERIFY(audit.run(MatchingAudit::verify()));
    const EmbeddingSet before = audit.set().value();
    FileDesk desk(*audit.project);
    const auto places = desk.faceData().value();
    const auto kept = std::find_if(places.begin(), places.end(), [](const FaceDataPlace& place) {
        return place.kind == FaceDataPlace::Kind::Embeddings;
    });
    QVERIFY(kept != places.end());
    QVERIFY(kept->count > 0);
    QCOMPARE(kept->bytes, kept->count * 12);
    QVERIFY(desk.deleteFaceData());
    QVERIFY(desk.faceData()->empty());
    QCOMPARE(audit.set().error().code, ErrorCode::NotFound);
    QVERIFY(audit.run(MatchingAudit::verify()));
    QCOMPARE(audit.script->embeddings.load(), 2 * SmallAudit::kImages);
    QCOMPARE(audit.set()->values, before.values);
}

void TestMatchingDesk::excludedImagesAreLeftOut()
{
    const MatchingAudit audit;
    audit.script->embedding = [calls = std::make_shared<std::atomic<int>>(0)](const Picture&) {
        const auto i = static_cast<float>((*calls)++);
        return i == 3 ? std::vector<float>() : std::vector<float> {1, i, 0};
    };
    QVERIFY(audit.run(MatchingAudit::verify()));
    const EmbeddingSet before = audit.set().value();
    const auto data = audit.project->dataset();
    QVERIFY(ReviewDesk(*audit.project)
                .exclude({data->images[0].id, data->images[3].id}, QStringLiteral("not a face")));
    const EmbeddingSet after = audit.set().value();
    QCOMPARE(after.size(), before.size() - 1);
    QVERIFY(after.notEnrolled.empty());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after.images[i], before.images[i + 1]);
        QVERIFY(std::equal(after.row(i).begin(), after.row(i).end(), before.row(i + 1).begin()));
    }
    QCOMPARE(after.values.size(), after.size() * 3);
}

void TestMatchingDesk::aCopyHasTheEmbeddings()
{
    MatchingAudit audit;
    QVERIFY(audit.run(MatchingAudit::verify()));
    const EmbeddingSet before = audit.set().value();
    const QString copy = audit.folder.filePath(QStringLiteral("copy.plumb"));
    QVERIFY(FileDesk(*audit.project).saveCopy(copy, [](const Progress&) {}, {}));
    audit.reopen(copy);
    QCOMPARE(audit.set()->values, before.values);
}

void TestMatchingDesk::thereIsNothingToMeasureByLabels()
{
    const MatchingAudit audit;
    QVERIFY(audit.run(MatchingAudit::verify()));
    MeasureQuery query;
    query.task = QStringLiteral("verify");
    const auto measured = audit.project->measure(query);
    QVERIFY(!measured.ok());
    QCOMPARE(measured.error().code, ErrorCode::Usage);
    // The other tasks do not see the run.
    QVERIFY(audit.project->measure({})->runs.empty());
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestMatchingDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_matching_desk.moc"
