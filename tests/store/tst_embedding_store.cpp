// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>

#include <QTemporaryDir>
#include <QTest>

#include "core/store/connection.h"
#include "core/store/embedding_store.h"
#include "core/store/file_store.h"
#include "core/store/store_error.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

Embedder sampleEmbedder(Metric metric = Metric::Cosine, const QString& sha256 = QStringLiteral("e1"))
{
    return {sha256,
            QStringLiteral("fr_detect+fr_feature"),
            {3, metric},
            {{QStringLiteral("models"), QStringLiteral("m")}}};
}

RunRecord matchingRun(const Embedder& embedder = sampleEmbedder())
{
    RunRecord run = sampleRun(6);
    run.system = embedder.system;
    run.task = QStringLiteral("verify");
    run.embedder = embedder;
    return run;
}

/// 3, 4, id: at length 1 the first two are still as 3 to 4.
Outcome enrolled(ImageId image)
{
    Outcome outcome;
    outcome.image = image;
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = enrolledLabel();
    outcome.face = {1.5, 2, 30, 40, 0.75};
    outcome.faces = 2;
    outcome.multipleFaces = true;
    outcome.embedding = {3, 4, static_cast<float>(image.value())};
    return outcome;
}

} // namespace

/// Embeddings in a project file: how they go in, come out, are found again and refused.
class TestEmbeddingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cosineRowsComeBackAtLengthOneInTheOrderOfTheDataset();
    void distanceRowsComeBackAsTheyWere();
    void embeddingsAndOutcomesAreStoredTogetherOrNotAtAll();
    void anEarlierFaceOfTheSameContentAndMakingIsKnown();
    void imagesThatLeftTheDatasetAreLeftOut();
    void aRunThatComparesNothingHasNone();
    void deletedFaceDataIsSaidToBeGone();
    void aRunRemembersItsEmbedder();
    void embeddingsNeverChange();
    void aVectorThatIsNoneIsDamage_data();
    void aVectorThatIsNoneIsDamage();

private:
    /// Every readable image of the sample enrolled, the unreadable one failed; finished.
    RunId enrolAll(const RunRecord& record = matchingRun());
    /// Past the store, as another program might.
    void write(const QByteArray& sql);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<ProjectStore> m_store;
    std::vector<ImageId> m_ids;
};

void TestEmbeddingStore::init()
{
    m_store.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("p.plumb"));
    m_store = projectWithImages(m_path, 6); // the third cannot be read, the sixth is the second again
    m_ids = imageIds(*m_store);
}

RunId TestEmbeddingStore::enrolAll(const RunRecord& record)
{
    const RunId run = m_store->startRun(record).value();
    OutcomeBatch batch {run, {}};
    for (const ImageId image : m_ids)
        batch.outcomes.push_back(enrolled(image));
    Outcome failed;
    failed.image = m_ids[2];
    failed.kind = OutcomeKind::Failed;
    batch.outcomes[2] = failed;
    m_store->append(batch);
    if (const auto ended = m_store->endRun(run, RunState::Finished); !ended)
        qFatal("%s", qUtf8Printable(ended.error().detail));
    return run;
}

void TestEmbeddingStore::write(const QByteArray& sql)
{
    m_store.reset();
    {
        store::Connection connection(m_path, store::Connection::Access::ReadWrite);
        connection.exec(sql);
    }
    m_store = ProjectStore::open(m_path, OpenMode::ReadWrite).value();
}

void TestEmbeddingStore::cosineRowsComeBackAtLengthOneInTheOrderOfTheDataset()
{
    const RunId run = enrolAll();
    const auto set = EmbeddingStore(*m_store).load(run);
    QVERIFY(set.ok());
    QCOMPARE(set->system, QStringLiteral("fr_detect+fr_feature"));
    QCOMPARE(set->form, (EmbeddingForm {3, Metric::Cosine}));
    QCOMPARE(set->images, (std::vector {m_ids[0], m_ids[1], m_ids[3], m_ids[4], m_ids[5]}));
    QCOMPARE(set->subjects, (std::vector {0, 0, 1, -1, 2}));
    QCOMPARE(set->notEnrolled, (std::vector {std::pair(m_ids[2], OutcomeKind::Failed)}));
    QCOMPARE(set->values.size(), std::size_t {15});
    for (std::size_t i = 0; i < set->size(); ++i) {
        const auto row = set->row(i);
        double length = 0;
        for (const float x : row)
            length += static_cast<double>(x) * static_cast<double>(x);
        QVERIFY(std::abs(length - 1) < 1e-6);
        QVERIFY(std::abs(static_cast<double>(row[0] / row[1]) - 0.75) < 1e-6);
    }
    // The sixth picture has the content of the second, whose face it shares.
    QVERIFY(std::equal(set->row(1).begin(), set->row(1).end(), set->row(4).begin()));
}

void TestEmbeddingStore::distanceRowsComeBackAsTheyWere()
{
    const RunId run = enrolAll(matchingRun(sampleEmbedder(Metric::NegativeDistance)));
    const auto set = EmbeddingStore(*m_store).load(run).value();
    QCOMPARE(set.form.metric, Metric::NegativeDistance);
    const std::vector<float> expected = enrolled(m_ids[3]).embedding;
    QVERIFY(std::equal(expected.begin(), expected.end(), set.row(2).begin()));
}

void TestEmbeddingStore::embeddingsAndOutcomesAreStoredTogetherOrNotAtAll()
{
    const RunId run = m_store->startRun(matchingRun()).value();
    OutcomeBatch batch {run, {enrolled(m_ids[0]), enrolled(m_ids[1])}};
    batch.outcomes[1].embedding = {1, 2}; // one number short
    m_store->append(batch);
    QVERIFY(!m_store->flush().ok());
    QVERIFY(m_store->outcomes(run)->empty());
    QCOMPARE(FileStore(*m_store).faceData()->embeddings, 0);

    const RunId other = m_store->startRun(sampleRun(6)).value(); // of a task that has no embedder
    m_store->append({other, {enrolled(m_ids[0])}});
    QVERIFY(!m_store->flush().ok());
    QVERIFY(m_store->outcomes(other)->empty());
}

void TestEmbeddingStore::anEarlierFaceOfTheSameContentAndMakingIsKnown()
{
    enrolAll();
    const EmbeddingStore store(*m_store);
    const auto known = store.known(QStringLiteral("e1")).value();
    QCOMPARE(known->size(), 4); // five images, two of them one file
    const Dataset dataset = m_store->loadDataset().value();
    const KnownFace face = known->value(dataset.images[0].sha256);
    QCOMPARE(face.face, enrolled(m_ids[0]).face);
    QCOMPARE(face.faces, 2);
    QVERIFY(!known->contains(dataset.images[2].sha256));
    QVERIFY(store.known(QStringLiteral("e2")).value()->isEmpty());

    // A run that takes them over stores outcomes alone and has the same set.
    const RunId again = m_store->startRun(matchingRun()).value();
    Outcome bare = enrolled(m_ids[0]);
    bare.embedding.clear();
    m_store->append({again, {bare}});
    QVERIFY(m_store->endRun(again, RunState::Finished));
    QCOMPARE(store.load(again)->size(), std::size_t {1});
    QCOMPARE(FileStore(*m_store).faceData()->embeddings, 4);
}

void TestEmbeddingStore::imagesThatLeftTheDatasetAreLeftOut()
{
    const RunId run = enrolAll();
    Dataset dataset = m_store->loadDataset().value();
    dataset.images.erase(dataset.images.begin());
    for (Attribute& attribute : dataset.attributes)
        attribute.codes.erase(attribute.codes.begin());
    QVERIFY(m_store->saveDataset(dataset));
    QCOMPARE(EmbeddingStore(*m_store).load(run)->size(), std::size_t {4});
}

void TestEmbeddingStore::aRunThatComparesNothingHasNone()
{
    const RunId run = m_store->startRun(sampleRun(6)).value();
    for (const RunId asked : {run, RunId(99)}) {
        const auto set = EmbeddingStore(*m_store).load(asked);
        QVERIFY(!set.ok());
        QCOMPARE(set.error().code, ErrorCode::NotFound);
        QVERIFY(set.error().userText.contains(QStringLiteral("verify")));
    }
}

void TestEmbeddingStore::deletedFaceDataIsSaidToBeGone()
{
    const RunId run = enrolAll();
    FileStore files(*m_store);
    QCOMPARE(files.faceData()->embeddings, 4);
    QCOMPARE(files.faceData()->embeddingBytes, 4 * 12);
    QVERIFY(files.deleteFaceData({}));
    QCOMPARE(files.faceData()->embeddings, 0);
    QCOMPARE(m_store->outcomes(run)->size(), std::size_t {6}); // answers stay
    const auto gone = EmbeddingStore(*m_store).load(run);
    QVERIFY(!gone.ok());
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(EmbeddingStore(*m_store).known(QStringLiteral("e1")).value()->isEmpty());
    enrolAll(); // brings them back
    QCOMPARE(EmbeddingStore(*m_store).load(run)->size(), std::size_t {5});
}

void TestEmbeddingStore::aRunRemembersItsEmbedder()
{
    enrolAll();
    QVERIFY(m_store->startRun(sampleRun(6)));
    m_store.reset();
    m_store = ProjectStore::open(m_path, OpenMode::ReadWrite).value();
    const auto runs = m_store->runs().value();
    QCOMPARE(runs.size(), std::size_t {2});
    QVERIFY(runs[0].embedder == sampleEmbedder());
    QVERIFY(!runs[1].embedder);
}

void TestEmbeddingStore::embeddingsNeverChange()
{
    enrolAll();
    m_store.reset();
    store::Connection connection(m_path, store::Connection::Access::ReadWrite);
    for (const char* sql : {"UPDATE embeddings SET vector = x'00'", "UPDATE embedders SET dimension = 4",
                            "UPDATE runs SET embedder_id = NULL"}) {
        const auto refused = store::guarded([&] { connection.exec(sql); });
        QVERIFY2(!refused.ok(), sql);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
    }
}

void TestEmbeddingStore::aVectorThatIsNoneIsDamage_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("too short") << QByteArray("0000803F0000803F");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no length") << QByteArray("000000000000000000000000");
    QTest::newRow("no number") << QByteArray("0000C07F0000803F0000803F");
    QTest::newRow("infinite") << QByteArray("0000807F0000803F0000803F");
}

void TestEmbeddingStore::aVectorThatIsNoneIsDamage()
{
    QFETCH(QByteArray, hex);
    const RunId run = enrolAll();
    write("DROP TRIGGER embeddings_update; UPDATE embeddings SET vector = x'" + hex + "' WHERE id = 2");
    const auto set = EmbeddingStore(*m_store).load(run);
    QVERIFY(!set.ok());
    QCOMPARE(set.error().code, ErrorCode::Damaged);
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestEmbeddingStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_embedding_store.moc"
