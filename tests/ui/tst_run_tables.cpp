// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QJsonArray>
#include <QTest>

#include "ui/pages/dataset_tables.h"
#include "ui/pages/run_tables.h"

using namespace plumbline;
using namespace plumbline::ui;

namespace {

RunRecord run(const char* system, RunState state, const char* task = "classify:gender")
{
    RunRecord record;
    record.system = QString::fromLatin1(system);
    record.state = state;
    record.task = QString::fromLatin1(task);
    return record;
}

} // namespace

class RunTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyASystemsLatestRunCanBeResumed();
    void durationsReadLikeSpeech();
    void progressLeavesOutWhatIsNotKnown();
    void provenanceIsFlattenedInWords();
    void smallGroupsAreMarked();
    void sharesAreOfAllImages();
};

void RunTablesTest::onlyASystemsLatestRunCanBeResumed()
{
    const std::vector<RunRecord> runs {run("a", RunState::Cancelled),
                                       run("b", RunState::Interrupted),
                                       run("a", RunState::Finished),
                                       run("c", RunState::Running),
                                       run("b", RunState::Finished, "estimate:age"),
                                       run("a", RunState::Cancelled, "estimate:age")};
    const QString gender = QStringLiteral("classify:gender");
    QCOMPARE(resumableSystems(runs, gender), QStringList(QStringLiteral("b"))); // another task does not count
    QCOMPARE(resumableSystems(runs, QStringLiteral("estimate:age")), QStringList(QStringLiteral("a")));
    QCOMPARE(resumableSystems({}, gender), QStringList());
}

void RunTablesTest::durationsReadLikeSpeech()
{
    QCOMPARE(durationText(7.6), QStringLiteral("8 s"));
    QCOMPARE(durationText(125), QStringLiteral("2 min 5 s"));
    QCOMPARE(durationText(4321), QStringLiteral("1 h 12 min"));
    QCOMPARE(durationText(-3), QStringLiteral("0 s"));
}

void RunTablesTest::progressLeavesOutWhatIsNotKnown()
{
    Progress progress;
    progress.total = 336;
    QCOMPARE(progressText(progress), QStringLiteral("0 of 336 images"));
    progress.done = 100;
    progress.perSecond = 41.2;
    progress.secondsLeft = 6;
    progress.failed = 2;
    QCOMPARE(progressText(progress),
             QStringLiteral("100 of 336 images · 41 per second · about 6 s left · 2 failed"));
}

void RunTablesTest::provenanceIsFlattenedInWords()
{
    const QJsonObject model {{QStringLiteral("sha256"), QStringLiteral("ab12")}};
    const auto spec = provenanceTable(
        {{QStringLiteral("models"), QJsonObject {{QStringLiteral("gear"), model}}},
         {QStringLiteral("time_zone"), QStringLiteral("UTC")},
         {QStringLiteral("classes"), QJsonArray {QStringLiteral("female"), QStringLiteral("male")}}});
    QCOMPARE(spec.rows.size(), std::size_t {3});
    QCOMPARE(spec.rows[0][0].text, QStringLiteral("classes"));
    QCOMPARE(spec.rows[0][1].text, QStringLiteral("female, male"));
    QCOMPARE(spec.rows[1][0].text, QStringLiteral("models › gear › sha256"));
    QCOMPARE(spec.rows[2][0].text, QStringLiteral("time zone"));
}

void RunTablesTest::smallGroupsAreMarked()
{
    CompositionRow few;
    few.group = QStringList {QString()};
    few.images = kFewImages - 1;
    CompositionRow enough = few;
    enough.images = kFewImages;
    const auto spec = compositionTable({QStringLiteral("gender")}, {few, enough});
    QCOMPARE(spec.rows[0].back().tone, Tone::Warning);
    QVERIFY(spec.rows[1].back().text.isEmpty());
    QCOMPARE(spec.rows[0].size(), spec.columns.size());
    QCOMPARE(spec.rows[0][0].text, QStringLiteral("not stated"));
}

void RunTablesTest::sharesAreOfAllImages()
{
    CompositionRow part;
    part.group = QStringList {QStringLiteral("F")};
    part.images = 25;
    CompositionRow rest = part;
    rest.images = 75;
    const auto spec = compositionTable({QStringLiteral("gender")}, {part, rest});
    QCOMPARE(spec.rows[0][2].value, 0.25);
    QCOMPARE(compositionTable({QStringLiteral("gender")}, {}).rows.size(), std::size_t {0});
}

QTEST_GUILESS_MAIN(RunTablesTest)

#include "tst_run_tables.moc"
