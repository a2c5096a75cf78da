// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/sheet_preview.h"
#include "ui/models/spec_table_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kSystems = 6;
constexpr int kGroups = 4; ///< women and men, lighter and darker

/// A folder of three sample portraits of each subgroup, and their table beside them.
class SmallFolder
{
public:
    static constexpr int kEach = 3;

    SmallFolder()
    {
        QHash<QString, int> taken;
        m_copied = test::makeSampleFolder(
            m_dir.path(), QStringLiteral("file,person,gender,skin"),
            [&](const test::SampleValue& value, const QString& name) -> QString {
                const QString group = value("gender") + value("skin_tone_group");
                if (value("lighting") != QLatin1String("studio") || taken[group] >= kEach)
                    return {};
                ++taken[group];
                return QStringList {name, value("subject_id"), value("gender"), value("skin_tone_group")}
                    .join(QLatin1Char(','));
            });
    }
    [[nodiscard]] bool isReady() const { return m_copied == kGroups * kEach; }
    [[nodiscard]] QString portraits() const { return m_dir.filePath(QStringLiteral("portraits")); }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.filePath(name); }

private:
    QTemporaryDir m_dir;
    int m_copied = 0;
};

/// The mark with the most misread people of all.
int worstMark(const ChartSpec& spec)
{
    const auto at = std::max_element(spec.marks.begin(), spec.marks.end(), [](const Mark& a, const Mark& b) {
        return a.value.value_or(-1) < b.value.value_or(-1);
    });
    return static_cast<int>(at - spec.marks.begin());
}

/// 8 of "8 of 23".
int errorsOf(const Mark& mark)
{
    return mark.note.section(QLatin1Char(' '), 0, 0).toInt();
}

} // namespace

class StoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void closingInTheMiddleOfARunLosesNothing();
    void fromWelcomeToTheSamplesChart();
    void thePresentersTwoMinutes();
    void aCellOfTheConfusionOpensItsPortraits();
    void fromAFolderToItsChart();
    void fromAMarkToThePortraitsBehindIt();
};

void StoriesTest::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
}

void StoriesTest::closingInTheMiddleOfARunLosesNothing()
{
    qint64 seen = 0;
    {
        WindowStory story;
        QVERIFY(story.press(QStringLiteral("openSample")));
        QTRY_VERIFY_WITH_TIMEOUT(story.session.job() == JobKind::Run && story.session.progress().done > 3,
                                 kRunPatienceMs);
        seen = story.session.progress().done;
        QVERIFY(story.window->close());
    }
    WindowStory story; // and again, as on the next day
    QVERIFY(story.press(QStringLiteral("openSample")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    const auto runs = story.session.project()->runs();
    QCOMPARE(runs.size(), static_cast<std::size_t>(kSystems)); // the same go on
    const qint64 kept =
        std::max_element(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
            return a.done < b.done;
        })->done;
    QVERIFY2(kept >= seen, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(seen)));
}

void StoriesTest::fromWelcomeToTheSamplesChart()
{
    WindowStory story;
    QCOMPARE(story.window->page(), ui::PageId::Welcome);
    QVERIFY(story.press(QStringLiteral("openSample")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    QCOMPARE(story.notice(), QString());

    const ui::ChartView* chart = story.window->resultsChart();
    QTRY_VERIFY_WITH_TIMEOUT(chart->isVisible() && chart->wasPainted(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(chart->spec().marks.size()), kSystems * kGroups, kPatienceMs);
    QCOMPARE(chart->spec().rows.size(), kGroups); // gender by skin tone, without anybody's choosing it
    QVERIFY2(chart->spec().caption.contains(QStringLiteral("synthetic"), Qt::CaseInsensitive),
             qPrintable(chart->spec().caption));
    QVERIFY(!story.said(QStringLiteral("resultsHeadline")).trimmed().isEmpty());
}

void StoriesTest::thePresentersTwoMinutes()
{
    QTemporaryDir folder;
    WindowStory story;
    QVERIFY(story.press(QStringLiteral("openSample"))); // made by the story before, else run now
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    story.key(QStringLiteral("Ctrl+5")); // the same menu on Browse, about the same chart
    auto* exports = story.window->findChild<QMenu*>(QStringLiteral("exportMenu"));
    QVERIFY(exports);
    Q_EMIT exports->aboutToShow();
    auto* chart = exports->findChild<QAction*>(QStringLiteral("exportChart"));
    QVERIFY(chart && chart->isEnabled());
    chart->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<QDialog>(QStringLiteral("exportDialog")), kPatienceMs);
    const auto* preview = story.shown<ui::SheetPreview>(QStringLiteral("exportPreview"));
    QVERIFY(preview && preview->sheet());
    const QString caption = preview->sheet()->spec().caption;
    for (const char* said : {" images of ", "95 %", "resampling the ", "design effect"})
        QVERIFY2(caption.contains(QLatin1String(said)), qPrintable(caption));
    QVERIFY(preview->sheet()->svg().contains("Synthetic portraits")); // below the title, in amber
    QVERIFY(!caption.contains(QLatin1String("ynthetic")));            // and not said again
    auto* notice = story.window->findChild<QCheckBox*>(QStringLiteral("exportNotice"));
    QVERIFY(notice && notice->isChecked());
    notice->click();
    QVERIFY(preview->sheet()->spec().caption.contains(QLatin1String("Synthetic portraits")));
    notice->click();
    const auto* warning = story.window->findChild<QLabel*>(QStringLiteral("exportWarning"));
    QVERIFY2(warning && !warning->isVisible(), qPrintable(warning->text())); // the usual slide can be read

    auto* path = story.shown<QLineEdit>(QStringLiteral("exportEdit"));
    QVERIFY(path && path->text().endsWith(QStringLiteral(".png")));
    QVERIFY2(!path->text().contains(QStringLiteral("/.")), qPrintable(path->text())); // no hidden folder
    path->setText(folder.filePath(QStringLiteral("slide.png")));
    Q_EMIT path->editingFinished();
    QVERIFY(story.press(QStringLiteral("exportSave")));
    QTRY_VERIFY_WITH_TIMEOUT(story.notice().contains(QStringLiteral("slide.png")), kPatienceMs);
    QCOMPARE(QImage(folder.filePath(QStringLiteral("slide.png"))).size(), QSize(1920, 1080));
    QVERIFY(story.canPress(QStringLiteral("noticeShowInFolder")));
    QVERIFY(story.press(QStringLiteral("noticeCopyPath")));
    QCOMPARE(QApplication::clipboard()->text(),
             QDir::toNativeSeparators(folder.filePath(QStringLiteral("slide.png"))));
}

void StoriesTest::aCellOfTheConfusionOpensItsPortraits()
{
    WindowStory story;
    QVERIFY(story.press(QStringLiteral("openSample")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("resultsChart_confusion")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("resultsChart_confusion")));
    auto* chart = story.shown<ui::ChartView>(QStringLiteral("resultsChart"));
    QVERIFY(chart);
    const auto& marks = chart->spec().marks;
    const auto cell = std::find_if(marks.begin(), marks.end(), [](const Mark& mark) {
        return mark.key.label == QLatin1String("female") && mark.key.answer == QLatin1String("male")
            && mark.value.value_or(0) > 0;
    });
    QVERIFY(cell != marks.end());
    const int pictures = cell->note.toInt();
    Q_EMIT chart->markClicked(MarkKey(cell->key));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Browse, kPatienceMs);
    const ListQuery& browse = story.window->context().browse;
    QCOMPARE(browse.labels, QStringList {QStringLiteral("female")});
    QCOMPARE(browse.answers, QStringList {QStringLiteral("male")});
    const auto* grid = story.window->findChild<ui::ThumbnailGrid*>();
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), pictures, kPatienceMs);
}

void StoriesTest::fromAFolderToItsChart()
{
    const SmallFolder folder;
    QVERIFY(folder.isReady());
    const QString project = folder.file(QStringLiteral("mine.plumb"));
    WindowStory story;
    story.prompts.folder = folder.portraits();
    story.prompts.newProject = project;
    story.key(QStringLiteral("Ctrl+N"));
    QTRY_VERIFY(story.shown<QDialog>(QStringLiteral("importDialog")));
    QVERIFY(story.press(QStringLiteral("projectChoose")));
    const auto* saved = story.shown<QLineEdit>(QStringLiteral("projectEdit"));
    QVERIFY(saved);
    QCOMPARE(saved->text(), project);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("labelsStatus")).contains(QStringLiteral("every row")),
                             kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("importButton")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("importButton")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("datasetHeadline"))
                                 .contains(QStringLiteral("%1 images").arg(kGroups * SmallFolder::kEach)),
                             kPatienceMs);
    QVERIFY(QFile::exists(project));
    QVERIFY(story.window->windowTitle().contains(QStringLiteral("mine")));

    story.key(QStringLiteral("Ctrl+3"));
    QCOMPARE(story.window->page(), ui::PageId::Runs);
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("runButton")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("runButton")));
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    QCOMPARE(story.session.project()->runs().size(), static_cast<std::size_t>(kSystems));

    story.key(QStringLiteral("Ctrl+4"));
    QCOMPARE(story.window->page(), ui::PageId::Results);
    const ui::ChartView* chart = story.window->resultsChart();
    QTRY_VERIFY_WITH_TIMEOUT(chart->isVisible() && chart->wasPainted(), kPatienceMs);
    QCOMPARE(static_cast<int>(chart->spec().series.size()), kSystems);
    QCOMPARE(chart->spec().rows.size(), kGroups);
    QCOMPARE(story.notice(), QString());
}

void StoriesTest::fromAMarkToThePortraitsBehindIt()
{
    WindowStory story;
    QVERIFY(story.press(QStringLiteral("openSample"))); // made by the first story, else run now
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Results, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    // An audit opens with the chart it was left with; another story may have left another.
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("resultsChart_subgroup-error")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("resultsChart_subgroup-error")));
    ui::ChartView* chart = story.window->resultsChart();
    QTRY_VERIFY_WITH_TIMEOUT(chart->isVisible() && chart->wasPainted(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(chart->spec().marks.size()), kSystems * kGroups, kPatienceMs);
    const int worst = worstMark(chart->spec());
    const Mark mark = chart->spec().marks[static_cast<std::size_t>(worst)];
    QVERIFY2(errorsOf(mark) > 0, qPrintable(mark.note));

    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->markPosition(worst));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    auto* grid = story.window->findChild<ui::ThumbnailGrid*>();
    auto* tiles = qobject_cast<ui::ThumbnailModel*>(grid->model());
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), errorsOf(mark), kPatienceMs);
    const auto& attributes = story.session.project()->dataset()->attributes;
    for (const OutcomeRow& row : tiles->rows()) {
        QCOMPARE(row.system, mark.key.system);
        QCOMPARE(row.verdict, Verdict::Wrong);
        for (qsizetype i = 0; i < row.values.size(); ++i) {
            const auto at = mark.key.by.indexOf(attributes[static_cast<std::size_t>(i)].name);
            if (at >= 0)
                QCOMPARE(row.values.at(i), mark.key.values.at(at));
        }
    }

    const int last = tiles->rowCount() - 1;
    const OutcomeRow chosen = tiles->row(last);
    grid->scrollTo(tiles->index(last));
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(tiles->index(last)).center());
    const QString file = chosen.file.section(QLatin1Char('/'), -1);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("detailName")).contains(file), kPatienceMs);
    const auto* answers = story.shown<ui::SpecTableView>(QStringLiteral("detailAnswers"));
    QVERIFY(answers);
    QTRY_COMPARE(static_cast<int>(answers->spec().rows.size()),
                 kSystems); // every system's, not the mark's only
    const bool misread = std::any_of(answers->spec().rows.begin(), answers->spec().rows.end(),
                                     [&](const std::vector<TableCell>& row) {
        return row.front().text == chosen.systemName
            && std::any_of(row.begin(), row.end(),
                           [](const TableCell& cell) { return cell.tone == Tone::Wrong; });
    });
    QVERIFY(misread);

    story.key(QStringLiteral("Esc"));
    QCOMPARE(story.window->page(), ui::PageId::Results);
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<StoriesTest>(argc, argv);
}

#include "tst_stories.moc"
