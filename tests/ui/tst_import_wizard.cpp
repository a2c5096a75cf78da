// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/value_groups.h"
#include "ui/import/import_plan.h"
#include "ui/import/preview_model.h"
#include "ui/import/step_list.h"
#include "ui/import/summary_step.h"
#include "ui/import/unmatched_model.h"
#include "ui/import/values_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::PortraitFolder;
using plumbline::test::ScriptedPrompts;

namespace {

enum Step { Sources, Columns, Matching, Values, Summary };

// One spelled otherwise, one with another suffix, one that only a person can tell, one picture left over.
const QByteArray kPeople = "file,subject_id,sex,skin\na.png,ann,F,I\nb.png,ben,M,II\nc.png,cat,f,VI\n"
                           "d.jpg,dan,M,V\nerika.png,eva,F,IV\n";

struct Fixture
{
    PortraitFolder folder; // first: the project in it is closed before it goes
    Session session {std::make_shared<const Services>()};
    AuditContext context;
    ScriptedPrompts prompts;
    PageServices services {session, context, prompts};
    QString table;

    Fixture()
    {
        for (const char* name : {"a.png", "b.png", "c.png", "d.png", "erica.png"})
            folder.addPicture(QString::fromLatin1(name));
        table = folder.addTable(QStringLiteral("labels.csv"), kPeople);
    }
    [[nodiscard]] std::unique_ptr<ImportDialog> dialog()
    {
        auto made = std::make_unique<ImportDialog>(services, folder.faces(), table, nullptr);
        made->setProjectPath(folder.path(QStringLiteral("audit.plumb")));
        return made;
    }
};

template<class T>
T* child(QWidget& parent, const char* name)
{
    return parent.findChild<T*>(QString::fromLatin1(name));
}

bool isReady(const ImportDialog& dialog)
{
    return dialog.obstacle().isEmpty();
}

void press(QWidget& dialog, const char* name)
{
    auto* button = child<QAbstractButton>(dialog, name);
    QVERIFY2(button, name);
    QVERIFY2(button->isEnabled(), name);
    button->click();
}

} // namespace

class ImportWizardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsAreProper();
    void stepsAreWalkedByKeys();
    void stepsWithNothingToSeeAreSkipped();
    void aFixMatchesMoreRows();
    void rowsThatFitTwoPicturesAreCalledSo();
    void whatBelongsTogetherIsPairedByHand();
    void proposedSpellingsAreCountedAsOneByATick();
    void selectedValuesAreCountedAsOne();
    void aValueIsDraggedOntoAnother();
    void skinTypesBeginAsLighterAndDarker();
    void valuesAreMovedBetweenGroupsByKeys();
    void theSummarySaysWhatIsLeftOut();
    void aTableThatChangedSinceIsShownAnew();
    void aCommaWithoutQuotesIsAmberEverywhere();
    void choicesReachTheDataset();
    void aHundredThousandRowsDoNotHoldUpTheWindow();
};

void ImportWizardTest::modelsAreProper()
{
    Fixture fixture;
    ImportPlan plan(fixture.session);
    PreviewModel preview(fixture.session.thumbnails(), nullptr);
    UnmatchedModel rows(UnmatchedModel::Kind::Rows, nullptr);
    UnmatchedModel files(UnmatchedModel::Kind::Files, nullptr);
    ValuesModel values(plan, nullptr);
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    const QAbstractItemModelTester first(&preview, Mode::QtTest);
    const QAbstractItemModelTester second(&rows, Mode::QtTest);
    const QAbstractItemModelTester third(&files, Mode::QtTest);
    const QAbstractItemModelTester fourth(&values, Mode::QtTest);
    plan.setSources(fixture.folder.faces(), fixture.table);
    QTRY_VERIFY(plan.survey());
    preview.setSurvey(plan.sharedSurvey());
    preview.setMatch(plan.sharedMatch());
    rows.setPlaces(plan.sharedSurvey(), 0, plan.match()->unmatchedRows);
    files.setPlaces(plan.sharedSurvey(), 0, plan.match()->unmatchedFiles);
    values.setColumn(2);
    QCOMPARE(preview.rowCount(), 5);
    QCOMPARE(preview.columnCount(), 5);
    QCOMPARE(preview.index(4, 0).data().toString(), QStringLiteral("none"));
    QVERIFY(preview.index(0, 0).data().toString().isEmpty());
    QCOMPARE(rows.rowCount(), 2);
    QCOMPARE(files.rowCount(), 2);
    QCOMPARE(values.rowCount(), 3);
    QTRY_VERIFY(!preview.index(0, 0).data(Qt::DecorationRole).isNull()); // the picture itself
    preview.setSurvey(nullptr);
    values.setColumn(-1);
}

void ImportWizardTest::stepsAreWalkedByKeys()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QTRY_VERIFY(isReady(*dialog));
    for (const int step : {Columns, Matching, Values, Summary}) {
        QTest::keyClick(dialog.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(dialog->step(), step);
    }
    QVERIFY(!child<QPushButton>(*dialog, "nextButton")->isEnabled());
    QTest::keyClick(dialog.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(dialog->step(), static_cast<int>(Values));
    auto* list = child<StepList>(*dialog, "importSteps");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QCOMPARE(dialog->step(), static_cast<int>(Sources));
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
    QVERIFY(fixture.prompts.asked.isEmpty());
}

void ImportWizardTest::stepsWithNothingToSeeAreSkipped()
{
    PortraitFolder bare;
    bare.addPicture(QStringLiteral("a.png"));
    Fixture fixture;
    ImportDialog dialog(fixture.services, bare.faces(), {}, nullptr);
    QTRY_VERIFY(isReady(dialog));
    press(dialog, "nextButton");
    QCOMPARE(dialog.step(), static_cast<int>(Summary));
}

void ImportWizardTest::aFixMatchesMoreRows()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    dialog->goTo(Matching);
    QVERIFY(child<QLabel>(*dialog, "matchSummary")->text().startsWith(QStringLiteral("3 of 5 rows")));
    auto* fix = child<QCheckBox>(*dialog, "fix_extension");
    QVERIFY(fix && !fix->isChecked());
    QVERIFY2(fix->text().contains(QStringLiteral("1 more")), qPrintable(fix->text()));
    fix->click();
    QTRY_COMPARE(dialog->plan().match()->matched, 4);
    QVERIFY(dialog->request().fixes->testFlag(MatchFix::Extension));
    QCOMPARE(child<QListView>(*dialog, "unmatchedRowsList")->model()->rowCount(), 1);
}

void ImportWizardTest::rowsThatFitTwoPicturesAreCalledSo()
{
    PortraitFolder folder;
    for (const char* name : {"one/a.png", "two/a.png", "one/b.png", "two/b.png"})
        folder.addPicture(QString::fromLatin1(name));
    Fixture fixture;
    const auto open = [&](const QByteArray& table) {
        auto made = std::make_unique<ImportDialog>(
            fixture.services, folder.faces(), folder.addTable(QStringLiteral("labels.csv"), table), nullptr);
        made->setProjectPath(folder.path(QStringLiteral("audit.plumb")));
        return made;
    };
    // Nothing matches, because everything matches twice: one says what to do, none says that there is
    // nothing.
    auto dialog = open("file,sex\na.png,F\nb.png,M\n");
    QTRY_VERIFY(dialog->plan().match());
    QTRY_VERIFY2(dialog->obstacle().contains(QStringLiteral("say in Matching which folder is meant")),
                 qPrintable(dialog->obstacle()));
    QVERIFY(!dialog->obstacle().contains(QStringLiteral("No row")));
    QVERIFY(!dialog->plan().advice().contains(QStringLiteral("left out"))); // that would be all of them
    QCOMPARE(child<QLabel>(*dialog, "unmatchedRowsTitle")->text(),
             QStringLiteral("Rows that fit two pictures: 2"));
    dialog->plan().prefer(QStringLiteral("one"));
    QTRY_VERIFY(isReady(*dialog));
    QCOMPARE(child<QLabel>(*dialog, "unmatchedRowsTitle")->text(),
             QStringLiteral("Rows without a picture: 0"));
    // Some match, some match twice, some match nothing: all of it is said at once.
    dialog = open("file,sex\none/a.png,F\nb.png,M\nnobody.png,M\n");
    QTRY_VERIFY(isReady(*dialog));
    const QString advice = dialog->plan().advice();
    QVERIFY2(advice.contains(QStringLiteral("which folder is meant, or these rows are left out")),
             qPrintable(advice));
    QVERIFY2(advice.contains(QStringLiteral("name no picture at all, and would be left out: 1")),
             qPrintable(advice));
    QCOMPARE(child<QLabel>(*dialog, "unmatchedRowsTitle")->text(),
             QStringLiteral("Rows that fit two pictures: 1; without a picture: 1"));
}

void ImportWizardTest::whatBelongsTogetherIsPairedByHand()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    dialog->goTo(Matching);
    auto* rows = child<QListView>(*dialog, "unmatchedRowsList");
    auto* files = child<QListView>(*dialog, "unmatchedFilesList");
    QVERIFY(!child<QPushButton>(*dialog, "pairButton")->isEnabled());
    rows->setCurrentIndex(rows->model()->index(1, 0));                                  // erika.png
    QVERIFY(files->currentIndex().data().toString().contains(QStringLiteral("erica"))); // the likeliest
    auto* overlooked = child<QLabel>(*dialog, "nothingOverlooked");
    press(*dialog, "pairButton");
    QTRY_COMPARE(dialog->plan().match()->matched, 4);
    QVERIFY(overlooked->isHidden() || overlooked->text().contains(QStringLiteral("but for those put")));
    QCOMPARE(dialog->request().paired.value(QStringLiteral("erika.png")), QStringLiteral("erica.png"));
    press(*dialog, "unpairButton");
    QTRY_COMPARE(dialog->plan().match()->matched, 3);
}

void ImportWizardTest::proposedSpellingsAreCountedAsOneByATick()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    QVERIFY(dialog->request().spellings.isEmpty()); // proposed, not done
    dialog->goTo(Values);
    auto* merge = child<QCheckBox>(*dialog, "merge_F");
    QVERIFY(merge);
    auto* warning = child<QLabel>(*dialog, "spellingWarning");
    QVERIFY(warning->isVisibleTo(dialog.get())); // said, not left to be found in a list
    QCOMPARE(merge->text(), QStringLiteral("Count “f” (1 row) as “F”"));
    merge->click();
    QVERIFY(!warning->isVisibleTo(dialog.get()));
    const auto spellings = dialog->request().spellings.value(QStringLiteral("sex"));
    QCOMPARE(spellings.value(QStringLiteral("f")), QStringLiteral("F"));
    QCOMPARE(dialog->plan().mergedValues(2).first.size(), 2);
    merge->click();
    QVERIFY(dialog->request().spellings.isEmpty());
}

void ImportWizardTest::selectedValuesAreCountedAsOne()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    dialog->goTo(Values);
    auto* table = child<QTableView>(*dialog, "valuesTable");
    QVERIFY(!child<QPushButton>(*dialog, "countAsOne")->isEnabled());
    const auto pick = [&](int row) {
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    pick(0); // F, twice
    pick(2); // f, once
    press(*dialog, "countAsOne");
    QCOMPARE(dialog->plan().countedAs(2, QStringLiteral("f")), QStringLiteral("F"));
    QVERIFY(child<QCheckBox>(*dialog, "merge_F")->isChecked()); // the proposal knows
    press(*dialog, "keepApart");
    QCOMPARE(dialog->plan().countedAs(2, QStringLiteral("f")), QStringLiteral("f"));
}

void ImportWizardTest::aValueIsDraggedOntoAnother()
{
    Fixture fixture;
    ImportPlan plan(fixture.session);
    plan.setSources(fixture.folder.faces(), fixture.table);
    QTRY_VERIFY(plan.survey());
    ValuesModel model(plan, nullptr);
    model.setColumn(2);
    const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(2, 0), model.index(2, 1)}));
    QVERIFY(!model.dropMimeData(dragged.get(), Qt::CopyAction, 1, 0, {})); // between two values
    QVERIFY(model.dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, model.index(0, 0)));
    QCOMPARE(plan.countedAs(2, QStringLiteral("f")), QStringLiteral("F"));
    QVERIFY(
        model.setData(model.index(0, ValuesModel::CountedAsColumn), QStringLiteral("woman"), Qt::EditRole));
    QCOMPARE(plan.countedAs(2, QStringLiteral("f")), QStringLiteral("woman")); // it follows
}

void ImportWizardTest::skinTypesBeginAsLighterAndDarker()
{
    Attribute skin;
    skin.name = QStringLiteral("skin");
    skin.values = QStringList {QStringLiteral("I"), QStringLiteral("III"), QStringLiteral("VI")};
    skin.codes = {0, 1, 2, 2};
    ValueGroups groups;
    groups.setAttribute(skin);
    const auto made = groups.groups();
    QCOMPARE(made.size(), std::size_t {2});
    QCOMPARE(made[0].values, QStringList({QStringLiteral("I"), QStringLiteral("III")}));
    QCOMPARE(made[1].values, QStringList({QStringLiteral("VI")}));
    QVERIFY(usualGroups(QStringLiteral("grade"), {QStringLiteral("1"), QStringLiteral("6")}).empty());
}

void ImportWizardTest::valuesAreMovedBetweenGroupsByKeys()
{
    Attribute tone;
    tone.name = QStringLiteral("tone");
    tone.values = QStringList {QStringLiteral("pale"), QStringLiteral("tan"), QStringLiteral("deep")};
    tone.codes = {0, 1, 2};
    ValueGroups groups;
    groups.setAttribute(tone);
    groups.show();
    QListWidget* rest = groups.column(-1);
    QCOMPARE(rest->count(), 3);
    rest->setCurrentRow(0);
    QTest::keyClick(rest, Qt::Key_1); // the next value is at hand
    QTest::keyClick(rest, Qt::Key_2);
    QTest::keyClick(rest, Qt::Key_9); // there is no such group
    QCOMPARE(groups.groups()[0].values, QStringList(QStringLiteral("pale")));
    QCOMPARE(groups.groups()[1].values, QStringList(QStringLiteral("tan")));
    QTest::keyClick(rest, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(groups.groups()[1].values, QStringList({QStringLiteral("tan"), QStringLiteral("deep")}));
    QTest::keyClick(groups.column(1), Qt::Key_Delete);
    QCOMPARE(rest->count(), 1);
    groups.addGroup();
    QCOMPARE(groups.groupNames().size(), 3);
}

void ImportWizardTest::theSummarySaysWhatIsLeftOut()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    dialog->goTo(Summary);
    const auto lines = summaryOf(dialog->plan(), dialog->projectPath());
    const auto says = [&](const char* text, bool attention) {
        return std::any_of(lines.begin(), lines.end(), [&](const SummaryLine& line) {
            return line.text.contains(QString::fromLatin1(text)) && line.attention == attention;
        });
    };
    QVERIFY(says("3 of 5 rows name a picture", true));
    QVERIFY(says("imported without labels: 2", true));
    QVERIFY(says("who described the people: sex, skin", true));
    QVERIFY(says("audit.plumb", false));
    QVERIFY(!child<QLabel>(*dialog, "summaryLine0")->text().isEmpty());
}

void ImportWizardTest::aTableThatChangedSinceIsShownAnew()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    dialog->goTo(Summary);
    fixture.folder.addTable(QStringLiteral("labels.csv"), "file,gender\na.png,F\nb.png,M\n");
    press(*dialog, "importButton");
    QTRY_COMPARE(dialog->step(), static_cast<int>(Sources));
    QTRY_VERIFY(isReady(*dialog));
    QVERIFY(!fixture.session.hasProject());
    QCOMPARE(dialog->plan().survey()->table->rows.size(), std::size_t {2});
    auto* reason = child<QLabel>(*dialog, "importReason");
    QVERIFY2(reason->text().contains(QStringLiteral("has changed since")), qPrintable(reason->text()));
    QCOMPARE(reason->property("role").toString(), QStringLiteral("warning"));
    press(*dialog, "importButton"); // seen now
    QTRY_VERIFY(fixture.session.importReport().has_value());
    QVERIFY(fixture.session.project()->dataset()->attribute(QStringLiteral("gender")));
    const auto again = fixture.dialog(); // what is there would go
    QTRY_VERIFY(isReady(*again));
    const QString said = child<QLabel>(*again, "importReason")->text();
    QVERIFY2(said.contains(QStringLiteral("images of the open audit are replaced by these")),
             qPrintable(said));
}

void ImportWizardTest::aCommaWithoutQuotesIsAmberEverywhere()
{
    Fixture fixture;
    fixture.folder.addTable(QStringLiteral("labels.csv"),
                            "file,place,sex\na.png,Dakar,F\nb.png,Lagos, Nigeria,M\n");
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    const QString said =
        QStringLiteral("Rows longer than the header, whose extra cells were left out: 1 (line 3). A comma");
    auto* status = child<QLabel>(*dialog, "labelsStatus");
    QVERIFY2(status->text().contains(said), qPrintable(status->text()));
    QCOMPARE(status->property("role").toString(), QStringLiteral("warning"));
    auto* reason = child<QLabel>(*dialog, "importReason");
    QVERIFY2(reason->text().contains(said), qPrintable(reason->text()));
    QCOMPARE(reason->property("role").toString(), QStringLiteral("warning"));
    const auto lines = summaryOf(dialog->plan(), {});
    QVERIFY(std::any_of(lines.begin(), lines.end(),
                        [&](const SummaryLine& line) { return line.attention && line.text.contains(said); }));
}

void ImportWizardTest::choicesReachTheDataset()
{
    Fixture fixture;
    const auto dialog = fixture.dialog();
    QTRY_VERIFY(isReady(*dialog));
    child<QCheckBox>(*dialog, "merge_F")->click();
    dialog->goTo(Matching);
    child<QCheckBox>(*dialog, "fix_extension")->click();
    QTRY_COMPARE(dialog->plan().match()->matched, 4);
    child<QCheckBox>(*dialog, "onlyMatched")->click();
    Grouping grouping;
    grouping.name = QStringLiteral("skin_group");
    grouping.attribute = QStringLiteral("skin");
    grouping.groups =
        usualGroups(grouping.attribute,
                    {QStringLiteral("I"), QStringLiteral("II"), QStringLiteral("V"), QStringLiteral("VI")});
    dialog->plan().addGrouping(grouping);
    press(*dialog, "importButton");
    QTRY_VERIFY(fixture.session.importReport().has_value());
    const auto dataset = fixture.session.project()->dataset();
    QCOMPARE(dataset->images.size(), std::size_t {4});
    QCOMPARE(dataset->attribute(QStringLiteral("sex"))->values,
             QStringList({QStringLiteral("F"), QStringLiteral("M")}));
    QCOMPARE(dataset->groupings.size(), std::size_t {1});
}

void ImportWizardTest::aHundredThousandRowsDoNotHoldUpTheWindow()
{
    Fixture fixture;
    QByteArray csv("file,person,gender,age\n");
    constexpr int kRows = 100'000;
    for (int row = 0; row < kRows; ++row)
        csv += "p" + QByteArray::number(row) + ".png,s" + QByteArray::number(row / 3)
            + (row % 2 ? ",F," : ",M,") + QByteArray::number(18 + row % 60) + '\n';
    csv += "a.png,ann,F,30\n";
    fixture.table = fixture.folder.addTable(QStringLiteral("many.csv"), csv);
    const auto dialog = fixture.dialog();
    dialog->show();
    QTRY_VERIFY_WITH_TIMEOUT(isReady(*dialog), 60'000);
    QElapsedTimer clock;
    clock.start();
    for (const int step : {Columns, Matching, Values, Summary, Sources}) {
        dialog->goTo(step);
        QApplication::processEvents();
        QVERIFY2(clock.restart() < 1500, qPrintable(QString::number(step)));
    }
    QCOMPARE(child<QTableView>(*dialog, "previewTable")->model()->rowCount(), kRows + 1);
    QCOMPARE(child<QListView>(*dialog, "unmatchedRowsList")->model()->rowCount(), kRows);
}

int main(int argc, char* argv[])
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const Theme theme(&app);
    ImportWizardTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_import_wizard.moc"
