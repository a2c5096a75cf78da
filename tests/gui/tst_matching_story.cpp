// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <ctime>
#include <vector>

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/kept_pair_rules.h"
#include "tests/cli/cli_program.h"
#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/charts/chart_view.h"
#include "ui/matching/match_state.h"
#include "ui/models/spec_table_view.h"
#include "ui/pairs/pair_model.h"
#include "ui/tasks.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kImages = 40;

/// What this thread alone has worked so far: the machine may be busy with other things.
double ownMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

/// From portraits to the false matches of a system, in the window: run, threshold, charts, tables.
class MatchingStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void facesAreEnrolledAndComparedWithoutTheCommandLine();

private:
    /// A click on a tick box or button that is waited for.
    static void pressWhenReady(const WindowStory& story, const char* name);
    static void moveTheThreshold(const WindowStory& story, const QString& path);
    static void stepQuickly(const WindowStory& story);
    static void lookAtEverything(const WindowStory& story);
    static void groupsAndWeightAreChosen(const WindowStory& story, const QString& path);
    static void aTileOpensItsPair(const WindowStory& story);
    static void theThresholdIsAStepAway(const WindowStory& story);
    static void theCommandLineComparesTheSamePairs(const WindowStory& story, const QString& path);
    QTemporaryDir m_folder;
};

void MatchingStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    int taken = 0;
    QCOMPARE(test::makeSampleFolder(
                 m_folder.path(), QStringLiteral("file,subject_id,gender"),
                 [&](const test::SampleValue& value, const QString& name) -> QString {
                     if (taken++ >= kImages)
                         return {};
                     return QStringLiteral("%1,%2,%3").arg(name, value("subject_id"), value("gender"));
                 }),
             kImages);
}

void MatchingStory::pressWhenReady(const WindowStory& story, const char* name)
{
    const QString button = QLatin1String(name);
    QTRY_VERIFY2_WITH_TIMEOUT(story.canPress(button), name, kPatienceMs);
    QVERIFY(story.press(button));
}

void MatchingStory::facesAreEnrolledAndComparedWithoutTheCommandLine()
{
    WindowStory story;
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    const QString path = m_folder.filePath(QStringLiteral("faces.plumb"));
    ImportRequest request;
    request.imagesDir = m_folder.filePath(QStringLiteral("portraits"));
    request.labelsFile = m_folder.filePath(QStringLiteral("labels.csv"));
    QVERIFY(wait(story.session.createProject(path)));
    QVERIFY(wait(story.session.importDataset(request)));

    // The task is chosen on the bar of Results, which says what is missing and leads to Runs.
    story.key(QStringLiteral("Ctrl+4"));
    ui::chooseTask(story.session, story.window->context(), QStringLiteral("verify"));
    const auto offersRun = [&] {
        const auto* empty = story.shown<QWidget>(QStringLiteral("matchEmpty"));
        return empty && empty->findChild<QPushButton*>()->isVisible();
    };
    QTRY_VERIFY_WITH_TIMEOUT(offersRun(), kPatienceMs);
    story.shown<QWidget>(QStringLiteral("matchEmpty"))->findChild<QPushButton*>()->click();
    QCOMPARE(story.window->page(), ui::PageId::Runs);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QCheckBox>(QStringLiteral("choose_fr_detect+mobileface")),
                             kPatienceMs);
    for (QCheckBox* box : story.window->findChildren<QCheckBox*>()) {
        if (box->objectName().startsWith(QLatin1String("choose_")) && box->isVisible())
            box->setChecked(box->objectName().endsWith(QLatin1String("+mobileface")));
    }
    pressWhenReady(story, "runButton");
    QTRY_VERIFY_WITH_TIMEOUT(story.session.job() != JobKind::None, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);

    // The run leads to its results.
    auto* runs = story.shown<ui::SpecTableView>(QStringLiteral("runsTable"));
    QVERIFY(runs);
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, kPatienceMs);
    Q_EMIT runs->activatedRow(0);
    pressWhenReady(story, "runResults");
    QCOMPARE(story.window->page(), ui::PageId::Results);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QSlider>(QStringLiteral("thresholdSlider")), kPatienceMs);
    QVERIFY(story.said(QStringLiteral("resultsHeadline")).contains(QStringLiteral("threshold")));

    moveTheThreshold(story, path);
    stepQuickly(story);
    groupsAndWeightAreChosen(story, path);
    lookAtEverything(story);
    theThresholdIsAStepAway(story);
    aTileOpensItsPair(story);
    theCommandLineComparesTheSamePairs(story, path);
}

/// Moved by hand, everything follows; the figures are those of the command line.
void MatchingStory::moveTheThreshold(const WindowStory& story, const QString& path)
{
    auto* slider = story.shown<QSlider>(QStringLiteral("thresholdSlider"));
    const QString before = story.said(QStringLiteral("resultsHeadline"));
    slider->setValue(slider->maximum() * 6 / 10);
    QVERIFY(story.said(QStringLiteral("resultsHeadline")) != before);
    const double threshold = story.shown<QDoubleSpinBox>(QStringLiteral("thresholdNumber"))->value();
    auto* number = story.shown<QDoubleSpinBox>(QStringLiteral("thresholdNumber"));
    number->setValue(threshold); // as it is shown, to be asked again
    number->setValue(threshold + 0.01);
    number->setValue(threshold);
    auto* table = story.shown<ui::SpecTableView>(QStringLiteral("matchTable"));
    QVERIFY(table);
    QTest::qWait(200); // the table follows when the slider rests
    const test::CliAnswer cli =
        test::cli({QStringLiteral("measure"), path, QStringLiteral("--task"), QStringLiteral("verify"),
                   QStringLiteral("--by"), QStringLiteral("gender"), QStringLiteral("--threshold"),
                   QString::number(threshold, 'g', 9), QStringLiteral("--json")});
    QCOMPARE(cli.exitCode, 0);
    const QJsonObject run = cli.json()[QStringLiteral("runs")].toArray().at(0).toObject();
    const QJsonObject point = run[QStringLiteral("thresholds")].toArray().at(0).toObject();
    const QJsonArray groups = point[QStringLiteral("groups")].toArray();
    QVERIFY2(groups.size() >= 2, cli.out.left(400).constData());
    const auto column = [&](const char* id) {
        const auto& columns = table->spec().columns;
        const auto at = std::find_if(columns.begin(), columns.end(),
                                     [&](const TableColumn& one) { return one.id == QLatin1String(id); });
        return static_cast<std::size_t>(at - columns.begin());
    };
    for (std::size_t group = 0; group < 2; ++group) {
        const auto& row = table->spec().rows[group + 1]; // the first is everybody
        const QJsonObject told = groups.at(static_cast<qsizetype>(group)).toObject();
        QCOMPARE(row[0].text, told[QStringLiteral("label")].toString());
        for (const char* rate : {"fmr", "fnmr"}) {
            const QJsonValue value = told[QLatin1String(rate)].toObject()[QStringLiteral("value")];
            if (!value.isNull())
                QCOMPARE(row[column(rate)].value, value.toDouble());
        }
    }
}

/// A step of the slider with everything that follows it, drawn.
void MatchingStory::stepQuickly(const WindowStory& story)
{
    auto* slider = story.shown<QSlider>(QStringLiteral("thresholdSlider"));
    std::vector<double> steps;
    for (int step = 0; step < 60; ++step) {
        const double before = ownMilliseconds();
        slider->setValue(slider->maximum() / 2 + 5 * step);
        QApplication::processEvents();
        steps.push_back(ownMilliseconds() - before);
    }
    std::sort(steps.begin(), steps.end());
    qInfo("a step of the slider: median %.1f ms, slowest %.1f ms", steps[steps.size() / 2], steps.back());
    QVERIFY(steps[steps.size() / 2] < 16);
}

/// Charts are chosen, pairs are looked at, the browser is a click away.
void MatchingStory::lookAtEverything(const WindowStory& story)
{
    const auto* table = story.shown<ui::SpecTableView>(QStringLiteral("matchTable"));
    QVERIFY(table);
    for (const char* chart : {"det", "scores", "heatmap", "threshold"}) {
        QVERIFY(story.press(QStringLiteral("matchLeft_") + QLatin1String(chart)));
        const auto* view = story.shown<ui::ChartView>(QStringLiteral("matchLeftView"));
        // The system tells apart everybody of this sample: a DET has nothing to draw, and says why.
        const bool isDrawn = view && view->spec().id == QLatin1String(chart);
        const bool isSaid =
            story.said(QStringLiteral("matchLeftProblem")).contains(QStringLiteral("no trade-off"));
        QVERIFY2(chart == QByteArray("det") ? isDrawn != isSaid : isDrawn, chart);
    }
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QAbstractButton>(QStringLiteral("pairTile0")), kPatienceMs);
    for (const char* tab : {"matchRatesTab", "matchDifferencesTab", "matchPairsTab", "matchOwnTab"}) {
        QVERIFY(story.press(QLatin1String(tab)));
        QVERIFY2(!table->spec().rows.empty(), tab);
    }
    QVERIFY(story.press(QStringLiteral("matchOpenPairs")));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
}

/// The order of the groups, and how much false matches weigh: both are kept in the audit.
void MatchingStory::groupsAndWeightAreChosen(const WindowStory& story, const QString& path)
{
    const auto* chart = story.shown<ui::ChartView>(QStringLiteral("matchLeftView"));
    QVERIFY(chart);
    const QStringList before = chart->spec().rows;
    QVERIFY(before.size() >= 2);
    QVERIFY(story.press(QStringLiteral("matchGroups")));
    QVERIFY(story.press(QStringLiteral("groupsDown")));
    QCOMPARE(chart->spec().rows.first(), before[1]);
    QVERIFY(story.press(QStringLiteral("groupsRestore")));
    QVERIFY(story.press(QStringLiteral("groupsClose")));
    QCOMPARE(chart->spec().rows, before);

    auto* table = story.shown<ui::SpecTableView>(QStringLiteral("matchTable"));
    QVERIFY(!story.shown<QDoubleSpinBox>(QStringLiteral("matchAlpha")));
    QVERIFY(story.press(QStringLiteral("matchDifferencesTab")));
    auto* alpha = story.shown<QDoubleSpinBox>(QStringLiteral("matchAlpha"));
    QVERIFY(alpha);
    QCOMPARE(alpha->value(), 0.5);
    alpha->setValue(0.8);
    const auto weighed = [&] {
        const auto& columns = table->spec().columns;
        return std::any_of(columns.begin(), columns.end(), [](const TableColumn& column) {
            return column.title.contains(QString::fromUtf8("α = 0.8"));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(weighed(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(keptAlpha(*story.session.project()), 0.8, kPatienceMs);
    const QStringList measure {QStringLiteral("measure"), path, QStringLiteral("--task"),
                               QStringLiteral("verify"), QStringLiteral("--json")};
    const auto alphaOf = [](const test::CliAnswer& cli) {
        const QJsonObject run = cli.json()[QStringLiteral("runs")].toArray().at(0).toObject();
        const QJsonObject point = run[QStringLiteral("thresholds")].toArray().at(0).toObject();
        return point[QStringLiteral("differentials")].toObject()[QStringLiteral("alpha")].toDouble();
    };
    QCOMPARE(alphaOf(test::cli(measure)), 0.8);
    QCOMPARE(alphaOf(test::cli(measure + QStringList {QStringLiteral("--alpha"), QStringLiteral("0.3")})),
             0.3);
    QCOMPARE(test::cli(measure + QStringList {QStringLiteral("--alpha"), QStringLiteral("2")}).exitCode, 2);
    QVERIFY(story.press(QStringLiteral("matchGroupsTab")));
}

/// The picture that was clicked is the one that is open.
void MatchingStory::aTileOpensItsPair(const WindowStory& story)
{
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QAbstractButton>(QStringLiteral("pairTile1")), kPatienceMs);
    const QString said = story.shown<QAbstractButton>(QStringLiteral("pairTile1"))->accessibleName();
    QVERIFY(story.press(QStringLiteral("pairTile1")));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    const auto* list = story.shown<QTableView>(QStringLiteral("pairList"));
    QTRY_VERIFY_WITH_TIMEOUT((list = story.shown<QTableView>(QStringLiteral("pairList"))), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(list->currentIndex().isValid(), kPatienceMs);
    const auto* model = qobject_cast<const ui::PairModel*>(list->model());
    const FalseMatch& shown = model->pair(list->currentIndex().row()).match;
    QVERIFY2(said.contains(shown.a.file) && said.contains(shown.b.file), qPrintable(said));
    story.key(QStringLiteral("Ctrl+4"));
}

/// From the pairs back to what they follow.
void MatchingStory::theThresholdIsAStepAway(const WindowStory& story)
{
    pressWhenReady(story, "pairThreshold");
    QCOMPARE(story.window->page(), ui::PageId::Results);
    auto* slider = story.shown<QSlider>(QStringLiteral("thresholdSlider"));
    QVERIFY(slider);
    QTRY_COMPARE_WITH_TIMEOUT(story.window->focusWidget(), static_cast<QWidget*>(slider), kPatienceMs);
    QVERIFY(slider->visibleRegion().boundingRect().height() == slider->height());
}

/// Probes chosen in the window are the command line's, unless it says otherwise.
void MatchingStory::theCommandLineComparesTheSamePairs(const WindowStory& story, const QString& path)
{
    auto* matching = story.window->findChild<ui::MatchState*>();
    QVERIFY(matching && matching->answer());
    ui::MatchChoices choices = matching->choices();
    choices.probes = QStringLiteral("gender=") + matching->answer()->matched.groups.front().front();
    matching->setChoices(choices);
    QTRY_VERIFY_WITH_TIMEOUT(keptPairRules(*story.session.project()).probes == choices.probes, kPatienceMs);
    const QStringList measure {QStringLiteral("measure"), path, QStringLiteral("--task"),
                               QStringLiteral("verify")};
    const test::CliAnswer same = test::cli(measure);
    QCOMPARE(same.exitCode, 0);
    QVERIFY2(same.err.contains(QString(QStringLiteral("the probes are ") + choices.probes).toUtf8()),
             same.err.constData());
    QVERIFY2(same.out.contains(" people against "), same.out.constData());
    const test::CliAnswer oneSet =
        test::cli(measure + QStringList {QStringLiteral("--probes"), QStringLiteral("none")});
    QCOMPARE(oneSet.exitCode, 0);
    QVERIFY(!oneSet.err.contains("the probes are"));
    QVERIFY2(!oneSet.out.contains(" people against "), oneSet.out.constData());
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<MatchingStory>(argc, argv);
}

#include "tst_matching_story.moc"
