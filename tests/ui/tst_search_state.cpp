// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <optional>

#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include "core/session/matching_desk.h"
#include "core/views/search_tables.h"
#include "tests/support/test_environment.h"
#include "tests/ui/match_audit.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/matching/match_state.h"
#include "ui/matching/search_dialog.h"
#include "ui/matching/search_rules.h"
#include "ui/matching/search_state.h"
#include "ui/matching/search_view.h"
#include "ui/models/spec_table_view.h"
#include "ui/pairs/pair_browser.h"
#include "ui/results/results_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::MatchAudit;
using plumbline::ui::SearchState;

namespace {

constexpr int kPatienceMs = 20000;
const QString kProbes = QStringLiteral("set=probe");

/// An audit of which the task identify is asked, with its page.
struct Searching
{
    MatchAudit audit;
    ui::MatchState matching {audit.session, audit.context};
    SearchState state {audit.session, audit.context, matching};
    ui::ResultsView arrangement {audit.session};

    Searching()
    {
        audit.context.task = QStringLiteral("identify");
        audit.context.by = {QStringLiteral("gender")};
    }
    /// Six of the twelve people are in the gallery, so that half of the probes have no mate.
    [[nodiscard]] bool search(qint64 people = 6)
    {
        if (!audit.import() || !audit.enrol())
            return false;
        ui::SearchChoices choices;
        choices.gallery.people = people;
        state.setChoices(choices, kProbes);
        return answered();
    }
    [[nodiscard]] bool answered()
    {
        state.ask();
        return QTest::qWaitFor([&] { return state.phase() == SearchState::Phase::Answered; }, kPatienceMs);
    }
    [[nodiscard]] bool isCurrent()
    {
        return QTest::qWaitFor([&] { return state.isMomentCurrent(); }, kPatienceMs);
    }
    [[nodiscard]] Identified desk() const
    {
        return MatchingDesk(*audit.session.project())
            .identify(state.query(), [](const Progress&) {}, {})
            .value()
            .front();
    }
};

} // namespace

/// 1:N in the window: what is asked, what follows the threshold, and the way to the pairs.
class TestSearchState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOneOfTheTwoTasksIsAsked()
    {
        Searching shown;
        QVERIFY(shown.state.isTask() && !shown.matching.isTask());
        shown.audit.context.task = QStringLiteral("verify");
        QVERIFY(!shown.state.isTask() && shown.matching.isTask());
        shown.audit.context.task = QStringLiteral("classify:gender");
        QVERIFY(!shown.state.isTask() && !shown.matching.isTask());
    }

    void theNumbersAreTheDesks()
    {
        Searching shown;
        QVERIFY(shown.search());
        const Identified desk = shown.desk();
        QCOMPARE(shown.state.answer()->identified.gallery.people, 6);
        for (const double share : {0.0, 0.3, 0.6, 1.0}) {
            const auto scores = shown.state.scores();
            const float threshold =
                scores.lowest + static_cast<float>(share) * (scores.highest - scores.lowest);
            shown.state.setThreshold(threshold);
            QCOMPARE(shown.state.threshold(), threshold);
            QVERIFY(shown.isCurrent());
            const IdentifiedPoint expected = identifiedAt(desk, threshold);
            const IdentifiedPoint& point = shown.state.moment().point;
            QCOMPARE(point.threshold, threshold);
            QCOMPARE(point.all.falsePositives.errors, expected.all.falsePositives.errors);
            QCOMPARE(point.all.falsePositives.comparisons, 6);
            for (std::size_t group = 0; group < expected.groups.size(); ++group)
                QCOMPARE(point.groups[group].falseNegatives.errors,
                         expected.groups[group].falseNegatives.errors);
            QCOMPARE(shown.state.moment().headline.finding, searchHeadline(desk, expected).finding);
        }
    }

    void manyThresholdsAtOnceEndAtTheLast()
    {
        Searching shown;
        QVERIFY(shown.search());
        const auto scores = shown.state.scores();
        const QSignalSpy worked(&shown.state, &SearchState::momentChanged);
        for (int step = 0; step <= 200; ++step)
            shown.state.setThreshold(scores.lowest
                                     + (scores.highest - scores.lowest) * static_cast<float>(step) / 200);
        QVERIFY(shown.isCurrent());
        QCOMPARE(shown.state.moment().point.threshold, scores.highest);
        QVERIFY(worked.count() < 100); // what was overtaken was never worked out
    }

    void aRateIsOfAllProbesWhereEveryOneHasAMate()
    {
        Searching shown;
        QVERIFY(shown.search(0));
        QVERIFY(!shown.state.moment().point.all.falsePositives.rate());
        QVERIFY(!shown.state.smallestRate());
        shown.state.setRate(0.25);
        QVERIFY(shown.isCurrent());
        QVERIFY(*shown.state.moment().point.all.falselyMatched.rate() <= 0.25);
        QVERIFY(shown.state.moment().headline.warning.contains(QStringLiteral("FPIR cannot be told")));
    }

    void whoIsSearchedForIsSharedWithOneToOne()
    {
        Searching shown;
        QVERIFY(shown.audit.import() && shown.audit.enrol());
        QSignalSpy changed(&shown.state, &SearchState::questionChanged);
        ui::MatchChoices rules;
        rules.probes = QStringLiteral("gender=male");
        shown.matching.setChoices(rules);
        QVERIFY(changed.count() > 0);
        QCOMPARE(shown.state.query().faces.probes, QStringLiteral("gender=male"));
        shown.state.setChoices(shown.state.choices(), kProbes);
        QCOMPARE(shown.matching.choices().probes, kProbes);
        QVERIFY(ui::searchRulesText(shown.state).contains(QStringLiteral("set: probe among all others")));
        ui::SearchChoices fewer;
        fewer.gallery.people = 4;
        fewer.ranks = 3;
        shown.state.setChoices(fewer, kProbes);
        QVERIFY(ui::searchRulesText(shown.state).contains(QStringLiteral("4 people drawn, first 3")));
    }

    void choicesAreThereTheNextTime()
    {
        MatchAudit audit;
        QVERIFY(audit.import() && audit.enrol());
        audit.context.task = QStringLiteral("identify");
        ui::SearchChoices choices;
        choices.ranks = 7;
        choices.gallery = {5, 3, QStringLiteral("gender=male"), 0.5};
        {
            ui::MatchState matching(audit.session, audit.context);
            SearchState state(audit.session, audit.context, matching);
            state.setChoices(choices, kProbes);
            state.setRate(0.1);
        }
        ui::MatchState matching(audit.session, audit.context);
        const SearchState state(audit.session, audit.context, matching);
        QCOMPARE(state.choices(), choices);
        QCOMPARE(state.probes(), kProbes);
        QCOMPARE(state.rate(), std::optional(0.1));
    }

    void withoutProbesThePageAsksWhoIsSearchedFor()
    {
        Searching shown;
        QVERIFY(shown.audit.import());
        ui::SearchView view(shown.audit.session, shown.state, shown.arrangement);
        view.resize(1200, 800);
        view.show();
        const QSignalSpy runs(&view, &ui::SearchView::runsWanted);
        const QSignalSpy rules(&view, &ui::SearchView::rulesWanted);
        view.refresh();
        const auto press = [&] {
            view.findChild<QWidget*>(QStringLiteral("searchEmpty"))->findChild<QPushButton*>()->click();
        };
        press();
        QCOMPARE(runs.count(), 1);
        QVERIFY(shown.audit.enrol());
        view.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(shown.state.phase(), SearchState::Phase::Failed, kPatienceMs);
        press();
        QCOMPARE(rules.count(), 1);
        ui::SearchDialog dialog(shown.state, &view);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* probes = dialog.findChild<QComboBox*>(QStringLiteral("searchProbes"));
        QCOMPARE(probes->currentData().toString(), kProbes); // what it is usually
        dialog.findChild<QSpinBox*>(QStringLiteral("searchRanks"))->setValue(5);
        dialog.findChild<QSpinBox*>(QStringLiteral("searchPeople"))->setValue(6);
        dialog.findChild<QPushButton*>(QStringLiteral("searchAccept"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(view.hasAnswer(), kPatienceMs);
        QCOMPARE(shown.state.answer()->identified.ranks, 5);
        QCOMPARE(shown.state.answer()->identified.gallery.people, 6);
        QVERIFY(!view.chart().isEmpty());
        for (const TableSpec& table : {view.groups(), view.ranks(), view.thresholds(), view.shares()})
            QVERIFY(!table.rows.empty());
    }

    void anImpossibleGallerySaysWhatToChange()
    {
        Searching shown;
        QVERIFY(shown.audit.import() && shown.audit.enrol());
        ui::SearchView view(shown.audit.session, shown.state, shown.arrangement);
        ui::SearchChoices choices;
        choices.gallery.people = 500;
        shown.state.setChoices(choices, kProbes);
        view.show();
        view.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(shown.state.phase(), SearchState::Phase::Failed, kPatienceMs);
        QVERIFY(shown.state.error().userText.contains(QStringLiteral("ask for fewer")));
        QVERIFY(!view.hasAnswer());
    }

    void aGroupOpensThePairsOfItsProbes()
    {
        Searching shown;
        QVERIFY(shown.search());
        shown.state.setThreshold(shown.state.scores().lowest);
        QVERIFY(shown.isCurrent());
        ui::SearchView view(shown.audit.session, shown.state, shown.arrangement);
        view.resize(1200, 900);
        view.show();
        view.refresh();
        QSignalSpy wanted(&view, &ui::SearchView::pairsWanted);
        auto* table = view.findChild<ui::SpecTableView*>(QStringLiteral("searchTable"));
        QVERIFY(table->spec().keys.size() > 2);
        Q_EMIT table->activatedKey(table->spec().keys[1]);
        QCOMPARE(wanted.count(), 1);

        test::ScriptedPrompts prompts;
        ui::PairBrowser browser({shown.audit.session, shown.audit.context, prompts},
                                {&shown.matching, &shown.state});
        browser.resize(1200, 800);
        browser.show();
        const auto* list = browser.findChild<QTableView*>(QStringLiteral("pairList"));
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible() && list->model()->rowCount() > 0, kPatienceMs);
        const FalseMatches all =
            MatchingDesk(*shown.audit.session.project())
                .falseCandidates(shown.desk(), static_cast<double>(shown.state.threshold()), 0);
        const auto ofGroup = std::count_if(all.pairs.begin(), all.pairs.end(),
                                           [](const FalseMatch& match) { return match.a.groupIndex == 0; });
        QVERIFY(ofGroup > 0 && ofGroup < all.all);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), static_cast<int>(ofGroup), kPatienceMs);
        // Ranks are places on the list of the probe.
        QStringList ranks;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            ranks.append(list->model()->index(row, 0).data().toString());
        QVERIFY(ranks.count(QStringLiteral("1")) > 1);
        // The other task shows the other list.
        shown.audit.context.task = QStringLiteral("verify");
        shown.audit.context.notify();
        QTRY_VERIFY_WITH_TIMEOUT(shown.matching.hasAnswer(), kPatienceMs);
        shown.matching.setThreshold(shown.matching.scores().lowest);
        const auto pairs = static_cast<int>(shown.matching.point().all.falseMatches.errors);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), pairs, kPatienceMs);
    }
};

int main(int argc, char** argv)
{
    test::isolate();
    const QApplication app(argc, argv);
    const ui::Theme theme(qApp);
    TestSearchState test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_search_state.moc"
