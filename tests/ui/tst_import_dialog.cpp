// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/dialogs/grouping_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/value_groups.h"
#include "ui/pages/dataset_page.h"
#include "ui/pages/runs_page.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::PortraitFolder;
using plumbline::test::ScriptedPrompts;

namespace {

const QByteArray kPeople = "file,subject_id,sex,age\na.png,ann,F,31\nb.png,ben,M,44\nc.png,ann,F,18\n";

/// A session with nothing open, and a folder of three pictures with their table beside it.
struct Fixture
{
    PortraitFolder folder; // first: the project in it is closed before it goes
    Session session {std::make_shared<const Services>()};
    AuditContext context;
    ScriptedPrompts prompts;
    PageServices services {session, context, prompts};

    Fixture()
    {
        for (const char* name : {"a.png", "b.png", "c.png"})
            folder.addPicture(QString::fromLatin1(name));
    }
    QString addTable() const { return folder.addTable(QStringLiteral("labels.csv"), kPeople); }
};

template<class T>
T* child(QWidget& parent, const char* name)
{
    return parent.findChild<T*>(QString::fromLatin1(name));
}

QString status(QWidget& dialog, const char* name)
{
    return child<QLabel>(dialog, name)->text();
}

} // namespace

class ImportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheTableBesideTheFolder();
    void asksForAFolderFirst();
    void saysWhenTheFolderHasNoPictures();
    void saysWhenTheTableCannotBeRead();
    void saysWhenNoRowNamesAPicture();
    void meaningsOfValuesEnterTheRequest();
    void canBeClosedWhileItIsStillLooking();
    void importsIntoANewProject();
    void aProjectThatCannotBeMadeIsSaidAtItsPath();
    void datasetPageTellsWhoIsInIt();
    void groupingNeedsTwoNamedGroups();
};

void ImportDialogTest::findsTheTableBesideTheFolder()
{
    Fixture fixture;
    const QString table = fixture.addTable();
    ImportDialog dialog(fixture.services, fixture.folder.faces(), {}, nullptr);
    QTRY_COMPARE(dialog.obstacle(), QString());
    QTRY_VERIFY(status(dialog, "labelsStatus").contains(QStringLiteral("every row")));
    const ImportRequest request = dialog.request();
    QCOMPARE(request.labelsFile, table);
    QCOMPARE(request.fileColumn, QStringLiteral("file"));
    QCOMPARE(request.subjectColumn, QStringLiteral("subject_id"));
    QVERIFY(child<QPushButton>(dialog, "importButton")->isEnabled());
    QVERIFY(QFileInfo(dialog.projectPath()).fileName() == QLatin1String("faces.plumb"));
}

void ImportDialogTest::asksForAFolderFirst()
{
    Fixture fixture;
    ImportDialog dialog(fixture.services, {}, {}, nullptr);
    QTRY_VERIFY(dialog.obstacle().contains(QStringLiteral("folder")));
    auto* import = child<QPushButton>(dialog, "importButton");
    QVERIFY(!import->isEnabled());
    QCOMPARE(import->toolTip(), dialog.obstacle());
    fixture.prompts.folder = fixture.folder.faces();
    child<QPushButton>(dialog, "folderChoose")->click();
    QTRY_COMPARE(dialog.obstacle(), QString());
    QVERIFY(dialog.request().labelsFile.isEmpty());
}

void ImportDialogTest::saysWhenTheFolderHasNoPictures()
{
    Fixture fixture;
    PortraitFolder empty;
    ImportDialog dialog(fixture.services, empty.faces(), {}, nullptr);
    QTRY_VERIFY(status(dialog, "folderStatus").contains(QStringLiteral("no pictures")));
    auto* edit = child<QLineEdit>(dialog, "folderEdit");
    edit->setText(empty.path(QStringLiteral("gone")));
    Q_EMIT edit->editingFinished();
    QTRY_VERIFY(status(dialog, "folderStatus").contains(QStringLiteral("no folder")));
    QVERIFY(!child<QPushButton>(dialog, "importButton")->isEnabled());
}

void ImportDialogTest::saysWhenTheTableCannotBeRead()
{
    Fixture fixture;
    const QString table = fixture.folder.addTable(QStringLiteral("broken.csv"), QByteArray("a\0b\0c", 5));
    ImportDialog dialog(fixture.services, fixture.folder.faces(), table, nullptr);
    QTRY_VERIFY(dialog.obstacle().contains(QStringLiteral("cannot be read")));
    QVERIFY(!status(dialog, "labelsStatus").isEmpty());
    auto* edit = child<QLineEdit>(dialog, "labelsEdit");
    edit->clear();
    Q_EMIT edit->editingFinished();
    QTRY_COMPARE(dialog.obstacle(), QString());
}

void ImportDialogTest::saysWhenNoRowNamesAPicture()
{
    Fixture fixture;
    const QString table =
        fixture.folder.addTable(QStringLiteral("other.csv"), "file,sex\nx.png,F\ny.png,M\n");
    ImportDialog dialog(fixture.services, fixture.folder.faces(), table, nullptr);
    QTRY_VERIFY(status(dialog, "labelsStatus").contains(QStringLiteral("none names a picture")));
    QVERIFY(!dialog.obstacle().isEmpty());
}

void ImportDialogTest::meaningsOfValuesEnterTheRequest()
{
    Fixture fixture;
    fixture.addTable();
    ImportDialog dialog(fixture.services, fixture.folder.faces(), {}, nullptr);
    QTRY_COMPARE(dialog.obstacle(), QString());
    const QString sex = QStringLiteral("sex");
    QCOMPARE(dialog.request().valueMaps.value(sex).value(QStringLiteral("F")), QStringLiteral("female"));
    auto* meaning = child<QComboBox>(dialog, "meaning_F");
    QVERIFY(meaning);
    meaning->setCurrentIndex(meaning->count() - 1); // not offered
    Q_EMIT meaning->activated(meaning->currentIndex());
    QVERIFY(!dialog.request().valueMaps.value(sex).contains(QStringLiteral("F")));
    child<QCheckBox>(dialog, "synthetic")->setChecked(true);
    QVERIFY(dialog.request().synthetic);
    QCOMPARE(dialog.request().sources.value(sex), LabelSource::Rendered);
    QVERIFY(!dialog.request().valueMaps.value(sex).contains(QStringLiteral("F"))); // the choice stays
}

void ImportDialogTest::canBeClosedWhileItIsStillLooking()
{
    Fixture fixture;
    const QString table = fixture.addTable();
    for (int round = 0; round < 30; ++round) {
        auto dialog =
            std::make_unique<ImportDialog>(fixture.services, fixture.folder.faces(), table, nullptr);
        if (round % 3 == 1)
            QTest::qWait(1);
        dialog.reset(); // late answers must find nobody
    }
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(10);
    QVERIFY(!fixture.session.hasProject());
}

void ImportDialogTest::importsIntoANewProject()
{
    Fixture fixture;
    fixture.addTable();
    ImportDialog dialog(fixture.services, fixture.folder.faces(), {}, nullptr);
    dialog.setProjectPath(fixture.folder.path(QStringLiteral("deep/er/audit")));
    QCOMPARE(dialog.projectPath(), fixture.folder.path(QStringLiteral("deep/er/audit.plumb")));
    QTRY_COMPARE(dialog.obstacle(), QString());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    child<QPushButton>(dialog, "importButton")->click();
    QTRY_COMPARE(accepted.count(), 1);
    QTRY_VERIFY(fixture.session.importReport().has_value());
    QCOMPARE(fixture.session.importReport()->images, 3);
    QCOMPARE(fixture.session.importReport()->people, 2);
    QVERIFY(fixture.session.project()->dataset()->attribute(QStringLiteral("sex")));
    QVERIFY(!fixture.session.project()->dataset()->attribute(QStringLiteral("file")));
}

void ImportDialogTest::aProjectThatCannotBeMadeIsSaidAtItsPath()
{
    Fixture fixture;
    const QString taken = fixture.folder.addTable(QStringLiteral("taken.plumb"), "something else");
    ImportDialog dialog(fixture.services, fixture.folder.faces(), {}, nullptr);
    dialog.setProjectPath(taken);
    QTRY_COMPARE(dialog.obstacle(), QString());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.accept();
    QTRY_VERIFY(!status(dialog, "projectStatus").isEmpty());
    QCOMPARE(accepted.count(), 0);
    QVERIFY(!fixture.session.hasProject());
    QVERIFY(child<QPushButton>(dialog, "importButton")->isEnabled());
}

void ImportDialogTest::datasetPageTellsWhoIsInIt()
{
    Fixture fixture;
    fixture.addTable();
    DatasetPage page(fixture.services);
    RunsPage runs(fixture.services);
    page.show();
    runs.show();
    fixture.prompts.folder = fixture.folder.faces();
    QSignalSpy asked(&page, &Page::importRequested);
    for (auto* each : page.findChildren<QPushButton*>()) {
        if (each->isVisible())
            each->click(); // the one step of the empty page
    }
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), fixture.folder.faces());

    ImportDialog dialog(fixture.services, fixture.folder.faces(), {}, nullptr);
    dialog.setProjectPath(fixture.folder.path(QStringLiteral("audit.plumb")));
    QTRY_COMPARE(dialog.obstacle(), QString());
    dialog.accept();
    QTRY_VERIFY(fixture.session.importReport().has_value());
    QTRY_VERIFY(status(page, "datasetHeadline").contains(QStringLiteral("3 images of 2 people")));
    auto* chip = child<QPushButton>(page, "composeBy_sex");
    QVERIFY(chip);
    QVERIFY(chip->isChecked());
    QTRY_VERIFY(child<QPushButton>(runs, "runButton")->isVisible());
    // Nothing is installed in the test's private folders, and the page says so.
    QTRY_VERIFY(status(runs, "runReason").contains(QStringLiteral("installed")));
    QVERIFY(!child<QPushButton>(runs, "runButton")->isEnabled());
}

void ImportDialogTest::groupingNeedsTwoNamedGroups()
{
    Dataset dataset;
    Attribute tone;
    tone.name = QStringLiteral("tone");
    tone.values = QStringList {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("six")};
    tone.codes = {0, 1, 2, 2};
    dataset.attributes.push_back(tone);
    dataset.images.resize(4);
    GroupingDialog dialog(dataset, nullptr);
    QVERIFY(dialog.obstacle().contains(QStringLiteral("two groups")));
    auto* groups = child<ValueGroups>(dialog, "valueGroups");
    const auto moveTo = [&](const char* value, int group) {
        groups->select({QString::fromLatin1(value)});
        groups->moveSelectedTo(group);
    };
    moveTo("one", 0);
    moveTo("two", 0);
    QVERIFY(!dialog.obstacle().isEmpty());
    moveTo("six", 1);
    QCOMPARE(dialog.obstacle(), QString());
    groups->renameGroup(1, groups->groupNames().first());
    QVERIFY(dialog.obstacle().contains(QStringLiteral("name of its own")));
    groups->renameGroup(1, QStringLiteral("darker"));
    const Grouping made = dialog.grouping();
    QCOMPARE(made.attribute, tone.name);
    QCOMPARE(made.groups.size(), std::size_t {2});
    QCOMPARE(made.groups[1].label, QStringLiteral("darker"));
    QCOMPARE(made.groups[1].values, QStringList(QStringLiteral("six")));
    auto* name = child<QLineEdit>(dialog, "groupingName");
    name->setText(tone.name);
    QVERIFY(!dialog.obstacle().isEmpty()); // a label of that name is there
}

int main(int argc, char* argv[])
{
    plumbline::test::isolate();
    const QApplication app(argc, argv);
    const Theme theme(qApp);
    ImportDialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_import_dialog.moc"
