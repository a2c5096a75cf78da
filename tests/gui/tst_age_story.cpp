// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "core/views/chart_parts.h"
#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/charts/chart_view.h"
#include "ui/frame/context_chip.h"
#include "ui/models/spec_table_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kImages = 24;
const QString kAge = QStringLiteral("estimate:age");

/// Portraits of the sample with an age made up for the test: it says bands only.
bool makeFolder(const QString& folder)
{
    int women = 0;
    int men = 0;
    return test::makeSampleFolder(
               folder, QStringLiteral("file,gender,age"),
               [&](const test::SampleValue& value, const QString& name) -> QString {
                   int& taken = value("gender") == QLatin1String("female") ? women : men;
                   if (taken == kImages / 2)
                       return {};
                   return QStringLiteral("%1,%2,%3").arg(name, value("gender")).arg(25 + taken++);
               })
        == kImages;
}

/// Chosen as a person does: by the line of the list.
void choose(QComboBox* box, const QString& data)
{
    const int at = box->findData(data);
    box->setCurrentIndex(at);
    Q_EMIT box->activated(at);
}

} // namespace

class AgeStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agesAreAskedForRunAndLookedAt();

private:
    QTemporaryDir m_folder;
};

void AgeStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    QVERIFY(makeFolder(m_folder.path()));
}

void AgeStory::agesAreAskedForRunAndLookedAt()
{
    WindowStory story;
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    ImportRequest request;
    request.imagesDir = m_folder.filePath(QStringLiteral("portraits"));
    request.labelsFile = m_folder.filePath(QStringLiteral("labels.csv"));
    RunRequest gender;
    gender.systems = {QStringLiteral("fr_detect+gear")};
    QVERIFY(wait(story.session.createProject(m_folder.filePath(QStringLiteral("ages.plumb")))));
    QVERIFY(wait(story.session.importDataset(request)));
    QVERIFY(wait(story.session.startRun(gender)));

    // The question changes, and with it the systems.
    story.key(QStringLiteral("Ctrl+3"));
    QCOMPARE(story.window->page(), ui::PageId::Runs);
    const auto box = [&](const char* id) {
        return story.shown<QCheckBox>(QStringLiteral("choose_") + QLatin1String(id));
    };
    QTRY_VERIFY_WITH_TIMEOUT(box("fr_detect+gender_minixception"), kPatienceMs);
    auto* question = story.shown<QComboBox>(QStringLiteral("runQuestion"));
    QVERIFY(question);
    QCOMPARE(question->currentText(), QStringLiteral("Gender classification"));
    choose(question, kAge);
    QTRY_VERIFY_WITH_TIMEOUT(!box("fr_detect+gender_minixception") && box("fr_detect+age_ssrnet"),
                             kPatienceMs);

    // Nothing was asked yet: Results leads back here.
    story.key(QStringLiteral("Ctrl+4"));
    const auto leadsOn = [&] {
        const auto* empty = story.shown<QWidget>(QStringLiteral("resultsEmpty"));
        const auto* text = empty ? empty->findChild<QLabel*>() : nullptr;
        return text && text->text().contains(QStringLiteral("Age estimation"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(leadsOn(), kPatienceMs);
    auto* chip = story.shown<ui::ContextChip>(QStringLiteral("chipTask"));
    QVERIFY(chip);
    QCOMPARE(chip->value(), QStringLiteral("Age estimation"));
    QTest::mouseClick(story.shown<QWidget>(QStringLiteral("resultsEmpty"))->findChild<QAbstractButton*>(),
                      Qt::LeftButton);
    QCOMPARE(story.window->page(), ui::PageId::Runs);

    // One system behind the usual detector.
    for (QCheckBox* each : story.window->findChildren<QCheckBox*>())
        if (each->isVisible() && each->objectName().startsWith(QLatin1String("choose_")))
            each->setChecked(each->objectName() == QLatin1String("choose_fr_detect+age_ssrnet"));
    QVERIFY(story.press(QStringLiteral("runButton")));
    QTRY_COMPARE_WITH_TIMEOUT(story.session.project()->runs().size(), std::size_t {2}, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    const RunRecord run = story.session.project()->runs().back();
    QCOMPARE(run.task, kAge);
    QCOMPARE(run.system, QStringLiteral("fr_detect+age_ssrnet"));

    // A chart in years, and the portraits with what was estimated.
    story.key(QStringLiteral("Ctrl+4"));
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::ChartView>(QStringLiteral("resultsChart")), kPatienceMs);
    const auto* chart = story.shown<ui::ChartView>(QStringLiteral("resultsChart"));
    QTRY_COMPARE_WITH_TIMEOUT(chart->spec().id, QStringLiteral("estimate-error"), kPatienceMs);
    QCOMPARE(unitOf(chart->spec()), QStringLiteral("years"));
    QCOMPARE(chart->spec().rows.size(), 2); // women and men, the grouping that was looked at before
    QVERIFY(!story.said(QStringLiteral("resultsHeadline")).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("misreadSubtitle")).contains(QStringLiteral("images")),
                             kPatienceMs);
    story.key(QStringLiteral("Ctrl+5"));
    auto* tiles = qobject_cast<ui::ThumbnailModel*>(story.window->findChild<ui::ThumbnailGrid*>()->model());
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), kImages, kPatienceMs);
    const QString said = tiles->index(0).data(Qt::ToolTipRole).toString();
    QVERIFY2(said.contains(QLatin1String("estimates")) && said.contains(QLatin1String("years")),
             qPrintable(said));
    const ui::SpecTableView* answers = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((answers = story.shown<ui::SpecTableView>(QStringLiteral("detailAnswers")))
                                 && !answers->spec().rows.empty(),
                             kPatienceMs);
    QCOMPARE(answers->spec().columns.back().id, QStringLiteral("off")); // a number has no score
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<AgeStory>(argc, argv);
}

#include "tst_age_story.moc"
