// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <atomic>

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "ui/dialogs/bands.h"
#include "ui/jobs/import_survey.h"
#include "ui/models/import_columns_model.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::PortraitFolder;
using Columns = ImportColumnsModel;

namespace {

LabelSurvey survey(const QByteArray& csv)
{
    auto table = parseLabelTable(csv, QStringLiteral("labels.csv"));
    return table ? surveyLabels(std::move(*table)) : LabelSurvey();
}

const QByteArray kPeople = "file,subject_id,gender,age\na.jpg,ann,F,31\nb.jpg,ben,M,44\nc.jpg,ann,F,\n";

FolderSurvey look(const QString& folder)
{
    return surveyFolder(folder, std::atomic<bool>(false));
}

} // namespace

class ImportPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPicturesBelowTheFolder();
    void findsATableInsideOrBeside();
    void takesNoStrangersTableFromTheFolderAbove();
    void endsEarlyWhenStopped();
    void saysWhatIsInEachColumn();
    void countsRowsThatNameAPicture();
    void columnsAreAProperModel();
    void guessesBecomeThePlan();
    void thereIsOnlyOneFileColumn();
    void untickedColumnsAreNotImported();
    void twoLabelsOfOneNameAreAProblem();
    void syntheticPeopleAreRenderedUnlessSomeoneSaidOtherwise();
    void cutPointsAreReadAndSorted();
    void wordsAmongCutPointsAreAnError();
    void bandsCoverEveryNumber();
    void imagesAreCountedPerBand();
    void projectPathsAreFree();
};

void ImportPlanTest::countsPicturesBelowTheFolder()
{
    PortraitFolder folder;
    for (const char* name : {"a.jpg", "women/b.PNG", "men/c.webp.bmp"})
        folder.addPicture(QString::fromLatin1(name));
    folder.addTable(QStringLiteral("faces/notes.txt"), "not a picture");
    const auto found = look(folder.faces());
    QVERIFY(found.exists);
    QCOMPARE(found.pictures, 3);
    QCOMPARE(found.folders, 3);
    QVERIFY(found.names.contains(QStringLiteral("b.png")));
    QVERIFY(!look(folder.path(QStringLiteral("nowhere"))).exists);
}

void ImportPlanTest::findsATableInsideOrBeside()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    QCOMPARE(look(folder.faces()).table, QString());
    const QString beside = folder.addTable(QStringLiteral("labels.csv"), kPeople);
    QCOMPARE(look(folder.faces()).table, beside);
    const QString inside = folder.addTable(QStringLiteral("faces/labels.tsv"), kPeople);
    QCOMPARE(look(folder.faces()).table, inside);
}

void ImportPlanTest::takesNoStrangersTableFromTheFolderAbove()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    folder.addTable(QStringLiteral("bank.csv"), kPeople);
    QCOMPARE(look(folder.faces()).table, QString());
    const QString named = folder.addTable(QStringLiteral("faces.csv"), kPeople);
    QCOMPARE(look(folder.faces()).table, named);
}

void ImportPlanTest::endsEarlyWhenStopped()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    QCOMPARE(surveyFolder(folder.faces(), std::atomic<bool>(true)).pictures, 0);
}

void ImportPlanTest::saysWhatIsInEachColumn()
{
    const LabelSurvey people = survey(kPeople);
    QCOMPARE(people.fileColumn, 0);
    QCOMPARE(people.subjectColumn, 1);
    QCOMPARE(people.columns.size(), std::size_t {4});
    QCOMPARE(people.columns[2].values, QStringList({QStringLiteral("F"), QStringLiteral("M")}));
    QCOMPARE(people.columns[2].counts, (std::vector<qint64> {2, 1}));
    QCOMPARE(people.columns[3].empty, 1);
    QByteArray many = "file,n\n";
    for (int row = 0; row < 500; ++row)
        many += "a.jpg," + QByteArray::number(row % 200) + '\n';
    const LabelSurvey numbers = survey(many);
    QCOMPARE(numbers.columns[1].distinct, 200);
    QCOMPARE(numbers.columns[1].values.size(), kValuesKept);
    QCOMPARE(numbers.columns[1].counts[0], 3);
}

void ImportPlanTest::countsRowsThatNameAPicture()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("A.jpg"));
    folder.addPicture(QStringLiteral("sub/b.jpg"));
    const auto found = look(folder.faces());
    const LabelSurvey people = survey("who,file\nx,faces\\a.JPG\ny,b.jpg\nz,none.jpg\n");
    QCOMPARE(matchingRows(people.table, 1, found), 2);
    QCOMPARE(matchingRows(people.table, 0, found), 0);
    QCOMPARE(matchingRows(people.table, -1, found), 0);
}

void ImportPlanTest::columnsAreAProperModel()
{
    Columns model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSurvey(survey(kPeople));
    QCOMPARE(model.rowCount(), 4);
    model.setSynthetic(true);
    QVERIFY(model.setData(model.index(2, Columns::UseColumn), Columns::useWords().at(0), Qt::EditRole));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.problem(), QString());
}

void ImportPlanTest::guessesBecomeThePlan()
{
    Columns model;
    model.setSurvey(survey(kPeople));
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.fileColumn, QStringLiteral("file"));
    QCOMPARE(request.subjectColumn, QStringLiteral("subject_id"));
    QCOMPARE(request.columns, QStringList({QStringLiteral("gender"), QStringLiteral("age")}));
    QVERIFY(request.renames.isEmpty());
    QVERIFY(request.sources.isEmpty());
    QCOMPARE(model.problem(), QString());
}

void ImportPlanTest::thereIsOnlyOneFileColumn()
{
    Columns model;
    model.setSurvey(survey(kPeople));
    QSignalSpy edits(&model, &Columns::edited);
    const auto file = Columns::useWords().at(static_cast<int>(ColumnUse::File));
    QVERIFY(model.setData(model.index(1, Columns::UseColumn), file, Qt::EditRole));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(model.fileColumn(), 1);
    QCOMPARE(model.attributes().front().name, QStringLiteral("file"));
    QVERIFY(!model.setData(model.index(1, Columns::UseColumn), file, Qt::EditRole)); // nothing new
    QVERIFY(!model.setData(model.index(1, Columns::UseColumn), QStringLiteral("?"), Qt::EditRole));
    QCOMPARE(edits.count(), 1);
}

void ImportPlanTest::untickedColumnsAreNotImported()
{
    Columns model;
    model.setSurvey(survey(kPeople));
    for (const int row : {2, 3})
        QVERIFY(model.setData(model.index(row, Columns::HeaderColumn), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.problem().contains(QStringLiteral("Tick at least one")));
    QVERIFY(model.setData(model.index(3, Columns::HeaderColumn), Qt::Checked, Qt::CheckStateRole));
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.columns, QStringList(QStringLiteral("age")));
    QVERIFY(model.setData(model.index(0, Columns::HeaderColumn), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.problem().contains(QStringLiteral("names the picture files")));
}

void ImportPlanTest::twoLabelsOfOneNameAreAProblem()
{
    Columns model;
    model.setSurvey(survey(kPeople));
    QVERIFY(model.setData(model.index(3, Columns::NameColumn), QStringLiteral("gender"), Qt::EditRole));
    QVERIFY(model.problem().contains(QStringLiteral("gender")));
    QVERIFY(model.setData(model.index(3, Columns::NameColumn), QStringLiteral("years"), Qt::EditRole));
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.renames.value(QStringLiteral("age")), QStringLiteral("years"));
    QVERIFY(!model.setData(model.index(3, Columns::NameColumn), QStringLiteral("  "), Qt::EditRole));
}

void ImportPlanTest::syntheticPeopleAreRenderedUnlessSomeoneSaidOtherwise()
{
    Columns model;
    model.setSurvey(survey(kPeople));
    const QString perceived = Columns::sourceWord(LabelSource::Perceived);
    QVERIFY(model.setData(model.index(2, Columns::SourceColumn), perceived, Qt::EditRole));
    model.setSynthetic(true);
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.sources.value(QStringLiteral("gender")), LabelSource::Perceived);
    QCOMPARE(request.sources.value(QStringLiteral("age")), LabelSource::Rendered);
}

void ImportPlanTest::cutPointsAreReadAndSorted()
{
    const auto cuts = cutPoints(QStringLiteral(" 45; 18, 30 18 60.5"));
    QVERIFY(cuts.ok());
    QCOMPARE(*cuts, (std::vector<double> {18, 30, 45, 60.5}));
}

void ImportPlanTest::wordsAmongCutPointsAreAnError()
{
    QVERIFY(!cutPoints({}).ok());
    for (const char* text : {"18; old", "nan", "inf"}) {
        const auto cuts = cutPoints(QString::fromLatin1(text));
        QVERIFY2(!cuts.ok(), text);
        QVERIFY(!cuts.error().userText.isEmpty());
    }
}

void ImportPlanTest::bandsCoverEveryNumber()
{
    const auto whole = bands({18, 30, 31}, true);
    QStringList labels;
    for (const Group& group : whole)
        labels.append(group.label);
    QCOMPARE(labels,
             QStringList({QStringLiteral("under 18"), QStringLiteral("18 to 29"), QStringLiteral("30"),
                          QStringLiteral("31 and over")}));
    QCOMPARE(whole[0].high, whole[1].low);
    QCOMPARE(bands({0.5, 1.5}, false)[1].label, QStringLiteral("0.5 to under 1.5"));
}

void ImportPlanTest::imagesAreCountedPerBand()
{
    Attribute age;
    age.values = QStringList {QStringLiteral("17"), QStringLiteral("18"), QStringLiteral("90")};
    age.codes = {0, 1, 1, 2, -1};
    QCOMPARE(imagesPerGroup(age, bands({18, 65}, true)), (std::vector<qint64> {1, 2, 1}));
    Group young;
    young.values = QStringList {QStringLiteral("17"), QStringLiteral("18")};
    QCOMPARE(imagesPerGroup(age, {young}), (std::vector<qint64> {3}));
}

void ImportPlanTest::projectPathsAreFree()
{
    PortraitFolder folder;
    const QString first = freeProjectPath(folder.path(), folder.faces());
    QCOMPARE(first, folder.path(QStringLiteral("faces.plumb")));
    folder.addTable(QStringLiteral("faces.plumb"), "taken");
    QCOMPARE(freeProjectPath(folder.path(), folder.faces()), folder.path(QStringLiteral("faces 2.plumb")));
}

int main(int argc, char* argv[])
{
    plumbline::test::isolate();
    const QGuiApplication app(argc, argv);
    ImportPlanTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_import_plan.moc"
