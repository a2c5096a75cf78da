// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/history.h"
#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "ui/dialogs/grouping_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/value_groups.h"
#include "ui/import/import_plan.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/composition_chart.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::WindowStory;

namespace {

/// Portraits of the sample with a spreadsheet as people keep them: one gender spelled three ways, a file name
/// mistyped, another with the suffix it had before.
class MorningFolder
{
public:
    static constexpr int kImages = 24;

    MorningFolder()
    {
        static const char* const kRoman[] = {"I", "II", "III", "IV", "V", "VI"};
        QHash<QString, int> taken;
        m_copied = test::makeSampleFolder(
            m_dir.path(), QStringLiteral("file,person,gender,skin,seed"),
            [&](const test::SampleValue& value, const QString& name) -> QString {
                const int tone = value("skin_tone").toInt();
                int& count = taken[value("gender") + QString::number(tone)];
                if (tone < 1 || tone > 6 || count >= 2)
                    return {};
                ++count;
                return row(name, value("subject_id"), value("gender"), QString::fromLatin1(kRoman[tone - 1]));
            });
    }
    [[nodiscard]] bool isReady() const { return m_copied == kImages; }
    [[nodiscard]] QString portraits() const { return m_dir.filePath(QStringLiteral("portraits")); }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString mistyped() const { return m_mistyped; }
    /// The table with one person's skin type corrected, beside the other.
    [[nodiscard]] QString corrected() const
    {
        QFile labels(file(QStringLiteral("labels.csv")));
        if (!labels.open(QIODevice::ReadOnly))
            return {};
        QByteArray table = labels.readAll();
        const auto at = table.lastIndexOf(",VI,");
        table.replace(at, 4, ",V,");
        QFile beside(file(QStringLiteral("corrected.csv")));
        return beside.open(QIODevice::WriteOnly) && beside.write(table) == table.size() ? beside.fileName()
                                                                                        : QString();
    }

private:
    QString row(QString name, const QString& person, const QString& gender, const QString& skin)
    {
        const int row = m_rows++;
        QString spelled = gender;
        if (gender == QLatin1String("female") && row % 3 == 1)
            spelled = QStringLiteral("Female ");
        else if (gender == QLatin1String("female") && row % 3 == 2)
            spelled = QStringLiteral("FEMALE");
        if (row == 3) // before somebody converted the picture
            name = name.section(QLatin1Char('.'), 0, -2) + QStringLiteral(".tiff");
        if (row == 7) {
            m_mistyped = name;
            name.insert(2, QStringLiteral("xx"));
        }
        return QStringList {name, person, spelled, skin, QString::number(1000 + 37 * row)}.join(
            QLatin1Char(','));
    }
    QTemporaryDir m_dir;
    QString m_mistyped;
    int m_rows = 0;
    int m_copied = 0;
};

} // namespace

class ImportStoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aResearchersMorning();
    void aCorrectedTableIsLookedAtAppliedAndUndone();

private:
    void match(WindowStory& story, const MorningFolder& folder);
    void sortValues(WindowStory& story);
};

void ImportStoriesTest::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
}

void ImportStoriesTest::match(WindowStory& story, const MorningFolder& folder)
{
    auto* fix = story.shown<QCheckBox>(QStringLiteral("fix_extension"));
    QVERIFY(fix);
    QTest::mouseClick(fix, Qt::LeftButton, {}, QPoint(8, fix->height() / 2));
    auto* rows = story.shown<QListView>(QStringLiteral("unmatchedRowsList"));
    QTRY_COMPARE(rows->model()->rowCount(), 1);
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_Down); // the row without a picture; the likeliest one is picked with it
    const auto* files = story.shown<QListView>(QStringLiteral("unmatchedFilesList"));
    if (!files->currentIndex().isValid())
        rows->setCurrentIndex(rows->model()->index(0, 0));
    QCOMPARE(files->currentIndex().data().toString(), folder.mistyped());
    QVERIFY(story.press(QStringLiteral("pairButton")));
    QTRY_COMPARE(rows->model()->rowCount(), 0);
}

void ImportStoriesTest::sortValues(WindowStory& story)
{
    const auto merges = story.window->findChildren<QCheckBox*>(QRegularExpression(QStringLiteral("^merge_")));
    QVERIFY(!merges.isEmpty());
    auto* merge = merges.last(); // earlier ones wait for their deletion
    QVERIFY(merge->isVisible());
    QTest::mouseClick(merge, Qt::LeftButton, {}, QPoint(8, merge->height() / 2));
    auto* label = story.shown<QComboBox>(QStringLiteral("valuesOf"));
    QVERIFY(label);
    label->setFocus();
    while (label->currentText() != QLatin1String("skin") && label->currentIndex() + 1 < label->count())
        QTest::keyClick(label, Qt::Key_Down);
    QCOMPARE(label->currentText(), QStringLiteral("skin"));
    QVERIFY(story.press(QStringLiteral("groupValues")));
    auto* groups = story.shown<ui::ValueGroups>(QStringLiteral("valueGroups"));
    QTRY_VERIFY((groups = story.shown<ui::ValueGroups>(QStringLiteral("valueGroups"))));
    QCOMPARE(groups->groups().size(), std::size_t {2}); // I to III and IV to VI, as usual
    auto* name = story.shown<QLineEdit>(QStringLiteral("groupName1"));
    QVERIFY(name);
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("darker"));
    QVERIFY(story.press(QStringLiteral("createGrouping")));
}

void ImportStoriesTest::aResearchersMorning()
{
    const MorningFolder folder;
    QVERIFY(folder.isReady());
    WindowStory story;
    story.prompts.folder = folder.portraits();
    story.key(QStringLiteral("Ctrl+N"));
    QTRY_VERIFY(story.shown<ui::ImportDialog>(QStringLiteral("importDialog")));
    auto* dialog = story.shown<ui::ImportDialog>(QStringLiteral("importDialog"));
    dialog->setProjectPath(folder.file(QStringLiteral("morning.plumb")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("importButton")), kPatienceMs);
    QVERIFY(!dialog->request().columns.contains(QStringLiteral("seed"))); // an id is not a group of people

    // Closed by mistake, opened again: everything is there.
    QVERIFY(story.press(QStringLiteral("nextButton")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!story.shown<QDialog>(QStringLiteral("importDialog")));
    story.key(QStringLiteral("Ctrl+N"));
    QTRY_VERIFY(story.shown<ui::ImportDialog>(QStringLiteral("importDialog")));
    dialog = story.shown<ui::ImportDialog>(QStringLiteral("importDialog"));
    QCOMPARE(dialog->step(), 1);
    auto* source = story.shown<QComboBox>(QStringLiteral("sourceForAll"));
    QVERIFY(source);
    source->setCurrentIndex(static_cast<int>(LabelSource::Perceived));
    QVERIFY(story.press(QStringLiteral("setForAll")));

    QVERIFY(story.press(QStringLiteral("nextButton")));
    match(story, folder);
    QVERIFY(story.press(QStringLiteral("nextButton")));
    sortValues(story);
    QTRY_VERIFY(!story.shown<QDialog>(QStringLiteral("groupingDialog")));
    QVERIFY(story.press(QStringLiteral("nextButton")));
    QTRY_VERIFY(story.shown<QLabel>(QStringLiteral("summaryLine0")));
    QCOMPARE(dialog->plan().advice(), QString());
    QVERIFY(story.press(QStringLiteral("importButton")));

    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("datasetHeadline"))
                                 .contains(QStringLiteral("%1 images").arg(MorningFolder::kImages)),
                             kPatienceMs);
    const auto dataset = story.session.project()->dataset();
    QCOMPARE(dataset->attribute(QStringLiteral("gender"))->values.size(), 2);
    QCOMPARE(dataset->attribute(QStringLiteral("gender"))->source, LabelSource::Perceived);
    QVERIFY(!dataset->attribute(QStringLiteral("gender"))->codes.empty());
    for (const int code : dataset->attribute(QStringLiteral("gender"))->codes)
        QVERIFY(code >= 0); // every picture has its row
    QVERIFY(dataset->grouping(QStringLiteral("skin_group")));
    QTRY_VERIFY(story.shown<ui::CompositionChart>(QStringLiteral("compositionChart")));
    QTRY_VERIFY(!story.shown<ui::CompositionChart>(QStringLiteral("compositionChart"))->bars().empty());

    QVERIFY(story.press(QStringLiteral("datasetNext"))); // the one filled button
    QCOMPARE(story.window->page(), ui::PageId::Runs);
}

void ImportStoriesTest::aCorrectedTableIsLookedAtAppliedAndUndone()
{
    const MorningFolder folder;
    QVERIFY(folder.isReady());
    WindowStory story;
    story.prompts.folder = folder.portraits();
    story.key(QStringLiteral("Ctrl+N"));
    QTRY_VERIFY(story.shown<ui::ImportDialog>(QStringLiteral("importDialog")));
    story.shown<ui::ImportDialog>(QStringLiteral("importDialog"))
        ->setProjectPath(folder.file(QStringLiteral("corrected.plumb")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("importButton")), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("importButton")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("updateLabels")), kPatienceMs);
    const auto of = [&](const char* skin) {
        const auto dataset = story.session.project()->dataset();
        const Attribute* attribute = dataset->attribute(QStringLiteral("skin"));
        return std::count_if(attribute->codes.begin(), attribute->codes.end(), [&](int code) {
            return code >= 0 && attribute->values.at(code) == QLatin1String(skin);
        });
    };
    const auto before = of("VI");
    const auto images = story.session.project()->dataset()->images.size();

    // The same table changes nothing, and says so.
    story.prompts.labels = folder.file(QStringLiteral("labels.csv"));
    QVERIFY(story.press(QStringLiteral("updateLabels")));
    QTRY_VERIFY_WITH_TIMEOUT(story.said(QStringLiteral("updateHeadline")).contains(QStringLiteral("already")),
                             kPatienceMs);
    QVERIFY(!story.canPress(QStringLiteral("applyLabels")));
    QVERIFY(story.press(QStringLiteral("cancelUpdate")));

    // The corrected one: what would change, with the pictures it is about.
    story.prompts.labels = folder.corrected();
    QVERIFY(story.press(QStringLiteral("updateLabels")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("applyLabels")), kPatienceMs);
    QVERIFY2(story.said(QStringLiteral("updateHeadline")).contains(QStringLiteral("1 image")),
             qPrintable(story.said(QStringLiteral("updateHeadline"))));
    const auto* changes = story.shown<ui::SpecTableView>(QStringLiteral("labelChanges"));
    QVERIFY(changes);
    QCOMPARE(changes->spec().rows.size(), std::size_t {1});
    QCOMPARE(changes->spec().rows[0][1].text, QStringLiteral("VI"));
    QCOMPARE(changes->spec().rows[0][2].text, QStringLiteral("V"));
    QCOMPARE(of("VI"), before); // looked at, not done
    QVERIFY(story.press(QStringLiteral("applyLabels")));
    QTRY_COMPARE_WITH_TIMEOUT(of("VI"), before - 1, kPatienceMs);
    QCOMPARE(story.session.project()->dataset()->images.size(), images);
    QTRY_VERIFY(!story.shown<QDialog>(QStringLiteral("updateLabelsDialog")));
    story.key(QStringLiteral("Ctrl+Z"));
    QTRY_COMPARE_WITH_TIMEOUT(of("VI"), before, kPatienceMs);
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<ImportStoriesTest>(argc, argv);
}

#include "tst_import_stories.moc"
