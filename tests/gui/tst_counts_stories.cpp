// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "core/session/counts_desk.h"
#include "core/session/history.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/charts/chart_view.h"
#include "ui/counts/counts_dialog.h"
#include "ui/counts/counts_model.h"
#include "ui/frame/audit_controller.h"
#include "ui/frame/tab_order.h"
#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr const char* kOwnTable =
    "system,gender,skin,n,errors\n"
    "Mine,F,dark,120,40\nMine,M,dark,130,9\nMine,F,light,140,12\nMine,M,light,150,1\n";

} // namespace

/// Audits without images, as a person makes and reads them.
class CountsStories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromWelcomeToThePublishedChart();
    void fromAnOwnTableToItsChart();
    void countsAreTypedInAndTakenBack();
    void tabGoesThroughARowAndBeginsTheNext();
    void aDroppedTableOfCountsIsKnown();
    void rowsThatCannotBeAreListedInAmber();
    void anAuditOpensAtTheTopOfItsResults();
    void publishedRatesAreLaidBesideOnesOwn();

private:
    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    /// Opens an audit of kOwnTable by the dialog.
    void makeOwn(WindowStory& story, const QString& name)
    {
        story.prompts.read = write(QStringLiteral("own.csv"), kOwnTable);
        story.prompts.newProject = m_folder.filePath(name);
        QVERIFY(story.press(QStringLiteral("newCounts")));
        QVERIFY(story.press(QStringLiteral("countsFileChoose")));
        QVERIFY(story.press(QStringLiteral("countsProjectChoose")));
        QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("countsMake")), kPatienceMs);
        QVERIFY(story.press(QStringLiteral("countsMake")));
        QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!story.window->resultsChart()->spec().isEmpty(), kPatienceMs);
    }
    QTemporaryDir m_folder;
};

void CountsStories::fromWelcomeToThePublishedChart()
{
    WindowStory story;
    QVERIFY(story.press(QStringLiteral("openPublished")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    ui::ChartView* chart = story.window->resultsChart();
    constexpr std::size_t kSetsTimesGroups = 32;
    QTRY_COMPARE_WITH_TIMEOUT(chart->spec().marks.size(), kSetsTimesGroups, kPatienceMs);
    QVERIFY2(story.said(QStringLiteral("resultsHeadline")).contains(QLatin1String("34.4 points")),
             qPrintable(story.said(QStringLiteral("resultsHeadline"))));
    QVERIFY(chart->spec().caption.contains(QLatin1String("reconstructed from published rates")));
    // Only charts that counts can fill are offered; nothing stands for portraits.
    QVERIFY(story.canPress(QStringLiteral("resultsChart_difference")));
    QVERIFY(!story.canPress(QStringLiteral("resultsChart_confusion")));
    QVERIFY(!story.shown<QWidget>(QStringLiteral("misreadCard")));
    story.window->context().by = QStringList {QStringLiteral("skin_tone")};
    story.window->context().notify();
    QTRY_COMPARE_WITH_TIMEOUT(chart->spec().rows.size(), 2, kPatienceMs);
    // A mark leads nowhere: there is nobody behind it.
    Q_EMIT chart->markClicked(chart->spec().marks.front().key);
    QCOMPARE(story.window->page(), ui::PageId::Results);
    story.key(QStringLiteral("Ctrl+5"));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    QVERIFY(story.shown<QWidget>(QStringLiteral("browseEmpty")));
    story.key(QStringLiteral("Ctrl+3"));
    QCOMPARE(story.window->page(), ui::PageId::Runs);
    QVERIFY(!story.canPress(QStringLiteral("runButton")));
    story.key(QStringLiteral("Ctrl+1"));
    auto* table = story.shown<QTableView>(QStringLiteral("countsTable"));
    QVERIFY(table);
    QVERIFY(!(table->model()->flags(table->model()->index(0, 3)) & Qt::ItemIsEditable));
}

void CountsStories::fromAnOwnTableToItsChart()
{
    WindowStory story;
    makeOwn(story, QStringLiteral("own.plumb"));
    const ChartSpec& spec = story.window->resultsChart()->spec();
    QCOMPARE(spec.rows.size(), 4);
    QVERIFY(spec.rows.contains(QStringLiteral("Women, dark")));
    const auto worst =
        std::max_element(spec.marks.begin(), spec.marks.end(), [](const Mark& a, const Mark& b) {
            return a.value.value_or(0) < b.value.value_or(0);
        });
    QCOMPARE(worst->note, QStringLiteral("40 of 120"));
    auto* table = story.shown<ui::SpecTableView>(QStringLiteral("resultsSubgroups"));
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 4);
}

void CountsStories::countsAreTypedInAndTakenBack()
{
    WindowStory story;
    story.prompts.newProject = m_folder.filePath(QStringLiteral("typed.plumb"));
    QVERIFY(story.press(QStringLiteral("newCounts")));
    QVERIFY(story.press(QStringLiteral("countsProjectChoose")));
    QVERIFY(story.press(QStringLiteral("countsMake")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QTableView>(QStringLiteral("countsTable")), kPatienceMs);
    auto* view = story.shown<QTableView>(QStringLiteral("countsTable"));
    QVERIFY(!story.canPress(QStringLiteral("countsResults"))); // nothing to see yet
    const auto type = [&](int row, const QStringList& cells) {
        constexpr int kColumns[] = {1, 2, 3}; // group, n, errors
        for (int i = 0; i < cells.size(); ++i)
            QVERIFY(view->model()->setData(view->model()->index(row, kColumns[i]), cells[i]));
    };
    type(0, {QStringLiteral("women"), QStringLiteral("60"), QStringLiteral("30")});
    type(1, {QStringLiteral("men"), QStringLiteral("80"), QStringLiteral("2")});
    History& history = story.session.history();
    history.waitForDone();
    const auto counts = [&] { return CountsDesk(*story.session.project()).table(); };
    QCOMPARE(counts()->rows.size(), std::size_t {2});
    QVERIFY(story.press(QStringLiteral("countsResults")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->resultsChart()->spec().marks.size(), std::size_t {2},
                              kPatienceMs);
    story.key(QStringLiteral("Ctrl+Z")); // the errors of the men
    history.waitForDone();
    QVERIFY(!counts()->rows[1].isFilled());
    QTRY_COMPARE_WITH_TIMEOUT(story.window->resultsChart()->spec().marks.size(), std::size_t {1},
                              kPatienceMs);
    story.key(QStringLiteral("Ctrl+Shift+Z"));
    history.waitForDone();
    QCOMPARE(counts()->rows[1].errors.value_or(-1), 2);
    story.key(QStringLiteral("Ctrl+1"));
    QTRY_COMPARE(view->model()->data(view->model()->index(1, 3)).toString(), QStringLiteral("2"));
}

void CountsStories::tabGoesThroughARowAndBeginsTheNext()
{
    WindowStory story;
    story.prompts.newProject = m_folder.filePath(QStringLiteral("tabbed.plumb"));
    QVERIFY(story.press(QStringLiteral("newCounts")));
    QVERIFY(story.press(QStringLiteral("countsProjectChoose")));
    QVERIFY(story.press(QStringLiteral("countsMake")));
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QTableView>(QStringLiteral("countsTable")), kPatienceMs);
    auto* view = story.shown<QTableView>(QStringLiteral("countsTable"));
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    view->edit(view->currentIndex());
    for (const char* cell : {"A", "women", "60", "6", "A", "men", "80", "2"}) {
        QTRY_VERIFY(view->viewport()->findChild<QLineEdit*>());
        const auto editors = view->viewport()->findChildren<QLineEdit*>(); // one that closed may be there yet
        QLineEdit* editor = editors.last();
        QVERIFY(editor->isVisible());
        editor->selectAll();
        QTest::keyClicks(editor, QString::fromLatin1(cell));
        QTest::keyClick(editor, Qt::Key_Tab);
        QCoreApplication::processEvents();
    }
    story.session.history().waitForDone();
    const auto counts = CountsDesk(*story.session.project()).table();
    QCOMPARE(counts->rows.size(), std::size_t {2});
    QCOMPARE(counts->sets.size(), std::size_t {1});
    QCOMPARE(counts->rows[0].values, QStringList {QStringLiteral("women")});
    QCOMPARE(counts->rows[1].n.value_or(0), 80);
    QCOMPARE(counts->rows[1].errors.value_or(0), 2);
    QCOMPARE(view->currentIndex(), view->model()->index(2, 0));
    QTRY_COMPARE(story.said(QStringLiteral("countsHeadline")), QStringLiteral("2 groups in one set"));
    // Out of the table again, at its end and at its beginning.
    if (auto* editor = view->viewport()->findChild<QLineEdit*>())
        QTest::keyClick(editor, Qt::Key_Escape);
    view->setFocus();
    const QAbstractItemModel& cells = *view->model();
    view->setCurrentIndex(cells.index(2, 3)); // the errors of the new row
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(!view->hasFocus());
    view->setFocus();
    view->setCurrentIndex(cells.index(0, 0));
    QTest::keyClick(view, Qt::Key_Backtab);
    QVERIFY(!view->hasFocus());
}

void CountsStories::aDroppedTableOfCountsIsKnown()
{
    WindowStory story;
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(write(QStringLiteral("dropped.csv"), kOwnTable))});
    story.window->audits().take(dropped);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::CountsDialog>(QStringLiteral("countsDialog")), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("countsSummary")).contains(QLatin1Char('4')),
                             kPatienceMs);
    QVERIFY(story.press(QStringLiteral("countsCancel")));
    dropped.setUrls({QUrl::fromLocalFile(write(QStringLiteral("labels.csv"), "file,gender\na.jpg,F\n"))});
    story.window->audits().take(dropped);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QDialog>(QStringLiteral("importDialog")), kPatienceMs);
}

void CountsStories::rowsThatCannotBeAreListedInAmber()
{
    WindowStory story;
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(
        write(QStringLiteral("impossible.csv"),
              "system,gender,n,errors\nA,F,120,40\nA,M,130,9\nB,F,140,12\nB,M,150,151\n"))});
    story.window->audits().take(dropped);
    QTRY_COMPARE_WITH_TIMEOUT(story.said(QStringLiteral("countsSummary")),
                              QStringLiteral("2 groups in 2 sets, not all in each (3 rows of counts)."),
                              kPatienceMs);
    const auto* toggle = story.shown<QToolButton>(QStringLiteral("countsProblems"));
    QVERIFY(toggle);
    QCOMPARE(toggle->text(), QStringLiteral("Rows left out: 1"));
    QCOMPARE(toggle->property("role").toString(), QStringLiteral("warning"));
    const auto* list = story.shown<QTableView>(QStringLiteral("countsProblemsList"));
    QVERIFY(list); // unfolded unasked
    QVERIFY(list->model()->index(0, 0).data().toString().contains(QStringLiteral("Line 5 is left out")));
    dropped.setUrls({QUrl::fromLocalFile(write(QStringLiteral("whole.csv"), kOwnTable))});
    story.window->audits().take(dropped);
    QTRY_COMPARE_WITH_TIMEOUT(story.said(QStringLiteral("countsSummary")),
                              QStringLiteral("4 groups in one set."), kPatienceMs);
    QVERIFY(!toggle->isVisible());
}

void CountsStories::anAuditOpensAtTheTopOfItsResults()
{
    WindowStory story;
    story.window->resize(1024, 600); // so that there is something to scroll
    makeOwn(story, QStringLiteral("top.plumb"));
    QTRY_VERIFY(story.said(QStringLiteral("savedState")).startsWith(QStringLiteral("Saved ")));
    auto* scroll = story.window->findChild<QScrollArea*>(QStringLiteral("resultsScroll"));
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    auto* table = story.shown<QTableView>(QStringLiteral("resultsSubgroups"));
    QVERIFY(table);
    table->setFocus();
    // Again, from where one is
    story.prompts.openProject = m_folder.filePath(QStringLiteral("top.plumb"));
    story.key(QStringLiteral("Ctrl+W"));
    QCOMPARE(story.window->page(), ui::PageId::Welcome);
    story.key(QStringLiteral("Ctrl+O"));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    auto* page = story.window->findChild<QWidget*>(QStringLiteral("resultsPage"));
    QTRY_VERIFY_WITH_TIMEOUT(!story.window->resultsChart()->spec().isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ui::firstInReadingOrder(page)
                                 && story.window->focusWidget() == ui::firstInReadingOrder(page),
                             kPatienceMs);
    QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    // Nothing was saved since
    QCOMPARE(story.said(QStringLiteral("savedState")), QStringLiteral("Opened"));
    story.session.project()->setSetting(QStringLiteral("a"), QStringLiteral("b"));
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("savedState")).startsWith(QStringLiteral("Saved ")),
                             kPatienceMs);
}

void CountsStories::publishedRatesAreLaidBesideOnesOwn()
{
    WindowStory story;
    makeOwn(story, QStringLiteral("beside.plumb"));
    ui::ChartView* chart = story.window->resultsChart();
    const QString finding = story.said(QStringLiteral("resultsHeadline"));
    QVERIFY(story.press(QStringLiteral("resultsBeside")));
    QTRY_VERIFY(story.shown<QMenu>(QStringLiteral("resultsBesideMenu")));
    const auto actions = story.shown<QMenu>(QStringLiteral("resultsBesideMenu"))->actions();
    const auto shades = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text().startsWith(QLatin1String("Gender Shades"));
    });
    QVERIFY(shades != actions.end());
    (*shades)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(chart->spec().series.size(), std::size_t {4}, kPatienceMs);
    QCOMPARE(story.said(QStringLiteral("resultsHeadline")), finding); // the sentence is about one's own
    QVERIFY(chart->spec().caption.contains(QLatin1String("other images, other systems")));
    QVERIFY(chart->spec().caption.contains(QLatin1String("reconstructed from published rates")));
    const auto ibm = std::find_if(chart->spec().marks.begin(), chart->spec().marks.end(),
                                  [](const Mark& mark) { return mark.note == QLatin1String("94 of 271"); });
    QVERIFY(ibm != chart->spec().marks.end());
    QCOMPARE(chart->spec().rows[ibm->row], QStringLiteral("Women, dark"));
    QVERIFY(story.press(QStringLiteral("resultsChart_difference")));
    QTRY_COMPARE(chart->spec().series.size(), std::size_t {1}); // compared with nothing
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&app);
    CountsStories stories;
    return QTest::qExec(&stories, argc, argv);
}
#include "tst_counts_stories.moc"
