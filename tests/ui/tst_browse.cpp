// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/review_audit.h"
#include "ui/browser/filter_chips.h"
#include "ui/browser/filter_pane.h"
#include "ui/browser/multi_choice.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::ReviewAudit;
using ui::MultiChoice;

namespace {

MultiChoice* field(const ReviewAudit& audit, const QString& name)
{
    return audit.page.findChild<MultiChoice*>(name);
}

int countOf(const MultiChoice* choice, const QString& value)
{
    for (const MultiChoice::Item& item : choice->items()) {
        if (item.value == value)
            return item.count;
    }
    return -2;
}

} // namespace

class BrowseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsCombineAndValuesOfOneAreAlternatives();
    void countsSayWhatAValueWouldLeave();
    void scoresAndSwitchesFilter();
    void chipsShowTheFilterAndTakeItOut();
    void aFilterIsSavedChosenAndDeleted();
    void theNextTileFollowsOneThatNoLongerFits();
    void orderIsChosenInTheMenu();
    void sizeAndOverlaysAreRemembered();
};

void BrowseTest::fieldsCombineAndValuesOfOneAreAlternatives()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    field(audit, QStringLiteral("filterOutcome"))->toggle(QStringLiteral("wrong"));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen);
    field(audit, QStringLiteral("filter_hair"))->toggle(QStringLiteral("long"));
    QTRY_COMPARE(audit.tiles(), 2);
    field(audit, QStringLiteral("filterOutcome"))->toggle(QStringLiteral("right"));
    QTRY_COMPARE(audit.tiles(), 4); // misread or not, long hair
    QTest::mouseClick(audit.page.findChild<QPushButton*>(QStringLiteral("filterClear")), Qt::LeftButton);
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages);
    QVERIFY(field(audit, QStringLiteral("filterOutcome"))->chosen().isEmpty());
}

void BrowseTest::countsSayWhatAValueWouldLeave()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const MultiChoice* outcome = field(audit, QStringLiteral("filterOutcome"));
    MultiChoice* gender = field(audit, QStringLiteral("filter_gender"));
    QTRY_COMPARE(countOf(outcome, QStringLiteral("wrong")), ReviewAudit::kWomen);
    QCOMPARE(countOf(outcome, QStringLiteral("right")), 3);
    QCOMPARE(countOf(outcome, QStringLiteral("undetected")), 0);
    gender->toggle(QStringLiteral("male"));
    QTRY_COMPARE(countOf(outcome, QStringLiteral("wrong")), 0);
    QCOMPARE(countOf(outcome, QStringLiteral("right")), 3);
    QCOMPARE(countOf(gender, QStringLiteral("female")), ReviewAudit::kWomen); // its own choice does not count
}

void BrowseTest::scoresAndSwitchesFilter()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    auto* from = audit.page.findChild<QDoubleSpinBox*>(QStringLiteral("filterScoreFrom"));
    from->setValue(0.8); // the fake's answers have 0.75
    const auto* none = audit.page.findChild<QWidget*>(QStringLiteral("browseNoneFits"));
    QTRY_VERIFY(none->isVisible());
    from->setValue(0.7);
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages);
    QTest::mouseClick(audit.page.findChild<QCheckBox*>(QStringLiteral("filterSeveral")), Qt::LeftButton);
    QTRY_VERIFY(none->isVisible());
    QVERIFY(audit.context.browse.multipleFaces);
}

void BrowseTest::chipsShowTheFilterAndTakeItOut()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const auto* chips = audit.page.findChild<ui::FilterChips*>();
    QVERIFY(!chips->isVisible());
    field(audit, QStringLiteral("filterOutcome"))->toggle(QStringLiteral("wrong"));
    field(audit, QStringLiteral("filter_hair"))->toggle(QStringLiteral("long"));
    QTRY_COMPARE(audit.tiles(), 2);
    QVERIFY(chips->isVisible());
    auto* first = audit.shown<QPushButton>(QStringLiteral("filterChip0"));
    QVERIFY(first && audit.shown<QPushButton>(QStringLiteral("filterChip1")));
    QVERIFY2(first->text().contains(QStringLiteral("misread")), qPrintable(first->text()));
    QTest::mouseClick(first, Qt::LeftButton);
    QTRY_COMPARE(audit.tiles(), 4);
    QVERIFY(audit.context.browse.verdicts.empty());
    QTest::mouseClick(audit.shown<QPushButton>(QStringLiteral("filterChip0")), Qt::LeftButton);
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages);
    QVERIFY(!chips->isVisible());
}

void BrowseTest::aFilterIsSavedChosenAndDeleted()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    field(audit, QStringLiteral("filter_hair"))->toggle(QStringLiteral("long"));
    QTRY_COMPARE(audit.tiles(), 4);
    auto* menu = audit.page.findChild<QMenu*>(QStringLiteral("savedFiltersMenu"));
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction*>(QStringLiteral("saveFilter"))->trigger();
    auto* name = audit.shown<QLineEdit>(QStringLiteral("askText"));
    QVERIFY(name);
    QVERIFY(!name->text().isEmpty()); // proposed from what it asks
    name->setText(QStringLiteral("Long hair"));
    QTest::keyClick(name, Qt::Key_Return);
    audit.session.history().waitForDone();
    QCOMPARE(audit.book()->filters.size(), std::size_t(1));
    audit.page.findChild<ui::FilterPane*>()->clearFilter();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Long hair"));
    menu->actions().first()->trigger();
    QTRY_COMPARE(audit.tiles(), 4);
    audit.session.history().deleteFilter(QStringLiteral("Long hair"));
    audit.session.history().waitForDone();
    QVERIFY(audit.book()->filters.empty());
}

void BrowseTest::theNextTileFollowsOneThatNoLongerFits()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    field(audit, QStringLiteral("filterMarks"))->toggle(QStringLiteral("not_reviewed"));
    QTRY_VERIFY(audit.context.browse.reviewed == false);
    audit.grid()->setCurrentIndex(audit.model()->index(2));
    const ImageId next = audit.model()->listing().imageId(3);
    audit.press(Qt::Key_R);
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages - 1);
    QCOMPARE(audit.grid()->currentIndex().row(), 2);
    QCOMPARE(audit.model()->listing().imageId(2), next);
}

void BrowseTest::orderIsChosenInTheMenu()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    auto* menu = audit.page.findChild<QMenu*>(QStringLiteral("browseOrderMenu"));
    Q_EMIT menu->aboutToShow();
    const auto actions = menu->actions();
    const auto backwards = std::find_if(actions.begin(), actions.end(), [](const QAction* a) {
        return a->text() == QLatin1String("Backwards");
    });
    const auto file = std::find_if(actions.begin(), actions.end(),
                                   [](const QAction* a) { return a->text() == QLatin1String("File name"); });
    QVERIFY(backwards != actions.end() && file != actions.end());
    (*file)->trigger();
    (*backwards)->trigger();
    QTRY_COMPARE(audit.model()->row(0).file, QStringLiteral("p7.png"));
}

void BrowseTest::sizeAndOverlaysAreRemembered()
{
    {
        ReviewAudit audit;
        QVERIFY(audit.isReady());
        QCOMPARE(audit.grid()->tileWidth(), ui::ThumbnailGrid::kUsualTile);
        QTest::keyClick(audit.grid(), Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(audit.grid()->tileWidth() > ui::ThumbnailGrid::kUsualTile);
        audit.page.findChild<QAction*>(QStringLiteral("show_score"))->trigger();
    }
    const ReviewAudit next;
    QVERIFY(next.grid()->tileWidth() > ui::ThumbnailGrid::kUsualTile);
    QVERIFY(next.page.findChild<QAction*>(QStringLiteral("show_score"))->isChecked());
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&app);
    BrowseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_browse.moc"
