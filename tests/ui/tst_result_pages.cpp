// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/browser/multi_choice.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/matching/match_state.h"
#include "ui/matching/search_state.h"
#include "ui/pages/browse_page.h"
#include "ui/pages/results_page.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::PortraitFolder;
using plumbline::test::ScriptedPrompts;

namespace {

/// A session with six labelled portraits and no run, and both pages on it.
struct Audit
{
    PortraitFolder folder;
    Session session {std::make_shared<const Services>()};
    ui::AuditContext context;
    ScriptedPrompts prompts;
    ui::MatchState matching {session, context};
    ui::SearchState searching {session, context, matching};
    ui::ResultsPage results {{session, context, prompts}, matching, searching};
    ui::BrowsePage browse {{session, context, prompts}, {&matching, &searching}};

    bool wait(const QFuture<Result<void>>& future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20000) && future.result().ok();
    }
    bool create() { return wait(session.createProject(folder.path(QStringLiteral("a.plumb")))); }
    bool import()
    {
        QByteArray table = "file,gender\n";
        for (int i = 0; i < 6; ++i) {
            folder.addPicture(QStringLiteral("%1.png").arg(i));
            table += QByteArray::number(i) + (i < 4 ? ".png,female\n" : ".png,male\n");
        }
        ImportRequest request;
        request.imagesDir = folder.faces();
        request.labelsFile = folder.addTable(QStringLiteral("labels.csv"), table);
        const auto future = session.importDataset(request);
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20000) && future.result().ok();
    }
    [[nodiscard]] ui::ThumbnailGrid* grid() const { return browse.findChild<ui::ThumbnailGrid*>(); }
    [[nodiscard]] int tiles() const { return grid()->model()->rowCount(); }
};

} // namespace

class ResultPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyPagesLeadToTheNextStep();
    void browseShowsImagesBeforeAnyRun();
    void filterNarrowsAndClears();
    void selectionSurvivesARefresh();
    void aWishedImageIsSelectedOnce();
    void nothingToExportWithoutResults();
    void aPageMayGoBeforeItsAnswerComes();
};

void ResultPagesTest::emptyPagesLeadToTheNextStep()
{
    Audit audit;
    audit.results.show();
    QSignalSpy navigate(&audit.results, &ui::Page::navigate);
    QSignalSpy import(&audit.results, &ui::Page::importRequested);
    const auto press = [&] {
        auto* empty = audit.results.findChild<QWidget*>(QStringLiteral("resultsEmpty"));
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    };
    press();
    QCOMPARE(navigate.count(), 1);
    QCOMPARE(navigate.takeFirst().first().value<ui::PageId>(), ui::PageId::Welcome);
    QVERIFY(audit.create());
    press();
    QCOMPARE(import.count(), 1);
    QVERIFY(audit.import());
    press();
    QCOMPARE(navigate.count(), 1);
    QCOMPARE(navigate.takeFirst().first().value<ui::PageId>(), ui::PageId::Runs);
}

void ResultPagesTest::browseShowsImagesBeforeAnyRun()
{
    Audit audit;
    QVERIFY(audit.create());
    QVERIFY(audit.import());
    QCOMPARE(audit.tiles(), 0); // a page that is not seen asks nothing
    audit.browse.resize(1200, 700);
    audit.browse.show();
    QTRY_COMPARE(audit.tiles(), 6);
    QVERIFY(audit.grid()->currentIndex().isValid());
    const auto* count = audit.browse.findChild<QLabel*>(QStringLiteral("filterCount"));
    QTRY_COMPARE(count->text(), QStringLiteral("6 of 6 images"));
    const auto* name = audit.browse.findChild<QLabel*>(QStringLiteral("detailName"));
    QTRY_VERIFY(name->text().contains(QStringLiteral("0.png")));
}

void ResultPagesTest::filterNarrowsAndClears()
{
    Audit audit;
    QVERIFY(audit.create());
    QVERIFY(audit.import());
    audit.browse.resize(1200, 700);
    audit.browse.show();
    QTRY_COMPARE(audit.tiles(), 6);
    auto* gender = audit.browse.findChild<ui::MultiChoice*>(QStringLiteral("filter_gender"));
    QVERIFY(gender);
    gender->toggle(QStringLiteral("male"));
    QTRY_COMPARE(audit.tiles(), 2);
    QCOMPARE(audit.context.browse.where, (Where {{QStringLiteral("gender"), QStringLiteral("male")}}));
    QTest::mouseClick(audit.browse.findChild<QPushButton*>(QStringLiteral("filterClear")), Qt::LeftButton);
    QTRY_COMPARE(audit.tiles(), 6);
    QVERIFY(gender->chosen().isEmpty());
    audit.context.browse.text = QStringLiteral("no such name");
    audit.context.notifyBrowse();
    const auto* none = audit.browse.findChild<QWidget*>(QStringLiteral("browseNoneFits"));
    QTRY_VERIFY(none->isVisible());
}

void ResultPagesTest::selectionSurvivesARefresh()
{
    Audit audit;
    QVERIFY(audit.create());
    QVERIFY(audit.import());
    audit.browse.show();
    QTRY_COMPARE(audit.tiles(), 6);
    audit.grid()->setCurrentIndex(audit.grid()->model()->index(5, 0));
    audit.context.browse.where = {{QStringLiteral("gender"), QStringLiteral("male")}};
    audit.context.notifyBrowse();
    QTRY_COMPARE(audit.tiles(), 2);
    QCOMPARE(audit.grid()->currentIndex().row(), 1); // the same portrait, at another place
}

void ResultPagesTest::aWishedImageIsSelectedOnce()
{
    Audit audit;
    QVERIFY(audit.create());
    QVERIFY(audit.import());
    audit.browse.show();
    QTRY_COMPARE(audit.tiles(), 6);
    audit.context.browseImage = audit.session.project()->dataset()->images[3].id;
    audit.context.notifyBrowse();
    QTRY_COMPARE(audit.grid()->currentIndex().row(), 3);
    QVERIFY(!audit.context.browseImage.isValid());
}

void ResultPagesTest::nothingToExportWithoutResults()
{
    Audit audit;
    QVERIFY(audit.create());
    audit.results.show();
    QVERIFY(audit.results.currentChart().isEmpty());
    QVERIFY(audit.results.currentTable().columns.empty());
}

void ResultPagesTest::aPageMayGoBeforeItsAnswerComes()
{
    Audit audit;
    QVERIFY(audit.create());
    QVERIFY(audit.import());
    for (int i = 0; i < 10; ++i) {
        ui::BrowsePage page({audit.session, audit.context, audit.prompts},
                            {&audit.matching, &audit.searching});
        page.show(); // asks
        QCOMPARE(page.findChild<ui::ThumbnailGrid*>()->model()->rowCount(), 0);
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    ResultPagesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_result_pages.moc"
