// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/kept_pair_rules.h"
#include "tests/cli/cli_program.h"
#include "tests/gui/search_folders.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/charts/chart_view.h"
#include "ui/frame/context_chip.h"
#include "ui/matching/search_state.h"
#include "ui/models/spec_table_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

/// Two folders of pictures become searches in the window: who is named wrongly, at which threshold, and the
/// two pictures of it on the screen.
class IdentifyStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromTwoFoldersToTheResultsOfSearches();

private:
    static void chooseTheTask(const WindowStory& story);
    static void sayWhoIsSearchedFor(const WindowStory& story);
    static void theThresholdMovesEverything(const WindowStory& story);
    static void theCommandLineSaysTheSame(const WindowStory& story);
    static void chartsAndTablesAreThere(const WindowStory& story);
    static void aFalseMatchIsOnTheScreen(const WindowStory& story);

    QTemporaryDir m_folder;
    TwoFolders m_folders;
};

void IdentifyStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_folders = test::makeSearchFolders(m_folder.path());
    QVERIFY(!m_folders.probes.isEmpty());
}

void IdentifyStory::fromTwoFoldersToTheResultsOfSearches()
{
    WindowStory story;
    QVERIFY(test::fillSearchGuide(story, m_folders));
    QVERIFY(story.press(QStringLiteral("guideRun")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("guideLook")), kRunPatienceMs);
    QVERIFY(story.press(QStringLiteral("guideClose")));
    story.key(QStringLiteral("Ctrl+4"));
    chooseTheTask(story);
    sayWhoIsSearchedFor(story);
    theThresholdMovesEverything(story);
    theCommandLineSaysTheSame(story);
    chartsAndTablesAreThere(story);
    aFalseMatchIsOnTheScreen(story);
}

void IdentifyStory::chooseTheTask(const WindowStory& story)
{
    auto* chip = story.shown<ui::ContextChip>(QStringLiteral("chipTask"));
    QVERIFY(chip);
    Q_EMIT chip->choices()->aboutToShow();
    const auto actions = chip->choices()->actions();
    const auto search = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text() == QStringLiteral("Face identification 1:N");
    });
    QVERIFY(search != actions.end());
    (*search)->trigger();
    QCOMPARE(chip->value(), QStringLiteral("Face identification 1:N"));
    QVERIFY(story.shown<ui::ContextChip>(QStringLiteral("chipSearched")));
    QVERIFY(!story.shown<ui::ContextChip>(QStringLiteral("chipPairs")));
}

void IdentifyStory::sayWhoIsSearchedFor(const WindowStory& story)
{
    const auto button = [&]() -> QPushButton* {
        const auto* empty = story.shown<QWidget>(QStringLiteral("searchEmpty"));
        auto* found = empty ? empty->findChild<QPushButton*>() : nullptr;
        return found && found->isVisible() ? found : nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(button() && button()->text().contains(QStringLiteral("who is searched for")),
                             kPatienceMs);
    button()->click();
    auto* probes = story.shown<QComboBox>(QStringLiteral("searchProbes"));
    QVERIFY(probes);
    QCOMPARE(probes->currentData().toString(), QStringLiteral("set=probe"));
    QVERIFY(story.press(QStringLiteral("searchAccept")));
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QSlider>(QStringLiteral("thresholdSlider")), kPatienceMs);
    QVERIFY(story.shown<ui::ContextChip>(QStringLiteral("chipSearched"))
                ->value()
                .startsWith(QStringLiteral("set: probe")));
    const QString said = story.said(QStringLiteral("resultsHeadline"));
    QVERIFY2(said.contains(QStringLiteral("not in the gallery")), qPrintable(said));
}

void IdentifyStory::theThresholdMovesEverything(const WindowStory& story)
{
    auto* slider = story.shown<QSlider>(QStringLiteral("thresholdSlider"));
    const QString before = story.said(QStringLiteral("resultsHeadline"));
    slider->setValue(slider->maximum() / 3);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("resultsHeadline")) != before, kPatienceMs);
    auto* searching = story.window->findChild<ui::SearchState*>();
    QVERIFY(searching);
    QTRY_VERIFY_WITH_TIMEOUT(searching->isMomentCurrent(), kPatienceMs);
    QCOMPARE(searching->moment().point.threshold, searching->threshold());
    QVERIFY(searching->moment().point.all.falselyMatched.errors > 0);
}

/// The table of the window and the figures of the command line, at one threshold.
void IdentifyStory::theCommandLineSaysTheSame(const WindowStory& story)
{
    const auto project = story.session.project();
    QTRY_COMPARE_WITH_TIMEOUT(keptPairRules(*project).probes, QStringLiteral("set=probe"), kPatienceMs);
    const auto* searching = story.window->findChild<ui::SearchState*>();
    const auto by = searching->answer()->identified.by;
    QStringList command {QStringLiteral("measure"),
                         project->path(),
                         QStringLiteral("--task"),
                         QStringLiteral("identify"),
                         QStringLiteral("--json"),
                         QStringLiteral("--threshold"),
                         QString::number(static_cast<double>(searching->threshold()), 'g', 9)};
    if (!by.isEmpty())
        command += {QStringLiteral("--by"), by.join(QLatin1Char(','))};
    const test::CliAnswer cli = test::cli(command);
    QVERIFY2(cli.exitCode == 0, cli.err.constData());
    const QJsonValue point = cli.json()[QStringLiteral("runs")][0][QStringLiteral("thresholds")][0];
    const auto* table = story.shown<ui::SpecTableView>(QStringLiteral("searchTable"));
    QVERIFY(table);
    QTest::qWait(200); // the table follows when the slider rests
    const auto cell = [&](std::size_t row, const char* column) {
        const auto& columns = table->spec().columns;
        const auto at = std::find_if(columns.begin(), columns.end(),
                                     [&](const TableColumn& one) { return one.id == QLatin1String(column); });
        return table->spec().rows[row][static_cast<std::size_t>(at - columns.begin())].value;
    };
    QCOMPARE(cell(0, "fpir"), point[QStringLiteral("fpir")][QStringLiteral("value")].toDouble());
    QCOMPARE(cell(0, "falsely_matched"),
             point[QStringLiteral("falsely_matched")][QStringLiteral("count")].toDouble());
    QCOMPARE(cell(0, "unmated"), point[QStringLiteral("fpir")][QStringLiteral("of")].toDouble());
    const QJsonArray groups = point[QStringLiteral("groups")].toArray();
    QVERIFY(by.isEmpty() || table->spec().rows.size() > 2);
    for (std::size_t row = 1; row < table->spec().rows.size(); ++row) {
        const QJsonValue group = groups[static_cast<qsizetype>(row) - 1];
        QCOMPARE(table->spec().rows[row][0].text, group[QStringLiteral("label")].toString());
        QCOMPARE(cell(row, "falsely_matched"),
                 group[QStringLiteral("falsely_matched")][QStringLiteral("count")].toDouble());
    }
}

void IdentifyStory::chartsAndTablesAreThere(const WindowStory& story)
{
    const auto* view = story.shown<ui::ChartView>(QStringLiteral("searchLeftView"));
    QVERIFY(view && view->spec().id == QStringLiteral("threshold"));
    QVERIFY(view->spec().caption.contains(QStringLiteral("probes of")));
    // Nobody of the one folder is in the other: there is nothing to find, and the charts say so.
    QVERIFY(story.press(QStringLiteral("searchLeft_ranks")));
    QVERIFY(story.said(QStringLiteral("searchLeftProblem")).contains(QStringLiteral("No probe has a mate")));
    QVERIFY(story.press(QStringLiteral("searchLeft_sizes")));
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && view->spec().id == QStringLiteral("sizes"), kPatienceMs);
    const auto* table = story.shown<ui::SpecTableView>(QStringLiteral("searchTable"));
    for (const char* tab : {"searchRanksTab", "searchRatesTab", "searchSharesTab", "searchGroupsTab"}) {
        QVERIFY(story.press(QLatin1String(tab)));
        QVERIFY2(!table->spec().columns.empty(), tab);
    }
}

void IdentifyStory::aFalseMatchIsOnTheScreen(const WindowStory& story)
{
    auto* table = story.shown<ui::SpecTableView>(QStringLiteral("searchTable"));
    QVERIFY(!table->spec().keys.empty());
    Q_EMIT table->activatedKey(table->spec().keys.front());
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    const auto list = [&] { return story.shown<QTableView>(QStringLiteral("pairList")); };
    QTRY_VERIFY_WITH_TIMEOUT(list() && list()->model()->rowCount() > 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        story.said(QStringLiteral("pairTitle")).contains(QStringLiteral("candidates who are somebody else")),
        kPatienceMs);
    QCOMPARE(list()->currentIndex().row(), 0);
    QCOMPARE(list()->model()->index(0, 0).data().toString(), QStringLiteral("1")); // first on its list
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<IdentifyStory>(argc, argv);
}

#include "tst_identify_story.moc"
