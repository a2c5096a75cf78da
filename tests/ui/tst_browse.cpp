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
#include <QUndoStack>

#include "tests/support/test_environment.h"
#include "tests/ui/review_audit.h"
#include "ui/browser/filter_chips.h"
#include "ui/browser/filter_pane.h"
#include "ui/browser/grid_selection.h"
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

void misread(const ReviewAudit& audit)
{
    field(audit, QStringLiteral("filterOutcome"))->toggle(QStringLiteral("wrong"));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen);
}

/// As with X and the first reason; false when nobody asks for a reason.
bool exclude(ReviewAudit& audit)
{
    audit.press(Qt::Key_X);
    auto* reason = audit.shown<QPushButton>(QStringLiteral("askChoice1"));
    if (!reason)
        return false;
    QTest::mouseClick(reason, Qt::LeftButton);
    audit.page.activateWindow(); // offscreen there is nobody who does it when the question closes
    audit.session.history().waitForDone();
    return QTest::qWaitForWindowActive(&audit.page);
}

std::vector<ImageId> selected(const ReviewAudit& audit)
{
    return audit.model()->listing().images(ui::rowsOf(audit.grid()->selectionModel()->selection()));
}

} // namespace

class BrowseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsCombineAndValuesOfOneAreAlternatives();
    void countsSayWhatAValueWouldLeave();
    void scoresAndSwitchesFilter();
    void labelsAskedForElsewhereAreInTheFieldOfTheLabel();
    void tagsAndNotesAreLeftOut();
    void agesAreAskedForByTheirMiss();
    void chipsShowTheFilterAndTakeItOut();
    void aFilterIsSavedChosenAndDeleted();
    void theNextTileFollowsOneThatNoLongerFits();
    void excludingSeveralOfAFilteredListLeadsToTheNextOne();
    void undoSelectsWhatComesBack();
    void anotherFilterBeginsAtItsFirstPortrait();
    void theLastOneOfAFilterComesBackToTheKeys();
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

void BrowseTest::labelsAskedForElsewhereAreInTheFieldOfTheLabel()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.context.browse.labels = {QStringLiteral("male")}; // as a cell of a table asks
    audit.context.notifyBrowse();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages - ReviewAudit::kWomen);
    MultiChoice* gender = field(audit, QStringLiteral("filter_gender"));
    QCOMPARE(gender->chosen(), QStringList {QStringLiteral("male")});
    QTRY_COMPARE(countOf(gender, QStringLiteral("female")), ReviewAudit::kWomen);
    field(audit, QStringLiteral("filter_hair"))->toggle(QStringLiteral("long")); // keeps it
    QTRY_COMPARE(audit.tiles(), 2);
    gender->toggle(QStringLiteral("male"));
    QTRY_COMPARE(audit.tiles(), 4);
    QVERIFY(audit.context.browse.labels.isEmpty());
}

void BrowseTest::tagsAndNotesAreLeftOut()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    History& history = audit.session.history();
    const auto image = [&](int row) { return audit.model()->listing().imageId(row); };
    history.setTagByName({image(0), image(1)}, QStringLiteral("hat"), 1);
    history.setNote({image(1), image(2), image(3)}, QStringLiteral("asked"));
    history.waitForDone();
    MultiChoice* without = field(audit, QStringLiteral("filterWithoutTags"));
    QTRY_VERIFY(without->isEnabled());
    without->toggle(QStringLiteral("hat"));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages - 2);
    field(audit, QStringLiteral("filterMarks"))->toggle(QStringLiteral("no_note"));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages - 4);
    field(audit, QStringLiteral("filterMarks"))->toggle(QStringLiteral("note")); // its opposite
    QTRY_COMPARE(audit.tiles(), 2);
    field(audit, QStringLiteral("filterTags"))->toggle(QStringLiteral("hat")); // with it after all
    QTRY_COMPARE(audit.tiles(), 1);
    QVERIFY(without->chosen().isEmpty());
}

void BrowseTest::agesAreAskedForByTheirMiss()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    const auto seen = [&](const char* name) {
        return audit.page.findChild<QWidget*>(QLatin1String(name))->isVisibleTo(&audit.page);
    };
    const auto orders = [&](const char* text) {
        auto* menu = audit.page.findChild<QMenu*>(QStringLiteral("browseOrderMenu"));
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        return std::count_if(actions.begin(), actions.end(),
                             [&](const QAction* action) { return action->text() == QLatin1String(text); });
    };
    QVERIFY(seen("filterAnswer") && seen("filterScoreFrom") && seen("filterDisagree"));
    QVERIFY(!seen("filterMissFrom"));
    QCOMPARE(orders("Years off the label"), 0);
    audit.context.task = QStringLiteral("estimate:age");
    audit.context.browse = {};
    audit.context.browse.task = audit.context.task;
    audit.context.notify();
    QTRY_VERIFY(seen("filterMissFrom"));
    QVERIFY(!seen("filterAnswer") && !seen("filterScoreFrom") && !seen("filterDisagree"));
    QCOMPARE(orders("Years off the label"), 1);
    QCOMPARE(orders("Score of the answer"), 0);
    audit.page.findChild<QDoubleSpinBox*>(QStringLiteral("filterMissFrom"))->setValue(10);
    QTRY_COMPARE(audit.context.browse.missFrom, std::optional<double>(10));
    QVERIFY(!audit.context.browse.missTo);
    const auto* chip = audit.shown<QPushButton>(QStringLiteral("filterChip0"));
    QVERIFY(chip);
    QVERIFY2(chip->text().contains(QStringLiteral("10 years off or more")), qPrintable(chip->text()));
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
    QTest::qWait(300); // the answer comes without a sign: it has the same portraits
    audit.grid()->setCurrentIndex(audit.model()->index(2));
    const ImageId next = audit.model()->listing().imageId(3);
    audit.press(Qt::Key_R);
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages - 1);
    QCOMPARE(audit.grid()->currentIndex().row(), 2);
    QCOMPARE(audit.model()->listing().imageId(2), next);
}

void BrowseTest::excludingSeveralOfAFilteredListLeadsToTheNextOne()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    misread(audit);
    const ImageId next = audit.model()->listing().imageId(3);
    audit.grid()->setCurrentIndex(audit.model()->index(1));
    audit.press(Qt::Key_Right, Qt::ShiftModifier); // 1 and 2, the second is current
    QVERIFY(exclude(audit));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen - 2);
    QCOMPARE(audit.model()->listing().imageId(audit.grid()->currentIndex().row()), next);
    QCOMPARE(selected(audit), (std::vector<ImageId> {next}));
    // The last one: there is none after it.
    const ImageId last = audit.model()->listing().imageId(1);
    audit.grid()->setCurrentIndex(audit.model()->index(2));
    QVERIFY(exclude(audit));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen - 3);
    QCOMPARE(selected(audit), (std::vector<ImageId> {last}));
}

void BrowseTest::undoSelectsWhatComesBack()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    misread(audit);
    audit.grid()->setCurrentIndex(audit.model()->index(1));
    audit.press(Qt::Key_Right, Qt::ShiftModifier);
    const std::vector<ImageId> both {audit.model()->listing().imageId(1),
                                     audit.model()->listing().imageId(2)};
    QVERIFY(exclude(audit));
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen - 2);
    audit.session.history().stack()->undo();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen);
    QCOMPARE(selected(audit), both);
    QVERIFY(audit.grid()->selectionModel()->isSelected(audit.grid()->currentIndex()));
    audit.session.history().stack()->redo();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen - 2);
    QCOMPARE(selected(audit).size(), std::size_t(1));
    // Another question: what comes with it is not what an undo brought back.
    audit.page.findChild<ui::FilterPane*>()->clearFilter();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kImages);
    QCOMPARE(selected(audit).size(), std::size_t(1));
}

void BrowseTest::anotherFilterBeginsAtItsFirstPortrait()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(ReviewAudit::kImages - 1)); // a man, read as labelled
    misread(audit);
    QTRY_COMPARE(audit.grid()->currentIndex().row(), 0);
    audit.grid()->setCurrentIndex(audit.model()->index(3));
    const ImageId fits = audit.model()->listing().imageId(3);
    field(audit, QStringLiteral("filter_hair"))->toggle(QStringLiteral("long"));
    QTRY_COMPARE(audit.tiles(), 2);
    QCOMPARE(selected(audit), (std::vector<ImageId> {fits})); // what still fits stays
}

void BrowseTest::theLastOneOfAFilterComesBackToTheKeys()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    misread(audit);
    audit.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(exclude(audit));
    const auto* none = audit.page.findChild<QWidget*>(QStringLiteral("browseNoneFits"));
    QTRY_VERIFY(none->isVisible());
    audit.session.history().stack()->undo();
    QTRY_COMPARE(audit.tiles(), ReviewAudit::kWomen);
    QCOMPARE(selected(audit).size(), std::size_t(ReviewAudit::kWomen));
    QVERIFY(audit.grid()->hasFocus());
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
