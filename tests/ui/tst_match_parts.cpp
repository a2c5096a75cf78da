// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <memory>

#include <QAction>
#include <QApplication>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/match_audit.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/matching/false_match_strip.h"
#include "ui/matching/match_state.h"
#include "ui/matching/match_view.h"
#include "ui/matching/pair_rules.h"
#include "ui/pairs/pair_side.h"
#include "ui/results/results_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::MatchAudit;
using plumbline::ui::MatchState;

namespace {

constexpr int kPatienceMs = 20000;

/// The view on an audit, shown.
struct Shown
{
    MatchAudit audit;
    MatchState state {audit.session, audit.context};
    ui::ResultsView arrangement {audit.session};
    std::unique_ptr<ui::MatchView> view;

    void show()
    {
        view = std::make_unique<ui::MatchView>(audit.session, state, arrangement);
        view->resize(1200, 800);
        view->show();
        view->refresh();
    }
    bool isAnswered()
    {
        return QTest::qWaitFor([&] { return view->hasAnswer(); }, kPatienceMs);
    }
    template<class T>
    [[nodiscard]] T* part(const char* name) const
    {
        return view->findChild<T*>(QLatin1String(name));
    }
};

/// The action of that text in a menu or below it.
QAction* actionOf(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text() == text)
            return action;
        if (QAction* below = action->menu() ? actionOf(*action->menu(), text) : nullptr)
            return below;
    }
    return nullptr;
}

} // namespace

class TestMatchParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutARunItLeadsToOne();
    void sliderNumberAndButtonsMoveOneThreshold();
    void whoWantsTheThresholdSeesItFirst();
    void theTabsStayWhereTheyAre();
    void facesAreBlurredHereToo();
    void ratesThatCannotBeToldSayWhy();
    void theRulesOfPairsAreChosenInAMenu();
    void aRuleThatFailsCanBeTakenBack();
};

void TestMatchParts::withoutARunItLeadsToOne()
{
    Shown shown;
    QVERIFY(shown.audit.import());
    shown.show();
    QVERIFY(!shown.view->hasAnswer() && shown.view->chart().isEmpty());
    const QSignalSpy wanted(shown.view.get(), &ui::MatchView::runsWanted);
    auto* run = shown.part<QWidget>("matchEmpty")->findChild<QPushButton*>();
    QVERIFY(run->isVisible());
    run->click();
    QCOMPARE(wanted.count(), 1);
}

void TestMatchParts::sliderNumberAndButtonsMoveOneThreshold()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    shown.audit.context.by = {QStringLiteral("gender")};
    shown.show();
    QVERIFY(shown.isAnswered());
    auto* slider = shown.part<QSlider>("thresholdSlider");
    auto* number = shown.part<QDoubleSpinBox>("thresholdNumber");
    slider->setValue(slider->maximum() / 2);
    QVERIFY(std::abs(number->value() - static_cast<double>(shown.state.threshold())) < 1e-4);
    number->setValue(number->value() + 0.05);
    QVERIFY(std::abs(number->value() - static_cast<double>(shown.state.threshold())) < 1e-4);
    QVERIFY(slider->value() > slider->maximum() / 2);
    shown.part<QPushButton>("thresholdRate2")->click();
    QCOMPARE(shown.state.rate(), std::optional(1e-2));
    QVERIFY(std::abs(number->value() - static_cast<double>(shown.state.threshold())) < 1e-4);
    number->setFocus();
    QTest::keyClick(number, Qt::Key_Return); // the box rounds, and nothing was typed
    QCOMPARE(shown.state.rate(), std::optional(1e-2));
    // The chart and the table that Export takes are at this threshold.
    QCOMPARE(shown.view->chart().cursor, std::optional(static_cast<double>(shown.state.threshold())));
    const TableSpec groups = shown.view->groups();
    QCOMPARE(groups.rows.size(), std::size_t {3});
    QCOMPARE(groups.rows[0][6].value, shown.state.point().all.falseMatches.rate().value());
}

void TestMatchParts::whoWantsTheThresholdSeesItFirst()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    shown.show();
    QVERIFY(shown.isAnswered());
    auto* bar = shown.part<QScrollArea>("matchScroll")->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    shown.view->hide();
    shown.view->show(); // as it was left
    QTest::qWait(20);
    QVERIFY(bar->value() > 0);
    shown.view->hide();
    shown.state.wishThreshold();
    shown.view->show();
    QTRY_COMPARE(bar->value(), 0);
    QCOMPARE(shown.view->focusWidget(), static_cast<QWidget*>(shown.part<QSlider>("thresholdSlider")));
    QVERIFY(!shown.state.takeWishedThreshold());
}

void TestMatchParts::theTabsStayWhereTheyAre()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    shown.audit.context.by = {QStringLiteral("gender")};
    shown.show();
    QVERIFY(shown.isAnswered());
    auto* bar = shown.part<QScrollArea>("matchScroll")->verticalScrollBar();
    auto* tab = shown.part<QPushButton>("matchGroupsTab");
    shown.part<QPushButton>("matchDifferencesTab")->click(); // the longest
    const auto place = [&] { return tab->mapTo(shown.view.get(), QPoint()).y(); };
    const auto settled = [bar] { // a busy machine lays out late
        const int was = bar->maximum();
        QTest::qWait(60);
        return was > 0 && was == bar->maximum();
    };
    QTRY_VERIFY(settled());
    bar->setValue(bar->maximum());
    const int before = place();
    for (const char* name : {"matchGroupsTab", "matchRatesTab", "matchPairsTab", "matchOwnTab"}) {
        shown.part<QPushButton>(name)->click();
        QTRY_VERIFY(settled());
        QCOMPARE(place(), before);
    }
}

void TestMatchParts::facesAreBlurredHereToo()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    shown.show();
    QVERIFY(shown.isAnswered());
    const auto* tile = shown.part<ui::PairTile>("pairTile0");
    QVERIFY(!tile->isBlurred());
    ui::PairOverlays overlays = ui::PairOverlays::remembered();
    overlays.blurred = true;
    overlays.remember();
    shown.view->hide();
    shown.view->show(); // as after a look at the pairs
    QVERIFY(tile->isBlurred());
    overlays.blurred = false;
    overlays.remember();
}

void TestMatchParts::ratesThatCannotBeToldSayWhy()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    shown.show();
    QVERIFY(shown.isAnswered());
    QVERIFY(shown.part<QPushButton>("thresholdRate2")->isEnabled()); // 264 pairs of two people
    const auto* tiny = shown.part<QPushButton>("thresholdRate5");
    QVERIFY(!tiny->isEnabled());
    QVERIFY(tiny->toolTip().contains(QLatin1String("Too few comparisons")));
    QVERIFY(!shown.part<QPushButton>("thresholdVendor80")->isVisible()); // cosines are no percentages
}

void TestMatchParts::theRulesOfPairsAreChosenInAMenu()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    test::ScriptedPrompts prompts;
    const QString plain = ui::pairRulesText(shown.state);
    QMenu menu;
    ui::fillPairRules(menu, shown.state, prompts, nullptr);
    QAction* probe = actionOf(menu, QStringLiteral("probe"));
    QVERIFY(probe && probe->data().toString() == QLatin1String("set=probe"));
    probe->trigger();
    QCOMPARE(shown.state.choices().probes, QStringLiteral("set=probe"));
    QVERIFY(ui::pairRulesText(shown.state) != plain);
    ui::fillPairRules(menu, shown.state, prompts, nullptr);
    QVERIFY(actionOf(menu, QStringLiteral("probe"))->isChecked());
    QAction* gender = actionOf(menu, QStringLiteral("gender"));
    QVERIFY(gender && gender->isCheckable());
    gender->trigger();
    QCOMPARE(shown.state.choices().within, QStringList {QStringLiteral("gender")});
    actionOf(menu, QStringLiteral("Every two images"))->trigger();
    QVERIFY(shown.state.choices().probes.isEmpty());
}

void TestMatchParts::aRuleThatFailsCanBeTakenBack()
{
    Shown shown;
    QVERIFY(shown.audit.import() && shown.audit.enrol());
    ui::MatchChoices choices;
    choices.probes = QStringLiteral("set=nobody");
    shown.state.setChoices(choices);
    shown.show();
    QTRY_COMPARE_WITH_TIMEOUT(shown.state.phase(), MatchState::Phase::Failed, kPatienceMs);
    QVERIFY(!shown.view->hasAnswer());
    shown.part<QWidget>("matchEmpty")->findChild<QPushButton*>()->click();
    QVERIFY(shown.isAnswered());
    QVERIFY(shown.state.choices().probes.isEmpty());
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    TestMatchParts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_match_parts.moc"
