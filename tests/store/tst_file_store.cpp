// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTemporaryDir>
#include <QTest>

#include "core/store/file_store.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

/// What a project keeps of faces, and runs tried again.
class TestFileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = projectWithImages(m_dir->filePath(QStringLiteral("p.plumb")), 6);
        m_ids = imageIds(*m_store);
        m_run = m_store->startRun(sampleRun(6)).value();
    }

    void landmarksOfAFinishedRunCanGoAndNothingElse()
    {
        m_store->append(batchOf(m_run, m_ids));
        QVERIFY(m_store->endRun(m_run, RunState::Finished));
        FileStore files(*m_store);
        const StoredFaceData before = files.faceData().value();
        QCOMPARE(before.landmarks, 6);
        QVERIFY(before.landmarkBytes > 0);
        QVERIFY(files.deleteFaceData({}));
        QCOMPARE(files.faceData()->landmarks, 0);
        Outcome expected = sampleOutcome(m_ids[2]);
        expected.landmarks.clear();
        QVERIFY(m_store->detail(m_run, m_ids[2]).value() == expected);
    }

    void packingTwiceKeepsOne()
    {
        FileStore files(*m_store);
        const PackedPicture picture {QStringLiteral("ab"), QByteArray("bytes")};
        QVERIFY(files.pack({picture}));
        QVERIFY(files.pack({picture}));
        QCOMPARE(files.packedHashes().value(), QSet<QString> {QStringLiteral("ab")});
        QCOMPARE(files.packed(QStringLiteral("ab")).value(), QByteArray("bytes"));
        QCOMPARE(files.packed(QStringLiteral("cd")).error().code, ErrorCode::NotFound);
    }

    void aRetryBeginsWithTheOutcomesThatStand()
    {
        OutcomeBatch batch = batchOf(m_run, m_ids);
        for (const std::size_t i : {std::size_t {1}, std::size_t {4}}) {
            Outcome failed;
            failed.image = m_ids[i];
            failed.kind = OutcomeKind::Failed;
            failed.error = QStringLiteral("gone");
            failed.retriable = i == 1;
            batch.outcomes[i] = failed;
        }
        m_store->append(batch);
        FileStore files(*m_store);
        QVERIFY(m_store->flush());
        QCOMPARE(files.startRetry(m_run, sampleRun(6)).error().code, ErrorCode::Usage); // not finished
        QVERIFY(m_store->endRun(m_run, RunState::Finished));
        const RunId again = files.startRetry(m_run, sampleRun(6)).value();
        const auto done = m_store->doneImages(again).value();
        QCOMPARE(done.size(), std::size_t {5});
        QVERIFY(!done.contains(m_ids[1])); // the other failed for good
        QVERIFY(m_store->detail(again, m_ids[0])->answer == sampleOutcome(m_ids[0]).answer);
        QCOMPARE(m_store->outcomes(m_run)->size(), std::size_t {6});
        QCOMPARE(files.startRetry(RunId(99), sampleRun(6)).error().code, ErrorCode::NotFound);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectStore> m_store;
    std::vector<ImageId> m_ids;
    RunId m_run;
};

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestFileStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_file_store.moc"
