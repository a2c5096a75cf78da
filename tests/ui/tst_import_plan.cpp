// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <atomic>
#include <utility>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "ui/dialogs/bands.h"
#include "ui/import/ambiguous_names.h"
#include "ui/jobs/import_survey.h"
#include "ui/models/import_columns_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::PortraitFolder;
using Columns = ImportColumnsModel;

namespace {

/// What is guessed of a table beside a folder of one picture.
ImportSurvey survey(const QByteArray& csv)
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    const Services services;
    auto found = ImportDesk::survey(services,
                                    {folder.faces(), folder.addTable(QStringLiteral("labels.csv"), csv), {}});
    return found ? *found : ImportSurvey();
}

const QByteArray kPeople = "file,subject_id,gender,age\na.jpg,ann,F,31\nb.jpg,ben,M,44\nc.jpg,ann,F,\n";

SurveyAnswer look(const QString& folder, std::stop_token stop = {})
{
    const Services services;
    std::atomic<qint64> pictures = 0;
    return surveySources(services, {folder, {}, {}}, true, pictures, std::move(stop));
}

void take(Columns& model, const QByteArray& csv)
{
    model.setColumns(survey(csv).columns, true);
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
    void knowsWhichOfTheTwoCannotBeRead();
    void columnsAreAProperModel();
    void guessesBecomeThePlan();
    void thereIsOnlyOneFileColumn();
    void untickedColumnsAreNotImported();
    void twoLabelsOfOneNameAreAProblem();
    void syntheticPeopleAreRenderedUnlessSomeoneSaidOtherwise();
    void oneSourceForAllLabels();
    void aColumnOfIdsIsNotTickedAndSaysWhy();
    void twoHundredColumnsAreQuick();
    void cutPointsAreReadAndSorted();
    void wordsAmongCutPointsAreAnError();
    void bandsCoverEveryNumber();
    void imagesAreCountedPerBand();
    void bandsBeginWhereTheNumbersAre();
    void namesThatFitTwoPicturesAreToldApartByTheirFolder();
    void yearsHaveNoSeparator();
    void projectPathsAreFree();
};

void ImportPlanTest::bandsBeginWhereTheNumbersAre()
{
    const auto attribute = [](const QString& name, int first, int last) {
        Attribute made;
        made.name = name;
        for (int number = first; number <= last; ++number) {
            made.codes.push_back(static_cast<int>(made.values.size()));
            made.values.append(QString::number(number));
        }
        return made;
    };
    const std::vector<double> ages {18, 30, 45, 60};
    QCOMPARE(usualCuts(attribute(QStringLiteral("age"), 1, 90)), ages);
    for (const auto& [first, last] : {std::pair(20, 59), std::pair(1933, 1997)}) {
        const Attribute made = attribute(QStringLiteral("age"), first, last);
        const auto cuts = usualCuts(made);
        QCOMPARE(cuts.size(), std::size_t {3});
        const auto counts = imagesPerGroup(made, bands(cuts, true));
        QVERIFY(std::find(counts.begin(), counts.end(), 0) == counts.end());
    }
    QVERIFY(usualCuts(attribute(QStringLiteral("age"), 7, 7)).empty());
    QVERIFY(usualCuts({}).empty());
}

void ImportPlanTest::namesThatFitTwoPicturesAreToldApartByTheirFolder()
{
    PortraitFolder folder;
    for (const char* name : {"first/a.jpg", "second/a.jpg", "first/b.jpg", "second/b.jpg", "first/c.jpg"})
        folder.addPicture(QString::fromLatin1(name));
    const QString table = folder.addTable(QStringLiteral("labels.csv"), kPeople);
    const Services services;
    const auto found = ImportDesk::survey(services, {folder.faces(), table, {}});
    QVERIFY(found);
    QCOMPARE(found->match.matched, 1);
    const AmbiguousNames several = ambiguousNames(*found, found->match, found->fileColumn);
    QCOMPARE(several.names.size(), std::size_t {2});
    QCOMPARE(ambiguousText(several), QStringLiteral("2 names fit two pictures each (first/, second/)"));
    const auto pairs = several.within(QStringLiteral("second"), *found);
    QCOMPARE(pairs.value(QStringLiteral("a.jpg")), QStringLiteral("second/a.jpg"));
    const MatchSurvey chosen =
        matchSurvey(*found, found->fileColumn, found->proposed.fixes.value_or(safeMatchFixes()), pairs);
    QCOMPARE(chosen.matched, 3);
    QVERIFY(ambiguousNames(*found, chosen, found->fileColumn).isEmpty());
}

void ImportPlanTest::yearsHaveNoSeparator()
{
    QByteArray csv = "file,born,income\n";
    for (int i = 0; i < 80; ++i)
        csv += "p" + QByteArray::number(i) + ".jpg," + QByteArray::number(1933 + i % 20) + ','
            + QByteArray::number(1933 + 100 * (i % 20)) + '\n';
    Columns model;
    take(model, csv);
    QString all;
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            all += model.index(row, column).data().toString() + QLatin1Char('\n');
    QVERIFY2(all.contains(QLatin1String("from 1933 to 1952")), qPrintable(all));
    QVERIFY2(all.contains(QLocale().toString(3833.0, 'g', 6)), qPrintable(all));
}

void ImportPlanTest::countsPicturesBelowTheFolder()
{
    PortraitFolder folder;
    for (const char* name : {"a.jpg", "women/b.PNG", "men/c.webp.bmp"})
        folder.addPicture(QString::fromLatin1(name));
    folder.addTable(QStringLiteral("faces/notes.txt"), "not a picture");
    const auto found = look(folder.faces());
    QVERIFY(found.survey);
    QCOMPARE(found.survey->files->files.size(), 3);
    QCOMPARE(found.folders, 3);
    QVERIFY(!look(folder.path(QStringLiteral("nowhere"))).folderError.isEmpty());
}

void ImportPlanTest::findsATableInsideOrBeside()
{
    PortraitFolder folder;
    QCOMPARE(tableOf(folder.faces()), QString());
    const QString beside = folder.addTable(QStringLiteral("labels.xlsx"), "only its name is looked at");
    QCOMPARE(tableOf(folder.faces()), beside);
    const QString inside = folder.addTable(QStringLiteral("faces/labels.tsv"), kPeople);
    QCOMPARE(tableOf(folder.faces()), inside);
}

void ImportPlanTest::takesNoStrangersTableFromTheFolderAbove()
{
    PortraitFolder folder;
    folder.addTable(QStringLiteral("bank.csv"), kPeople);
    QCOMPARE(tableOf(folder.faces()), QString());
    const QString named = folder.addTable(QStringLiteral("faces.csv"), kPeople);
    QCOMPARE(tableOf(folder.faces()), named);
}

void ImportPlanTest::endsEarlyWhenStopped()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!look(folder.faces(), stop.get_token()).survey);
}

void ImportPlanTest::knowsWhichOfTheTwoCannotBeRead()
{
    PortraitFolder folder;
    folder.addPicture(QStringLiteral("a.jpg"));
    const Services services;
    std::atomic<qint64> pictures = 0;
    const QString broken = folder.addTable(QStringLiteral("broken.csv"), QByteArray("a\0b\0c", 5));
    const auto table = surveySources(services, {folder.faces(), broken, {}}, false, pictures, {});
    QVERIFY(!table.tableError.isEmpty());
    QCOMPARE(table.folderError, QString());
    QVERIFY(table.survey && !table.survey->table);
    const QString good = folder.addTable(QStringLiteral("good.csv"), kPeople);
    const auto pictureless =
        surveySources(services, {folder.path(QStringLiteral("gone")), good, {}}, false, pictures, {});
    QVERIFY(!pictureless.folderError.isEmpty());
    QCOMPARE(pictureless.tableError, QString());
}

void ImportPlanTest::columnsAreAProperModel()
{
    Columns model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    take(model, kPeople);
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
    take(model, kPeople);
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
    take(model, kPeople);
    QSignalSpy edits(&model, &Columns::edited);
    const auto file = Columns::useWords().at(static_cast<int>(ColumnUse::File));
    QVERIFY(model.setData(model.index(1, Columns::UseColumn), file, Qt::EditRole));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(model.fileColumn(), 1);
    QVERIFY(model.attributes().front().name != QStringLiteral("file")); // names of files make no groups
    QVERIFY(!model.setData(model.index(1, Columns::UseColumn), file, Qt::EditRole)); // nothing new
    QVERIFY(!model.setData(model.index(1, Columns::UseColumn), QStringLiteral("?"), Qt::EditRole));
    QCOMPARE(edits.count(), 1);
}

void ImportPlanTest::untickedColumnsAreNotImported()
{
    Columns model;
    take(model, kPeople);
    for (const int row : {2, 3})
        QVERIFY(model.setData(model.index(row, Columns::HeaderColumn), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.problem().contains(QStringLiteral("Tick at least one")));
    QVERIFY(model.setData(model.index(3, Columns::HeaderColumn), Qt::Checked, Qt::CheckStateRole));
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.columns, QStringList(QStringLiteral("age")));
    QVERIFY(!model.setData(model.index(0, Columns::HeaderColumn), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!model.index(0, Columns::HeaderColumn).data(Qt::CheckStateRole).isValid()); // no label, no tick
    QVERIFY(model.setData(model.index(0, Columns::UseColumn),
                          Columns::useWords().at(static_cast<int>(ColumnUse::NotUsed)), Qt::EditRole));
    QVERIFY(model.problem().contains(QStringLiteral("names the picture files")));
}

void ImportPlanTest::twoLabelsOfOneNameAreAProblem()
{
    Columns model;
    take(model, kPeople);
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
    take(model, kPeople);
    const QString perceived = Columns::sourceWord(LabelSource::Perceived);
    QVERIFY(model.setData(model.index(2, Columns::SourceColumn), perceived, Qt::EditRole));
    model.setSynthetic(true);
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.sources.value(QStringLiteral("gender")), LabelSource::Perceived);
    QCOMPARE(request.sources.value(QStringLiteral("age")), LabelSource::Rendered);
}

void ImportPlanTest::oneSourceForAllLabels()
{
    Columns model;
    take(model, kPeople);
    QCOMPARE(model.sourcesNotStated(), 2);
    model.setAllSources(LabelSource::SelfDescribed);
    QCOMPARE(model.sourcesNotStated(), 0);
    model.setSynthetic(true); // someone has said otherwise
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.sources.value(QStringLiteral("gender")), LabelSource::SelfDescribed);
}

void ImportPlanTest::aColumnOfIdsIsNotTickedAndSaysWhy()
{
    QByteArray csv("file,gender,seed\n");
    for (int row = 0; row < 60; ++row)
        csv += "p" + QByteArray::number(row) + ".jpg," + (row % 2 ? "F" : "M") + ','
            + QByteArray::number(7919 * row) + '\n';
    Columns model;
    take(model, csv);
    QCOMPARE(model.index(2, Columns::HeaderColumn).data(Qt::CheckStateRole).toInt(),
             static_cast<int>(Qt::Unchecked));
    const QString why = survey(csv).columns[2].reason;
    QVERIFY(!why.isEmpty());
    QCOMPARE(model.index(2, Columns::ValuesColumn).data().toString(), why);
    model.useAll(true);
    QCOMPARE(model.attributes().size(), std::size_t {2});
}

void ImportPlanTest::twoHundredColumnsAreQuick()
{
    QByteArray csv("file");
    for (int column = 0; column < 200; ++column)
        csv += ",label" + QByteArray::number(column);
    for (int row = 0; row < 300; ++row) {
        csv += "\np" + QByteArray::number(row) + ".jpg";
        for (int column = 0; column < 200; ++column)
            csv += row % 3 ? ",yes" : ",no";
    }
    Columns model;
    take(model, csv);
    QCOMPARE(model.rowCount(), 201);
    QElapsedTimer clock;
    clock.start();
    model.setAllSources(LabelSource::Perceived);
    ImportRequest request;
    model.applyTo(request);
    QCOMPARE(request.columns.size(), 200);
    QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
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
    QApplication app(argc, argv);
    const Theme theme(&app);
    ImportPlanTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_import_plan.moc"
