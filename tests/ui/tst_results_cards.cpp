// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QDoubleSpinBox>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "core/session/group_names.h"
#include "core/views/statistic_help.h"
#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "tests/views/measured_audit.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/groups_dialog.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/chart_card.h"
#include "ui/results/help_button.h"
#include "ui/results/results_tables.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::measuredAudit;
using plumbline::test::PortraitFolder;

namespace {

/// A chart card over a session without an audit.
struct Cards
{
    Session session {std::make_shared<const Services>()};
    ui::AuditContext context;
    ui::ResultsView view {session};
    ui::ChartCard card {session, context, view};

    Cards()
    {
        card.resize(760, 560);
        card.show();
        card.setMeasured(measuredAudit(), {});
    }
    template<class T>
    [[nodiscard]] T* find(const char* name) const
    {
        T* found = card.findChild<T*>(QString::fromLatin1(name));
        return found;
    }
    void press(const char* name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
};

bool waitFor(const QFuture<Result<void>>& future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, 20000) && future.result().ok();
}

} // namespace

class ResultsCardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTabDrawsItsChart();
    void onlyChartsThatFitTheQuestionAreOffered();
    void aChartThatCannotBeDrawnSaysWhy();
    void theChartIsATableToo();
    void hiddenGroupsAreCounted();
    void aNarrowCardFoldsWhatIsSeldomChosen();
    void aPlanTellsWhatWasSet();
    void typedEdgesMoveTheBand();
    void whatOneChoseIsKeptInTheAudit();
    void groupsAreHiddenOrderedAndRenamed();
    void theLastGroupCannotBeHidden();
    void aGroupsNameIsKeptInTheAudit();
    void helpIsAParagraphAndItsNeighbours();
    void everyColumnShownIsExplainedBesideTheTable();
    void aRowOfLinksGoesOnInTheNextLine();
    void aCopyGivesASignThatItWorked();
};

void ResultsCardsTest::aCopyGivesASignThatItWorked()
{
    ui::ResultsTables tables;
    tables.setMeasured(measuredAudit(), {});
    tables.show();
    const auto* sign = tables.findChild<QLabel*>(QStringLiteral("resultsCopied"));
    QVERIFY(sign && !sign->isVisible());
    QTest::mouseClick(tables.findChild<QPushButton*>(QStringLiteral("resultsCopyTable")), Qt::LeftButton);
    QVERIFY(sign->isVisible());
    QCOMPARE(sign->text(), QStringLiteral("Copied: 8 rows"));
    QTRY_VERIFY_WITH_TIMEOUT(!sign->isVisible(), 8000);
}

void ResultsCardsTest::everyTabDrawsItsChart()
{
    const Cards cards;
    for (const QString& id : cards.session.services().charts.ids()) {
        if (!fits(*cards.session.services().charts.find(id), measuredAudit()))
            continue;
        auto* tab = cards.card.findChild<QPushButton*>(QStringLiteral("resultsChart_") + id);
        QVERIFY2(tab, qPrintable(id));
        QTest::mouseClick(tab, Qt::LeftButton);
        QVERIFY(tab->isChecked());
        QCOMPARE(cards.card.spec().id, id);
        QCOMPARE(cards.view.chart(), id);
        QCOMPARE(cards.find<ui::HelpButton>("resultsChartHelp")->topics(), helpForChart(id));
        QVERIFY(cards.find<ui::ChartView>("resultsChart")->isVisible());
        const bool one = cards.session.services().charts.find(id)->isOfOneSystem();
        QCOMPARE(cards.find<QPushButton>("resultsSystem")->isVisible(), one);
    }
}

void ResultsCardsTest::onlyChartsThatFitTheQuestionAreOffered()
{
    Cards cards;
    cards.press("resultsChart_bars");
    QVERIFY(!cards.find<QPushButton>("resultsChart_estimate-error")->isVisible());
    cards.card.setMeasured(test::measuredAges(), {});
    QCOMPARE(cards.card.spec().id, QStringLiteral("estimate-error"));
    QVERIFY(cards.find<QPushButton>("resultsChart_estimate-error")->isChecked());
    QVERIFY(!cards.find<QPushButton>("resultsChart_bars")->isVisible());
    QVERIFY(!cards.find<QPushButton>("resultsCounting")->isVisible());
    // Detection has no classes, and every image submitted counts.
    cards.card.setMeasured(test::measuredDetection(), {});
    QCOMPARE(cards.card.spec().id, QStringLiteral("bars"));
    for (const char* chart : {"resultsChart_confusion", "resultsChart_histogram", "resultsChart_threshold"})
        QVERIFY2(!cards.find<QPushButton>(chart)->isVisible(), chart);
    QVERIFY(!cards.find<QPushButton>("resultsCounting")->isVisible());
    cards.card.setMeasured(measuredAudit(), {});
    QVERIFY(cards.find<QPushButton>("resultsCounting")->isVisible());
    QCOMPARE(cards.card.spec().id, QStringLiteral("bars")); // the choice is still there
}

void ResultsCardsTest::aChartThatCannotBeDrawnSaysWhy()
{
    Cards cards;
    Measured counts = measuredAudit();
    for (MeasuredRun& run : counts.runs)
        run.answers.reset();
    cards.card.setMeasured(counts, {});
    cards.press("resultsChart_confusion");
    QVERIFY(cards.find<QLabel>("resultsChartProblem")->isVisible());
    QVERIFY(!cards.find<QLabel>("resultsChartProblem")->text().isEmpty());
    QVERIFY(cards.card.spec().isEmpty()); // nothing to export
    cards.press("resultsChart_bars");
    QVERIFY(cards.find<ui::ChartView>("resultsChart")->isVisible());
}

void ResultsCardsTest::theChartIsATableToo()
{
    const Cards cards;
    cards.press("resultsAsTable");
    const auto* table = cards.find<ui::SpecTableView>("resultsChartTable");
    QVERIFY(table->isVisible());
    QCOMPARE(table->spec().rows.size(), cards.card.spec().marks.size());
    cards.press("resultsAsTable");
    QVERIFY(!table->isVisible());
}

void ResultsCardsTest::hiddenGroupsAreCounted()
{
    Cards cards;
    const Measured measured = measuredAudit();
    GroupView view;
    view.hidden = {measured.groups[1]};
    view.sort = GroupSort::Count;
    cards.view.setGroups(measured.by, view);
    QCOMPARE(cards.card.spec().rows,
             (QStringList {measured.labels[0], measured.labels[2], measured.labels[3]}));
    QVERIFY(cards.find<QPushButton>("resultsGroups")->text().contains(QStringLiteral("1 hidden")));
    QVERIFY(cards.find<QPushButton>("resultsOrder")->text().contains(QStringLiteral("most images")));
}

void ResultsCardsTest::typedEdgesMoveTheBand()
{
    Cards cards;
    QVERIFY(!cards.find<QDoubleSpinBox>("resultsBandFrom")->isVisible());
    cards.press("resultsChart_threshold");
    auto* from = cards.find<QDoubleSpinBox>("resultsBandFrom");
    auto* to = cards.find<QDoubleSpinBox>("resultsBandTo");
    QVERIFY(from->isVisible());
    from->setValue(0.2);
    QCOMPARE(cards.card.spec().band, std::optional(Band {0.2, 0.6}));
    from->setValue(0.7); // past the other edge: takes it along
    QCOMPARE(cards.card.spec().band, std::optional(Band {0.7, 0.7}));
    QCOMPARE(to->value(), 0.7);
    Q_EMIT cards.find<ui::ChartView>("resultsChart")->bandChanged({0.3, 0.9}); // dragged
    QCOMPARE(from->value(), 0.3);
    QCOMPARE(to->value(), 0.9);
}

void ResultsCardsTest::whatOneChoseIsKeptInTheAudit()
{
    PortraitFolder folder;
    const QString path = folder.path(QStringLiteral("a.plumb"));
    const QStringList by {QStringLiteral("gender"), QStringLiteral("tone")};
    {
        Session session {std::make_shared<const Services>()};
        QVERIFY(waitFor(session.createProject(path)));
        ui::ResultsView view(session);
        QCOMPARE(view.chart(), QStringLiteral("subgroup-error"));
        view.setChart(QStringLiteral("heatmap"));
        view.setSystem(QStringLiteral("d+s1"));
        view.setBand({0.25, 0.75});
        GroupView groups;
        groups.sort = GroupSort::Own;
        groups.own = {{QStringLiteral("F"), QString()}, {QStringLiteral("M"), QStringLiteral("a,\"b\"")}};
        groups.hidden = {groups.own[1]};
        view.setGroups(by, groups);
        view.setPart(QStringLiteral("plan"), {{QStringLiteral("difference"), 12.5}});
    }
    Session session {std::make_shared<const Services>()};
    ui::ResultsView view(session);
    QSignalSpy changed(&view, &ui::ResultsView::changed);
    QVERIFY(waitFor(session.openProject(path)));
    QTRY_VERIFY(!changed.empty());
    QCOMPARE(view.chart(), QStringLiteral("heatmap"));
    QCOMPARE(view.system(), QStringLiteral("d+s1"));
    QCOMPARE(view.band(), (Band {0.25, 0.75}));
    QVERIFY(view.groups(by).sort == GroupSort::Own);
    QCOMPARE(view.groups(by).own.size(), std::size_t {2});
    QCOMPARE(view.groups(by).hidden,
             (std::vector<QStringList> {{QStringLiteral("M"), QStringLiteral("a,\"b\"")}}));
    // The plan begins with the figure that was set, and with the audit's own for the others.
    const ui::PlanDialog plan(measuredAudit(), false, view.part(QStringLiteral("plan")));
    QCOMPARE(plan.findChild<QDoubleSpinBox*>(QStringLiteral("planDifference"))->value(), 12.5);
    QCOMPARE(plan.findChild<QDoubleSpinBox*>(QStringLiteral("planPower"))->value(), 80.0);
    session.closeProject();
    QVERIFY(view.part(QStringLiteral("plan")).isEmpty());
    QCOMPARE(view.chart(), QStringLiteral("subgroup-error")); // nothing leaks into the next audit
    QVERIFY(view.groups(by).own.empty());
}

void ResultsCardsTest::aPlanTellsWhatWasSet()
{
    ui::PlanDialog plan(measuredAudit(), false);
    QVERIFY(plan.choices().isEmpty()); // looked at, not set
    QSignalSpy chosen(&plan, &ui::PlanDialog::chosen);
    plan.findChild<QDoubleSpinBox*>(QStringLiteral("planPower"))->setValue(90);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(plan.choices(), (QJsonObject {{QStringLiteral("power"), 90.0}}));
}

void ResultsCardsTest::aNarrowCardFoldsWhatIsSeldomChosen()
{
    Cards cards;
    const auto seen = [&](const char* name) { return cards.find<QPushButton>(name)->isVisible(); };
    QVERIFY(seen("resultsChart_bars") && seen("resultsOrder") && !seen("resultsChartKind"));
    cards.card.resize(560, 560);
    QTRY_VERIFY(seen("resultsChartKind"));
    QVERIFY(!seen("resultsChart_bars") && !seen("resultsOrder") && !seen("resultsGroups"));
    QVERIFY(seen("resultsAsTable") && seen("resultsCounting"));
    cards.press("resultsMoreChoices");
    QVERIFY(seen("resultsOrder") && seen("resultsGroups"));
    cards.press("resultsChartKind");
    auto* menu = cards.card.findChild<QMenu*>(QStringLiteral("resultsChartKindMenu"));
    QVERIFY(menu);
    for (QAction* action : menu->actions())
        if (action->text() == QLatin1String("Bars"))
            action->trigger();
    QCOMPARE(cards.card.spec().id, QStringLiteral("bars"));
    QVERIFY(seen("resultsChartKind") && !seen("resultsChart_bars"));
    cards.card.resize(760, 560);
    QTRY_VERIFY(seen("resultsChart_bars"));
    QVERIFY(!seen("resultsChartKind") && seen("resultsOrder"));
}

void ResultsCardsTest::groupsAreHiddenOrderedAndRenamed()
{
    const Measured measured = measuredAudit();
    ui::GroupsDialog dialog(groupFacts(measured, false), {});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy views(&dialog, &ui::GroupsDialog::viewChanged);
    QSignalSpy names(&dialog, &ui::GroupsDialog::renamed);
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("groupsList"));
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(views.size(), 1);
    auto view = views.takeFirst().front().value<GroupView>();
    QVERIFY(view.sort == GroupSort::Own);
    QCOMPARE(view.own[0], measured.groups[1]);
    QCOMPARE(view.own[1], measured.groups[0]);
    QCOMPARE(list->currentRow(), 1);
    list->item(3)->setCheckState(Qt::Unchecked);
    view = views.takeFirst().front().value<GroupView>();
    QCOMPARE(view.hidden, (std::vector<QStringList> {measured.groups[3]}));
    QCOMPARE(view.own[0], measured.groups[1]); // the order stays
    list->item(0)->setText(QStringLiteral("Darker-skinned men"));
    QCOMPARE(names.size(), 1);
    QCOMPARE(names.first().at(0).toStringList(), measured.groups[1]);
    QCOMPARE(names.first().at(1).toString(), QStringLiteral("Darker-skinned men"));
    QVERIFY(list->item(0)->toolTip().contains(QStringLiteral("Men, darker")));
    list->item(0)->setText(QStringLiteral("  "));
    QCOMPARE(names.last().at(1).toString(), QString());
    QCOMPARE(list->item(0)->text(), QStringLiteral("Men, darker"));
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("groupsRestore")), Qt::LeftButton);
    view = views.takeLast().front().value<GroupView>();
    QVERIFY(view.sort == GroupSort::Dataset && view.hidden.empty());
    QCOMPARE(list->item(0)->text(), measured.labels[0]);
}

void ResultsCardsTest::theLastGroupCannotBeHidden()
{
    const Measured measured = measuredAudit();
    ui::GroupsDialog dialog(groupFacts(measured, false), {});
    QSignalSpy views(&dialog, &ui::GroupsDialog::viewChanged);
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("groupsList"));
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        list->item(row)->setCheckState(Qt::Unchecked);
    }
    QCOMPARE(views.last().front().value<GroupView>().hidden.size(), std::size_t {3});
    QCOMPARE(list->item(3)->checkState(), Qt::Checked);
}

void ResultsCardsTest::aGroupsNameIsKeptInTheAudit()
{
    PortraitFolder folder;
    const QString path = folder.path(QStringLiteral("a.plumb"));
    const auto services = std::make_shared<const Services>();
    const QStringList by {QStringLiteral("gender"), QStringLiteral("tone")};
    const QStringList values {QStringLiteral("F"), QStringLiteral("darker")};
    {
        const auto project = Project::create(services, path);
        QVERIFY(project);
        GroupNames names = GroupNames::load(**project);
        names.setName(by, values, QStringLiteral(" Darker-skinned women "));
        names.save(**project);
    }
    const auto project = Project::open(services, path);
    QVERIFY(project);
    GroupNames names = GroupNames::load(**project);
    QCOMPARE(names.name(by, values), QStringLiteral("Darker-skinned women"));
    QCOMPARE(names.name({by[1], by[0]}, {values[1], values[0]}), QStringLiteral("Darker-skinned women"));
    QCOMPARE(names.name({by[0]}, {values[0]}), QString());
    names.setName(by, values, {});
    QCOMPARE(names.name(by, values), QString());
}

void ResultsCardsTest::helpIsAParagraphAndItsNeighbours()
{
    QWidget window;
    ui::HelpPopover popover({QStringLiteral("interval"), QStringLiteral("p")}, &window);
    popover.setAttribute(Qt::WA_DeleteOnClose, false);
    const StatisticHelp interval = statisticHelp(QStringLiteral("interval"));
    const auto said = [&](const char* name) {
        return popover.findChild<QLabel*>(QString::fromLatin1(name))->text();
    };
    QCOMPARE(said("helpTitle"), interval.title);
    QCOMPARE(said("helpText"), interval.text);
    QCOMPARE(said("helpFormula"), interval.formula);
    QVERIFY(said("helpSource").contains(interval.source));
    auto* other = popover.findChild<QPushButton*>(QStringLiteral("helpTopic_p"));
    QVERIFY(other);
    other->click();
    QCOMPARE(popover.topic(), QStringLiteral("p"));
    QCOMPARE(said("helpTitle"), statisticHelp(QStringLiteral("p")).title);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!popover.findChild<QPushButton*>(QStringLiteral("helpTopic_p")));
    QVERIFY(popover.findChild<QPushButton*>(QStringLiteral("helpTopic_interval")));
}

void ResultsCardsTest::everyColumnShownIsExplainedBesideTheTable()
{
    ui::ResultsTables tables;
    tables.setMeasured(measuredAudit(), {});
    const auto* help = tables.findChild<ui::HelpButton*>(QStringLiteral("resultsTableHelp"));
    for (const char* tab : {"resultsSubgroupsTab", "resultsComparisonsTab", "resultsClassesTab"}) {
        tables.findChild<QPushButton*>(QString::fromLatin1(tab))->click();
        for (const TableColumn& column : tables.current().columns) {
            const QString topic = helpForColumn(column.id);
            const bool idle = column.id == QLatin1String("images"); // left out of the view
            QVERIFY2(topic.isEmpty() || idle || help->topics().contains(topic), qPrintable(column.id));
        }
        QVERIFY(help->topics().contains(QStringLiteral("too_few")));
    }
}

void ResultsCardsTest::aRowOfLinksGoesOnInTheNextLine()
{
    QWidget row;
    auto* flow = new ui::FlowLayout(4, 2);
    row.setLayout(flow);
    for (int i = 0; i < 6; ++i) {
        auto* box = new QWidget;
        box->setFixedSize(100, 20);
        flow->addWidget(box);
    }
    QCOMPARE(flow->heightForWidth(1000), 20);
    QCOMPARE(flow->heightForWidth(320), 20 * 2 + 2);
    QCOMPARE(flow->heightForWidth(100), 20 * 6 + 2 * 5);
    QCOMPARE(flow->minimumSize(), QSize(100, 20));
    row.show();
    flow->itemAt(2)->widget()->hide(); // takes no place
    QCOMPARE(flow->heightForWidth(519), 20);
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    ResultsCardsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_results_cards.moc"
