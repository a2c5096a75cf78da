// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/views/measured_audit.h"
#include "ui/browser/reference_button.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/interval_button.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::measuredAudit;

/// What one may choose about intervals, comparisons and plans, in the window.
class StatisticsChoicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsChosenAboutIntervalsIsToldAtOnce()
    {
        ui::AuditContext context;
        QSignalSpy told(&context, &ui::AuditContext::changed);
        ui::IntervalButton button(context);
        button.follow(measuredAudit());
        QVERIFY(button.text().contains(QStringLiteral("Wilson, 95 %")));
        QWidget window;
        ui::IntervalPopover popover(context, false, &window);
        popover.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* method = popover.findChild<QComboBox*>(QStringLiteral("intervalMethod"));
        QCOMPARE(method->count(), 4);
        method->setCurrentIndex(2);
        Q_EMIT method->activated(2);
        popover.findChild<QDoubleSpinBox*>(QStringLiteral("intervalLevel"))->setValue(99.9);
        popover.findChild<QSpinBox*>(QStringLiteral("intervalFewest"))->setValue(30);
        QCOMPARE(told.count(), 3);
        QVERIFY(context.intervalMethod == measures::IntervalMethod::Jeffreys);
        QCOMPARE(context.level, 0.999);
        QCOMPARE(context.fewest, 30);
        button.follow(measuredAudit());
        QVERIFY2(button.text().contains(QStringLiteral("Jeffreys, 99.9 %")), qPrintable(button.text()));
    }

    void peopleAreResampledUnlessSomebodySaysNot()
    {
        ui::AuditContext context;
        QVERIFY(context.measureQuery().resampling.mode
                == MeasureQuery().resampling.mode); // as the command line
        ui::IntervalButton button(context);
        Measured measured = measuredAudit();
        const std::vector<measures::Observation> images {{0, 1}, {0, 1}};
        measured.runs.front().people =
            std::make_shared<const measures::SubjectSample>(measures::SubjectSample::draw(images, 4).value());
        button.follow(measured);
        QVERIFY2(button.text().contains(QStringLiteral("people resampled, 95 %")), qPrintable(button.text()));
        QWidget window;
        ui::IntervalPopover popover(context, false, &window);
        popover.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* people = popover.findChild<QCheckBox*>(QStringLiteral("intervalPeople"));
        QVERIFY(people->isChecked());
        people->setChecked(false);
        QVERIFY(context.measureQuery().resampling.mode == measures::Resampling::Mode::Never);
        auto* replicates = popover.findChild<QSpinBox*>(QStringLiteral("intervalReplicates"));
        QVERIFY(!replicates->isEnabled());
        people->setChecked(true);
        QVERIFY(replicates->isEnabled());
        replicates->setValue(3);
        QCOMPARE(context.people.replicates, measures::kFewestReplicates);
        replicates->setValue(9000);
        auto* way = popover.findChild<QComboBox*>(QStringLiteral("intervalBootstrap"));
        way->setCurrentIndex(1);
        Q_EMIT way->activated(1);
        popover.findChild<QSpinBox*>(QStringLiteral("intervalSeed"))->setValue(7);
        const measures::Resampling asked = context.measureQuery().resampling;
        QVERIFY(asked.mode == measures::Resampling::Mode::Auto);
        QVERIFY(asked.bootstrap == measures::Bootstrap::Percentile);
        QCOMPARE(asked.replicates, 9000);
        QCOMPARE(asked.seed, std::uint64_t {7});
    }

    void levelsBeyondTheRangeCannotBeTyped()
    {
        ui::AuditContext context;
        QWidget window;
        ui::IntervalPopover popover(context, false, &window);
        popover.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* level = popover.findChild<QDoubleSpinBox*>(QStringLiteral("intervalLevel"));
        level->setValue(50);
        QCOMPARE(context.level, 0.8);
        level->setValue(100);
        QCOMPARE(context.level, 0.999);
    }

    void aMeanHasNoChoiceOfMethod()
    {
        ui::AuditContext context;
        QWidget window;
        ui::IntervalPopover popover(context, true, &window);
        popover.setAttribute(Qt::WA_DeleteOnClose, false);
        popover.show();
        QVERIFY(!popover.findChild<QComboBox*>(QStringLiteral("intervalMethod"))->isVisible());
        QVERIFY(popover.findChild<QDoubleSpinBox*>(QStringLiteral("intervalLevel"))->isVisible());
    }

    void theRestCanBeComparedWith()
    {
        ui::AuditContext context;
        ui::ReferenceButton button(context);
        Measured measured = measuredAudit();
        button.setMeasured(measured);
        QVERIFY(button.text().startsWith(QStringLiteral("reference: lighter men")));
        button.click();
        auto* menu = button.findChild<QMenu*>(QStringLiteral("resultsReferenceMenu"));
        QVERIFY(menu);
        menu->actions().last()->trigger();
        QVERIFY(context.againstRest && !context.everyPair && context.reference.empty());
        QVERIFY(context.measureQuery().compare == measures::Compare::Rest);
        measured.settings.reference.reset();
        measured.settings.compare = measures::Compare::Rest;
        button.setMeasured(measured);
        QVERIFY2(button.text().startsWith(QStringLiteral("compare: all others together")),
                 qPrintable(button.text()));
    }

    void thePlanAnswersWhatIsAsked()
    {
        ui::PlanDialog dialog(measuredAudit(), false);
        const auto* sentence = dialog.findChild<QLabel*>(QStringLiteral("planSentence"));
        const auto* table = dialog.findChild<ui::SpecTableView*>(QStringLiteral("planTable"));
        const QString before = sentence->text();
        QVERIFY2(before.contains(QStringLiteral("10.0 points more often")), qPrintable(before));
        QCOMPARE(table->spec().rows.size(),
                 std::size_t {6}); // three groups against the reference, two systems
        auto* difference = dialog.findChild<QDoubleSpinBox*>(QStringLiteral("planDifference"));
        difference->setValue(40);
        QVERIFY(sentence->text() != before);
        bool enough = false;
        for (const auto& row : table->spec().rows)
            enough = enough || row[5].text == QLatin1String("enough");
        QVERIFY(enough); // forty points are seen by the larger groups
    }
};

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    QLocale::setDefault(QLocale::c());
    StatisticsChoicesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_statistics_choices.moc"
