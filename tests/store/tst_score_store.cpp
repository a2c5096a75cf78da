// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QTemporaryDir>
#include <QTest>

#include "core/store/connection.h"
#include "core/store/embedding_store.h"
#include "core/store/score_store.h"
#include "core/store/store_error.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

RunRecord scoredRun()
{
    RunRecord run = sampleRun(4);
    run.system = QStringLiteral("Vendor 2024");
    run.task = QStringLiteral("verify");
    return run;
}

} // namespace

/// Scores made elsewhere in a project file: how they go in, come out and stay.
class TestScoreStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.reset();
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(QStringLiteral("s.plumb"));
        m_store = projectWithImages(m_path, 6);
        m_images = imageIds(*m_store);
        m_set = {ScoreLayout::Candidates,
                 ScoreScale::Percent,
                 {{m_images[0], m_images[1], 99.5, true, 1},
                  {m_images[0], m_images[2], -0.25, false, std::nullopt},
                  {m_images[1], m_images[0], 12, std::nullopt, 3}},
                 {{m_images[3], OutcomeKind::Undetected}},
                 {}};
    }

    void whatGoesInComesOut()
    {
        const RunId run = add();
        QVERIFY(ScoreStore(*m_store).load(run).value() == m_set);
        const RunRecord stored = m_store->runs()->back();
        QCOMPARE(stored.state, RunState::Finished);
        QCOMPARE(stored.system, QStringLiteral("Vendor 2024"));
        QCOMPARE(stored.done, 4);
        m_store.reset();
        m_store = ProjectStore::open(m_path, OpenMode::ReadOnly).value();
        QVERIFY(ScoreStore(*m_store).load(run).value() == m_set);
    }

    void aRunWithoutScoresHasNone()
    {
        RunRecord plain = sampleRun(1);
        const auto run = ScoreStore(*m_store).addFinished(plain, {sampleOutcome(m_images[0])});
        QVERIFY(run.ok());
        QVERIFY(!ScoreStore(*m_store).load(*run).value());
        QVERIFY(!ScoreStore(*m_store).load(RunId(99)).value());
        QCOMPARE(m_store->outcomes(*run)->size(), std::size_t {1});
    }

    void aFinishedRunNeverChanges()
    {
        const RunId run = add();
        m_store.reset();
        store::Connection connection(m_path, store::Connection::Access::ReadWrite);
        for (const char* sql :
             {"UPDATE pair_scores SET score = 1", "DELETE FROM pair_scores", "DELETE FROM score_sets",
              "UPDATE score_sets SET scale = 'raw'",
              "INSERT INTO pair_scores SELECT run_id, 4, 5, 1, NULL, NULL FROM score_sets"}) {
            const auto done = store::guarded([&] { connection.exec(sql); });
            QVERIFY2(!done.ok(), sql);
        }
        QCOMPARE(connection.number("SELECT count(*) FROM pair_scores"), 3);
        QVERIFY(run.isValid());
    }

    void aFailureLeavesNothing()
    {
        PairScoreSet twice = m_set;
        twice.pairs.push_back(twice.pairs.front());
        const auto run = ScoreStore(*m_store).addFinished(scoredRun(), outcomes(), twice);
        QVERIFY(!run.ok());
        QVERIFY(m_store->runs()->empty());
    }

    void imagesThatLeftTheDatasetAreNotCompared()
    {
        const RunId run = add();
        Dataset fewer = m_store->loadDataset().value();
        fewer.images.erase(fewer.images.begin() + 2);
        for (Attribute& attribute : fewer.attributes)
            attribute.codes.erase(attribute.codes.begin() + 2);
        QVERIFY(m_store->saveDataset(fewer));
        const auto set = ScoreStore(*m_store).load(run).value();
        QCOMPARE(set->pairs.size(), std::size_t {2});
        QVERIFY(set->pairs[0] == m_set.pairs[0]);
        QVERIFY(set->pairs[1] == m_set.pairs[2]);
    }

    void facesOfAScoredRunAreNotThere()
    {
        const auto faces = EmbeddingStore(*m_store).load(add());
        QVERIFY(!faces.ok());
        QCOMPARE(faces.error().code, ErrorCode::NotFound);
        QVERIFY(faces.error().userText.contains(QStringLiteral("made elsewhere")));
    }

private:
    [[nodiscard]] std::vector<Outcome> outcomes() const
    {
        std::vector<Outcome> made;
        for (std::size_t i = 0; i < 4; ++i) {
            Outcome one;
            one.image = m_images[i];
            one.kind = i < 3 ? OutcomeKind::Answered : OutcomeKind::Undetected;
            one.answer.label = i < 3 ? enrolledLabel() : QString();
            made.push_back(one);
        }
        return made;
    }
    RunId add() { return ScoreStore(*m_store).addFinished(scoredRun(), outcomes(), m_set).value(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<ProjectStore> m_store;
    std::vector<ImageId> m_images;
    PairScoreSet m_set;
};

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestScoreStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_score_store.moc"
