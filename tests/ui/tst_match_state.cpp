// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "core/session/kept_pair_rules.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "core/session/session_work.h"
#include "tests/support/test_environment.h"
#include "tests/ui/match_audit.h"
#include "ui/matching/match_state.h"

using namespace plumbline;
using plumbline::test::MatchAudit;
using plumbline::ui::MatchState;

namespace {

constexpr int kPatienceMs = 20000;

/// Asked and answered.
bool answers(MatchState& state)
{
    const QSignalSpy answered(&state, &MatchState::answered);
    state.ask();
    return QTest::qWaitFor([&] { return !answered.isEmpty(); }, kPatienceMs);
}

} // namespace

class TestMatchState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAskedWithoutAFaceEnrolled();
    void theSameQuestionIsAskedOnce();
    void whatTheWindowAsksIsWhatTheDeskAnswers();
    void anExclusionIsAnotherQuestionAndATagIsNot();
    void aCancelledQuestionWaitsUntilItIsAskedAgain();
    void aThresholdIsOfOneSystemAndARateOfAll();
    void choicesStayInTheAudit();
    void aRuleThatSplitsNothingIsSaid();
};

void TestMatchState::nothingIsAskedWithoutAFaceEnrolled()
{
    MatchAudit audit;
    MatchState state(audit.session, audit.context);
    state.ask();
    QCOMPARE(state.phase(), MatchState::Phase::Idle);
    QVERIFY(audit.import());
    state.ask();
    QCOMPARE(state.phase(), MatchState::Phase::Idle);
    QVERIFY(!state.hasRuns());
    QVERIFY(audit.enrol());
    QVERIFY(state.hasRuns());
    audit.context.task = QStringLiteral("classify:gender");
    state.ask();
    QCOMPARE(state.phase(), MatchState::Phase::Idle);
}

void TestMatchState::theSameQuestionIsAskedOnce()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    MatchState state(audit.session, audit.context);
    const QSignalSpy asked(&state, &MatchState::asked);
    QVERIFY(answers(state));
    const auto first = state.answer();
    state.ask();
    state.setRate(1e-2);
    state.ask();
    QTest::qWait(50);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(state.answer(), first);
    audit.context.by = {QStringLiteral("gender")};
    QVERIFY(answers(state));
    QCOMPARE(asked.count(), 2);
    QCOMPARE(state.answer()->matched.groups.size(), std::size_t {2});
}

void TestMatchState::whatTheWindowAsksIsWhatTheDeskAnswers()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    audit.context.by = {QStringLiteral("gender")};
    MatchState state(audit.session, audit.context);
    ui::MatchChoices choices;
    choices.probes = QStringLiteral("set=probe");
    choices.within = QStringList {QStringLiteral("gender")};
    state.setChoices(choices);
    QVERIFY(answers(state));
    MatchQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    query.probes = choices.probes;
    query.within = choices.within;
    const Matched direct =
        MatchingDesk(*audit.session.project()).measure(query, [](const Progress&) {}, {}).value().front();
    const MatchedCurves curves(direct);
    const auto shown = state.answer();
    QVERIFY(!shown->matched.isOneSet());
    QVERIFY(curves.all().nonMated > 0 && curves.all().nonMated == shown->curves.all().nonMated);
    for (const float threshold : {shown->scores.lowest, 0.5F, 0.9F, 0.99F, shown->scores.highest}) {
        state.setThreshold(threshold);
        const MatchedPoint expected = curves.at(threshold);
        QCOMPARE(state.threshold(), threshold);
        QCOMPARE(state.point().all.falseMatches.errors, expected.all.falseMatches.errors);
        for (std::size_t group = 0; group < expected.groups.size(); ++group)
            QCOMPARE(state.point().groups[group].falseNonMatches.errors,
                     expected.groups[group].falseNonMatches.errors);
    }
    // The slider's range holds every score.
    state.setThreshold(shown->scores.lowest);
    QCOMPARE(state.point().all.falseMatches.rate(), std::optional(1.0));
    QCOMPARE(state.point().all.falseNonMatches.errors, 0);
    state.setThreshold(std::nextafter(shown->scores.highest, 2.0F));
    QCOMPARE(state.point().all.falseMatches.errors, 0);
    QCOMPARE(state.point().all.falseNonMatches.rate(), std::optional(1.0));
    QVERIFY(!shown->scores.isPercent);
}

void TestMatchState::anExclusionIsAnotherQuestionAndATagIsNot()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    MatchState state(audit.session, audit.context);
    const QSignalSpy asked(&state, &MatchState::asked);
    QVERIFY(answers(state));
    const auto project = audit.session.project();
    const ReviewDesk::Images first {project->dataset()->images.front().id};
    QVERIFY(ReviewDesk(*project).setReviewed(first, true).ok());
    state.ask();
    QCOMPARE(asked.count(), 1);
    QVERIFY(ReviewDesk(*project).exclude(first, QStringLiteral("not a face")).ok());
    QVERIFY(answers(state));
    QCOMPARE(asked.count(), 2);
    QCOMPARE(state.answer()->matched.images, qint64 {MatchAudit::kImages - 1});
}

void TestMatchState::aCancelledQuestionWaitsUntilItIsAskedAgain()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    MatchState state(audit.session, audit.context);
    const QSignalSpy answered(&state, &MatchState::answered);
    state.ask();
    QCOMPARE(state.phase(), MatchState::Phase::Asking);
    state.cancel();
    QCOMPARE(state.phase(), MatchState::Phase::Cancelled);
    state.ask(); // a page that is shown again
    QTest::qWait(300);
    QVERIFY(answered.isEmpty());
    QVERIFY(!state.answer());
    state.askAgain();
    QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, kPatienceMs);
    QCOMPARE(state.phase(), MatchState::Phase::Answered);
}

void TestMatchState::aThresholdIsOfOneSystemAndARateOfAll()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol() && audit.enrol("fake_second"));
    MatchState state(audit.session, audit.context);
    QVERIFY(answers(state));
    QCOMPARE(state.answers().size(), std::size_t {2});
    QCOMPARE(state.rate(), std::optional(MatchedCurves::kUsualRate));
    state.setThreshold(0.75F);
    QVERIFY(!state.rate());
    ui::MatchChoices choices;
    choices.system = QStringLiteral("fake_detect+fake_second");
    state.setChoices(choices);
    QCOMPARE(state.answer()->matched.system, choices.system);
    QCOMPARE(state.rate(), std::optional(MatchedCurves::kUsualRate));
    state.setRate(1e-2);
    state.setChoices({});
    QCOMPARE(state.rate(), std::optional(1e-2));
}

void TestMatchState::choicesStayInTheAudit()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    ui::MatchChoices choices;
    choices.system = QStringLiteral("fake_detect+fake_embed");
    choices.probes = QStringLiteral("set=probe");
    choices.within = QStringList {QStringLiteral("gender")};
    choices.pairs = 50;
    choices.seed = 7;
    {
        MatchState state(audit.session, audit.context);
        state.setChoices(choices);
        QVERIFY(answers(state));
        state.setThreshold(0.75F);
    }                                                                   // waits for what is being written
    const KeptPairRules kept = keptPairRules(*audit.session.project()); // for the command line
    QCOMPARE(kept.probes, choices.probes);
    QCOMPARE(kept.within, choices.within);
    audit.session.closeProject();
    MatchState state(audit.session, audit.context);
    QCOMPARE(state.choices(), ui::MatchChoices {});
    QVERIFY(MatchAudit::wait(audit.session.openProject(audit.path())));
    QCOMPARE(state.choices(), choices);
    QVERIFY(answers(state));
    QCOMPARE(state.threshold(), 0.75F);
}

void TestMatchState::aRuleThatSplitsNothingIsSaid()
{
    MatchAudit audit;
    QVERIFY(audit.import() && audit.enrol());
    MatchState state(audit.session, audit.context);
    ui::MatchChoices choices;
    choices.probes = QStringLiteral("set=nobody");
    state.setChoices(choices);
    const QSignalSpy failed(&state, &MatchState::failed);
    state.ask();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatienceMs);
    QCOMPARE(state.phase(), MatchState::Phase::Failed);
    QVERIFY(state.error().userText.contains(choices.probes));
    state.setChoices({});
    QVERIFY(answers(state));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    TestMatchState test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_match_state.moc"
