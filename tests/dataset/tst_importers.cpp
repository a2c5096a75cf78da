// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <atomic>

#include <QGuiApplication>
#include <QTest>

#include "core/dataset/composition.h"
#include "tests/dataset/picture_folder.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using test::filesOf;
using test::labelsOf;
using test::PictureFolder;

namespace {

const QString kLabels = QStringLiteral("labels.csv");
const QString kGender = QStringLiteral("gender");

QStringList abc()
{
    return {QStringLiteral("a.jpg"), QStringLiteral("b.png"), QStringLiteral("c.JPG")};
}

} // namespace

class TestImporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderNamesBecomeLabels();
    void flatFolderHasNoLabels();
    void tableLabelsPicturesAndPeople();
    void labelsMayLieBesideOrAboveThePictures();
    void whatDoesNotMatchIsListed();
    void secondRowForAPictureIsAProblem();
    void nothingMatchingIsAnErrorThatSaysWhatWasCompared();
    void missingColumnsNameTheColumnsThereAre_data();
    void missingColumnsNameTheColumnsThereAre();
    void columnsCanBeChosenAndRenamed();
    void nobodyIsGuessedOnceColumnsAreChosen();
    void valueMapsAreGuessedUnlessGiven();
    void namesNobodyHasAreUsageErrors();
    void groupingsTravelWithTheDataset();
    void wideTablesAreImported();
    void duplicatesAreReported();
    void sameFilesGiveTheSameHash();
    void progressReachesTheEndWithoutFalling();
    void stopCancels();
    void formatsAreChosenById();
};

void TestImporters::folderNamesBecomeLabels()
{
    const PictureFolder folder(
        {QStringLiteral("women/x/2.png"), QStringLiteral("men/1.png"), QStringLiteral("top.png")});
    const auto import = test::import(folder.request());
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    const Dataset& dataset = import->dataset;
    QCOMPARE(filesOf(dataset),
             (QStringList {QStringLiteral("men/1.png"), QStringLiteral("top.png"),
                           QStringLiteral("women/x/2.png")}));
    QCOMPARE(labelsOf(dataset, QStringLiteral("folder")), QStringLiteral("men - women"));
    QCOMPARE(labelsOf(dataset, QStringLiteral("folder_2")), QStringLiteral("- - x"));
    QCOMPARE(dataset.attribute(QStringLiteral("folder"))->valueMap.value(QStringLiteral("women")),
             QStringLiteral("female"));
    QCOMPARE(import->report.people, 3);
    const Image& image = dataset.images.front();
    QCOMPARE(image.path, folder.path(QStringLiteral("men/1.png")));
    QCOMPARE(image.widthPx, 8);
    QCOMPARE(image.heightPx, 6);
    QCOMPARE(image.sha256.size(), 64);
    QCOMPARE(image.state, ImageState::Ready);
    QVERIFY(image.bytes > 0);
    QVERIFY(!image.id.isValid());
}

void TestImporters::flatFolderHasNoLabels()
{
    const PictureFolder folder(abc());
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(filesOf(import->dataset), abc());
    QVERIFY(import->dataset.attributes.empty());
    QVERIFY(import->report.problems.empty());
    QVERIFY(import->report.notes.isEmpty());
}

void TestImporters::tableLabelsPicturesAndPeople()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,subject_id,gender,age\nc.JPG,zoe,F,9\na.jpg,ann,,10\nb.png,zoe,M,\n");
    const auto import = test::import(folder.request(kLabels));
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    const Dataset& dataset = import->dataset;
    QCOMPARE(labelsOf(dataset, kGender), QStringLiteral("- M F"));
    QCOMPARE(labelsOf(dataset, QStringLiteral("age")), QStringLiteral("10 - 9"));
    QCOMPARE(dataset.attribute(kGender)->values,
             (QStringList {QStringLiteral("F"), QStringLiteral("M")})); // rows' order
    QCOMPARE(dataset.attribute(QStringLiteral("age"))->values,
             (QStringList {QStringLiteral("9"), QStringLiteral("10")}));
    QCOMPARE(dataset.attributes.size(), std::size_t {2});
    QCOMPARE(dataset.subjects.value(dataset.images[1].subject), QStringLiteral("zoe"));
    QCOMPARE(dataset.images[1].subject, dataset.images[2].subject);
    QCOMPARE(import->report.images, 3);
    QCOMPARE(import->report.people, 2);
    QVERIFY(import->report.unmatchedRows.isEmpty());
    QVERIFY(import->report.unmatchedFiles.isEmpty());
    QVERIFY(import->report.notes.isEmpty());
}

void TestImporters::labelsMayLieBesideOrAboveThePictures()
{
    PictureFolder folder({QStringLiteral("images/a.jpg"), QStringLiteral("images/b.jpg")});
    folder.write(kLabels, "file,gender\nimages/a.jpg,F\nimages/b.jpg,M\n");
    ImportRequest request = folder.request(kLabels);
    const auto above = test::import(request);
    QVERIFY(above.ok());
    QCOMPARE(labelsOf(above->dataset, kGender), QStringLiteral("F M"));
    QCOMPARE(above->dataset.images[0].file, QStringLiteral("images/a.jpg"));
    request.imagesDir = folder.path(QStringLiteral("images"));
    const auto beside = test::import(request);
    QVERIFY(beside.ok());
    QCOMPARE(labelsOf(beside->dataset, kGender), QStringLiteral("F M"));
    QCOMPARE(beside->dataset.images[0].file, QStringLiteral("a.jpg"));
    QCOMPARE(beside->report.notes.size(), 1);
}

void TestImporters::whatDoesNotMatchIsListed()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender\na.jpg,F\ngone.jpg,M\n,F\n");
    const auto import = test::import(folder.request(kLabels));
    QVERIFY(import.ok());
    QCOMPARE(import->report.unmatchedRows,
             (QStringList {QStringLiteral("line 3: gone.jpg"), QStringLiteral("line 4: (no file name)")}));
    QCOMPARE(import->report.unmatchedFiles, (QStringList {QStringLiteral("b.png"), QStringLiteral("c.JPG")}));
    QCOMPARE(labelsOf(import->dataset, kGender), QStringLiteral("F - -"));
    QCOMPARE(import->dataset.attribute(kGender)->values, QStringList {QStringLiteral("F")});
}

void TestImporters::secondRowForAPictureIsAProblem()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender\na.jpg,F\nb.png,F\na.jpg,M\n");
    const auto import = test::import(folder.request(kLabels));
    QVERIFY(import.ok());
    QCOMPARE(import->report.problems.size(), std::size_t {1});
    QCOMPARE(import->report.problems[0].first, QStringLiteral("a.jpg"));
    QVERIFY(import->report.problems[0].second.contains(QStringLiteral("Line 4")));
    QVERIFY(import->report.unmatchedRows.isEmpty());
    QCOMPARE(labelsOf(import->dataset, kGender), QStringLiteral("F F -"));
}

void TestImporters::nothingMatchingIsAnErrorThatSaysWhatWasCompared()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender\nx.jpg,F\n");
    const auto import = test::import(folder.request(kLabels));
    QVERIFY(!import.ok());
    QCOMPARE(import.error().code, ErrorCode::BadFormat);
    QVERIFY(import.error().userText.contains(QStringLiteral("x.jpg")));
    QVERIFY(import.error().userText.contains(QStringLiteral("a.jpg")));
}

void TestImporters::missingColumnsNameTheColumnsThereAre_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("fileColumn");
    QTest::addColumn<QString>("subjectColumn");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("map");
    const QByteArray good("file,gender\na.jpg,F\n");
    const QString none;
    QTest::newRow("no file column") << QByteArray("name,gender\nAnna,F\n") << none << none << none << none;
    QTest::newRow("file") << good << QStringLiteral("datei") << none << none << none;
    QTest::newRow("subject") << good << none << QStringLiteral("wer") << none << none;
    QTest::newRow("attribute") << good << none << none << QStringLiteral("alter") << none;
    QTest::newRow("map") << good << none << none << none << QStringLiteral("geschlecht");
}

void TestImporters::missingColumnsNameTheColumnsThereAre()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, fileColumn);
    QFETCH(QString, subjectColumn);
    QFETCH(QString, column);
    QFETCH(QString, map);
    PictureFolder folder(abc());
    folder.write(kLabels, table);
    ImportRequest request = folder.request(kLabels);
    request.fileColumn = fileColumn;
    request.subjectColumn = subjectColumn;
    if (!column.isEmpty())
        request.columns = QStringList {column};
    if (!map.isEmpty())
        request.renames.insert(map, QStringLiteral("sex"));
    const auto import = test::import(request);
    QVERIFY(!import.ok());
    QCOMPARE(import.error().code, ErrorCode::BadFormat);
    const QString columns =
        QString::fromLatin1(table.left(table.indexOf('\n'))).replace(QLatin1Char(','), QStringLiteral(", "));
    QVERIFY2(import.error().userText.contains(columns), qPrintable(import.error().userText));
}

void TestImporters::columnsCanBeChosenAndRenamed()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "who,what,sex,age\nann,a.jpg,F,1\nben,b.png,M,2\nann,c.JPG,F,3\n");
    ImportRequest request = folder.request(kLabels);
    request.columns = QStringList {QStringLiteral("sex")};
    request.renames = {{QStringLiteral("sex"), kGender},
                       {QStringLiteral("who"), QStringLiteral("subject_id")},
                       {QStringLiteral("what"), QStringLiteral("file")}};
    request.sources = {{kGender, LabelSource::SelfDescribed}};
    request.synthetic = true;
    const auto import = test::import(request);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->dataset.attributes.size(), std::size_t {1});
    QCOMPARE(labelsOf(import->dataset, kGender), QStringLiteral("F M F"));
    QCOMPARE(import->dataset.attributes[0].source, LabelSource::SelfDescribed);
    QCOMPARE(import->report.people, 2);
    QVERIFY(import->dataset.synthetic);

    request.columns.clear();
    request.renames.insert(QStringLiteral("age"), kGender); // two attributes of one name
    const auto clash = test::import(request);
    QVERIFY(!clash.ok());
    QCOMPARE(clash.error().code, ErrorCode::Usage);
}

void TestImporters::nobodyIsGuessedOnceColumnsAreChosen()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,subject_id,gender\na.jpg,s1,F\nb.png,s1,M\nc.JPG,s1,F\n");
    ImportRequest request = folder.request(kLabels);
    QCOMPARE(test::import(request)->report.people, 1);
    request.columns = QStringList {kGender};
    QCOMPARE(test::import(request)->report.people, 3);
    request.subjectColumn = QStringLiteral("subject_id");
    QCOMPARE(test::import(request)->report.people, 1);
}

void TestImporters::valueMapsAreGuessedUnlessGiven()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender,name\na.jpg,w,Anna\nb.png,m,M\nc.JPG,d,Carl\n");
    ImportRequest request = folder.request(kLabels);
    const auto guessed = test::import(request);
    QVERIFY(guessed.ok());
    const QHash<QString, QString> expected {{QStringLiteral("w"), QStringLiteral("female")},
                                            {QStringLiteral("m"), QStringLiteral("male")}};
    QCOMPARE(guessed->dataset.attribute(kGender)->valueMap, expected);
    QVERIFY(guessed->dataset.attribute(QStringLiteral("name"))
                ->valueMap.isEmpty()); // one M among names means nothing
    const QHash<QString, QString> mine {{QStringLiteral("d"), QStringLiteral("female")},
                                        {QStringLiteral("q"), QStringLiteral("male")}};
    request.valueMaps = {{kGender, mine}};
    const auto given = test::import(request);
    QVERIFY(given.ok());
    QCOMPARE(given->dataset.attribute(kGender)->valueMap, mine);
    QVERIFY(given->report.notes.join(QLatin1Char(' ')).contains(QStringLiteral(": q")));
}

void TestImporters::namesNobodyHasAreUsageErrors()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender\na.jpg,F\n");
    ImportRequest request = folder.request(kLabels);
    request.valueMaps = {{QStringLiteral("gendre"), {}}};
    const auto map = test::import(request);
    QVERIFY(!map.ok());
    QCOMPARE(map.error().code, ErrorCode::Usage);
    QVERIFY(map.error().userText.contains(kGender));
    request = folder.request(kLabels);
    request.sources = {{QStringLiteral("gendre"), LabelSource::Perceived}};
    QVERIFY(!test::import(request).ok());
    request = folder.request(kLabels);
    request.groupings = {{QStringLiteral("g"), QStringLiteral("gendre"), {}}};
    QVERIFY(!test::import(request).ok());
    request.groupings = {{kGender, kGender, {}}};
    QVERIFY(!test::import(request).ok());
}

void TestImporters::groupingsTravelWithTheDataset()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,age\na.jpg,17\nb.png,18\nc.JPG,70\n");
    ImportRequest request = folder.request(kLabels);
    request.groupings = {{QStringLiteral("adult"),
                          QStringLiteral("age"),
                          {{QStringLiteral("minor"), {}, 0, 18}, {QStringLiteral("adult"), {}, 18}}}};
    const auto import = test::import(request);
    QVERIFY(import.ok());
    const auto rows = composition(import->dataset, {QStringLiteral("adult")});
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t {2});
    QCOMPARE(rows->at(1).images, 2);
}

void TestImporters::wideTablesAreImported()
{
    PictureFolder folder(abc());
    QByteArray header("file");
    QByteArray row("a.jpg");
    for (int i = 1; i < 200; ++i) {
        header += ",c" + QByteArray::number(i);
        row += ',' + QByteArray::number(i);
    }
    folder.write(kLabels, header + '\n' + row + '\n');
    const auto import = test::import(folder.request(kLabels));
    QVERIFY(import.ok());
    QCOMPARE(import->dataset.attributes.size(), std::size_t {199});
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("c199")), QStringLiteral("199 - -"));
}

void TestImporters::duplicatesAreReported()
{
    PictureFolder folder;
    folder.add(QStringLiteral("a.png"), 1);
    folder.add(QStringLiteral("b.png"), 2);
    folder.add(QStringLiteral("sub/c.png"), 1);
    const auto import = test::import(folder.request());
    QVERIFY(import.ok());
    QCOMPARE(import->report.duplicates.size(), std::size_t {1});
    QCOMPARE(import->report.duplicates[0], std::pair(QStringLiteral("sub/c.png"), QStringLiteral("a.png")));
    QCOMPARE(import->report.images, 3);
}

void TestImporters::sameFilesGiveTheSameHash()
{
    const QByteArray table("file,gender\na.jpg,F\nb.png,M\nc.JPG,F\n");
    PictureFolder one(abc());
    one.write(kLabels, table);
    PictureFolder two(abc());
    two.write(kLabels, table);
    const QString hash = contentHash(test::import(one.request(kLabels))->dataset);
    QCOMPARE(contentHash(test::import(two.request(kLabels))->dataset), hash);
    two.write(kLabels, "file,gender\na.jpg,F\nb.png,M\nc.JPG,M\n");
    QVERIFY(contentHash(test::import(two.request(kLabels))->dataset) != hash);
    two.write(kLabels, table);
    two.add(QStringLiteral("b.png"), 99);
    QVERIFY(contentHash(test::import(two.request(kLabels))->dataset) != hash);
}

void TestImporters::progressReachesTheEndWithoutFalling()
{
    QStringList files;
    for (int i = 0; i < 40; ++i)
        files.append(QStringLiteral("%1.png").arg(i));
    const PictureFolder folder(files);
    Registry<Importer> importers;
    register_builtin_importers(importers);
    std::vector<qint64> seen;
    const auto import = importDataset(
        importers, folder.request(),
        [&](qint64 done, qint64 total) {
        QCOMPARE(total, 40);
        seen.push_back(done);
        },
        {});
    QVERIFY(import.ok());
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.front(), 0);
    QCOMPARE(seen.back(), 40);
}

void TestImporters::stopCancels()
{
    PictureFolder folder(abc());
    folder.write(kLabels, "file,gender\na.jpg,F\n");
    std::stop_source before;
    before.request_stop();
    for (const ImportRequest& request : {folder.request(), folder.request(kLabels)}) {
        const auto import = test::import(request, before.get_token());
        QVERIFY(!import.ok());
        QCOMPARE(import.error().code, ErrorCode::Cancelled);
    }
    std::stop_source during;
    Registry<Importer> importers;
    register_builtin_importers(importers);
    const auto import = importDataset(
        importers, folder.request(), [&](qint64, qint64) { during.request_stop(); }, during.get_token());
    QVERIFY(!import.ok());
    QCOMPARE(import.error().code, ErrorCode::Cancelled);
}

void TestImporters::formatsAreChosenById()
{
    PictureFolder folder({QStringLiteral("x/a.jpg")});
    folder.write(kLabels, "file,gender\na.jpg,F\n");
    ImportRequest request = folder.request(kLabels);
    request.format = QStringLiteral("folder");
    const auto import = test::import(request);
    QVERIFY(import.ok());
    QVERIFY(!import->dataset.attribute(kGender));
    request.format = QStringLiteral("fairfaces");
    const auto unknown = test::import(request);
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().code, ErrorCode::Usage);
    QVERIFY(unknown.error().userText.contains(QStringLiteral("folder, table, utkface, fairface, lfw")));
    request = {};
    QCOMPARE(test::import(request).error().code, ErrorCode::Usage);
}

int main(int argc, char** argv)
{
    test::isolate();
    const QGuiApplication app(argc, argv);
    TestImporters tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_importers.moc"
