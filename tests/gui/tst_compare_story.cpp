// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/compare_desk.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/browser/multi_choice.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/charts/chart_view.h"
#include "ui/frame/context_chip.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/results_page.h"
#include "ui/results/compare_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kPictures = 48; // eight people, each with six skin tones
const QStringList kSystems {QStringLiteral("fr_detect+gear"),
                            QStringLiteral("fr_detect+gender_minixception")};

/// The sample's counterfactual series and their table.
bool makeFolder(const QString& folder)
{
    const QDir sample(Session::sampleFolder());
    QFile labels(sample.filePath(QStringLiteral("labels.csv")));
    if (!labels.open(QIODevice::ReadOnly) || !QDir(folder).mkpath(QStringLiteral("faces/images")))
        return false;
    QByteArray table = labels.readLine();
    int taken = 0;
    while (!labels.atEnd()) {
        const QByteArray line = labels.readLine();
        if (!line.contains("counterfactual"))
            continue;
        const QString file = QString::fromUtf8(line.left(line.indexOf(',')));
        if (!QFile::copy(sample.filePath(file), folder + QStringLiteral("/faces/") + file))
            return false;
        table += line;
        ++taken;
    }
    QFile beside(folder + QStringLiteral("/faces/labels.csv"));
    return taken == kPictures && beside.open(QIODevice::WriteOnly) && beside.write(table) == table.size();
}

/// Both systems ran.
bool makeAudit(Session& session, const QString& folder)
{
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    ImportRequest request;
    request.imagesDir = folder + QStringLiteral("/faces");
    request.labelsFile = folder + QStringLiteral("/faces/labels.csv");
    RunRequest both;
    both.systems = kSystems;
    if (!wait(session.createProject(folder + QStringLiteral("/twice.plumb")))
        || !wait(session.importDataset(request)) || !wait(session.startRun(both)))
        return false;
    session.closeProject();
    return true;
}

/// The cell of that column in that row, in the middle of the view's viewport.
QPoint cellOf(const ui::SpecTableView& view, int row, const char* column)
{
    const auto& columns = view.spec().columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].id == QLatin1String(column))
            return view.visualRect(view.model()->index(row, static_cast<int>(i))).center();
    return {};
}

} // namespace

class CompareStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatAnotherSystemFixesAndBreaks();
    void whatSkinToneAloneDoes();

private:
    void open(WindowStory& story) const;
    QTemporaryDir m_folder;
};

void CompareStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    QVERIFY(makeFolder(m_folder.path()));
    Session session {std::make_shared<const Services>()};
    QVERIFY(makeAudit(session, m_folder.path()));
}

void CompareStory::open(WindowStory& story) const
{
    story.prompts.openProject = m_folder.filePath(QStringLiteral("twice.plumb"));
    story.key(QStringLiteral("Ctrl+O"));
    QTRY_VERIFY_WITH_TIMEOUT(story.session.hasProject(), kPatienceMs);
    story.key(QStringLiteral("Ctrl+4"));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("resultsViewCompare")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("resultsViewCompare")));
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::ChartView>(QStringLiteral("compareChart")), kPatienceMs);
}

void CompareStory::whatAnotherSystemFixesAndBreaks()
{
    WindowStory story;
    open(story);
    auto* view = story.shown<ui::CompareView>(QStringLiteral("compareView"));
    QVERIFY(view->compared());
    const measures::PairedTally moved = *view->compared()->analysis.all.paired;
    QVERIFY(moved.fixed + moved.broken > 0); // or there is nothing to look at

    // What the window says is what the command line says.
    CompareQuery query {QStringLiteral("1"), QStringLiteral("2"), {}};
    query.measures.referenceLargest = true;
    const auto asked = CompareDesk(*story.session.project()).compare(query);
    QVERIFY(asked);
    QCOMPARE(*asked->analysis.all.paired, moved);

    // The other way round, what was fixed is broken.
    QVERIFY(story.press(QStringLiteral("compareSwap")));
    QTRY_COMPARE_WITH_TIMEOUT(view->compared()->analysis.all.paired->fixed, moved.broken, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->isCurrent(), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("compareSwap")));
    QTRY_VERIFY_WITH_TIMEOUT(view->isCurrent() && view->compared()->analysis.all.paired->fixed == moved.fixed,
                             kPatienceMs);

    // The lines from A to B, and back.
    QVERIFY(story.press(QStringLiteral("compareSlopeTab")));
    auto* chart = story.shown<ui::ChartView>(QStringLiteral("compareChart"));
    QCOMPARE(chart->spec().kind, ChartKind::Slope);
    QVERIFY(story.press(QStringLiteral("compareDotsTab")));
    QCOMPARE(chart->spec().kind, ChartKind::Dots);

    // A click on a count opens exactly these pictures in Browse.
    auto* table = story.shown<ui::SpecTableView>(QStringLiteral("compareGroups"));
    const int all = static_cast<int>(table->spec().rows.size()) - 1;
    const bool anyFixed = moved.fixed > 0;
    view->ensureWidgetVisible(table);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      cellOf(*table, all, anyFixed ? "fixed" : "broken"));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Browse, kPatienceMs);
    auto* grid = story.window->findChild<ui::ThumbnailGrid*>();
    const auto* tiles = qobject_cast<const ui::ThumbnailModel*>(grid->model());
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), static_cast<int>(anyFixed ? moved.fixed : moved.broken),
                              kPatienceMs);

    // The same by hand in the filter.
    auto* change = story.window->findChild<ui::MultiChoice*>(QStringLiteral("filterChange"));
    auto* other = story.window->findChild<ui::MultiChoice*>(QStringLiteral("filterCompare"));
    QCOMPARE(other->chosen(), QStringList {QStringLiteral("1")});
    change->toggle(anyFixed ? QStringLiteral("fixed") : QStringLiteral("broken")); // off
    change->toggle(QStringLiteral("unchanged"));
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), static_cast<int>(moved.bothRight + moved.bothWrong),
                              kPatienceMs);
    other->toggle(QStringLiteral("1")); // compared with nothing
    QTRY_VERIFY_WITH_TIMEOUT(tiles->rowCount() >= static_cast<int>(moved.n()), kPatienceMs);
    QVERIFY(!change->isEnabled());
}

void CompareStory::whatSkinToneAloneDoes()
{
    WindowStory story;
    open(story);
    auto* view = story.shown<ui::CompareView>(QStringLiteral("compareView"));
    QVERIFY(story.press(QStringLiteral("compareSameSeries")));
    QTRY_VERIFY_WITH_TIMEOUT(view->series(), kPatienceMs);
    QCOMPARE(view->series()->attribute, QStringLiteral("skin_tone"));
    QCOMPARE(view->series()->levels.size(), 6);
    QVERIFY(view->series()->analysis.sets > 0 && view->series()->analysis.sets <= kPictures / 6);
    QCOMPARE(view->series()->analysis.reference, 0);
    auto* chart = story.shown<ui::ChartView>(QStringLiteral("compareChart"));
    QVERIFY(chart);
    QCOMPARE(chart->spec().rows.size(), 6);
    QVERIFY(!story.shown<QWidget>(QStringLiteral("compareB")));
    QVERIFY(!story.said(QStringLiteral("compareNote")).isEmpty());

    // Against another tone.
    auto* level = story.shown<ui::ContextChip>(QStringLiteral("compareLevel"));
    QVERIFY(level);
    Q_EMIT level->choices()->aboutToShow();
    QCOMPARE(level->choices()->actions().size(), 6);
    level->choices()->actions().at(2)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(view->series()->analysis.reference, 2, kPatienceMs);
    QCOMPARE(chart->spec().referenceRow, 2);
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<CompareStory>(argc, argv);
}

#include "tst_compare_story.moc"
