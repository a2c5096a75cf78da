// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QGuiApplication>
#include <QTest>

#include "core/dataset/import_survey.h"
#include "tests/dataset/picture_folder.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using test::labelsOf;
using test::PictureFolder;

namespace {

const Registry<Importer>& importers()
{
    static const auto registry = [] {
        auto made = std::make_unique<Registry<Importer>>();
        register_builtin_importers(*made);
        return made;
    }();
    return *registry;
}

Result<ImportSurvey> survey(const QString& imagesDir, const QString& labelsFile = {})
{
    return surveyImport(importers(), {imagesDir, labelsFile, {}}, {}, {});
}

PictureFolder utkFace()
{
    return PictureFolder({QStringLiteral("25_0_1_20170116174525125.jpg"),
                          QStringLiteral("26_1_2_20170104023010422.jpg.chip.jpg"),
                          QStringLiteral("part2/100_1_0_20170110183726390.jpg"),
                          QStringLiteral("part2/9_0_4_20170110183726391.jpg")});
}

PictureFolder fairFace()
{
    PictureFolder folder(
        {QStringLiteral("val/1.jpg"), QStringLiteral("val/2.jpg"), QStringLiteral("train/1.jpg")});
    folder.write(QStringLiteral("fairface_label_val.csv"),
                 "file,age,gender,race,service_test\n"
                 "val/1.jpg,3-9,Male,East Asian,False\n"
                 "val/2.jpg,more than 70,Female,Latino_Hispanic,True\n");
    return folder;
}

PictureFolder lfw()
{
    PictureFolder folder({QStringLiteral("lfw/Ann_Lee/Ann_Lee_0001.jpg"),
                          QStringLiteral("lfw/Ann_Lee/Ann_Lee_0002.jpg"),
                          QStringLiteral("lfw/Zoë_Doe/Zoë_Doe_0001.jpg")});
    folder.write(QStringLiteral("pairs.txt"), "10\t300\n");
    return folder;
}

} // namespace

class TestLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layoutsAreOfferedWithAReason();
    void layoutsAreNeverForced();
    void nothingIsOfferedForOtherFolders();
    void utkFaceLabelsComeFromTheNames();
    void fairFaceLabelsArePerceived();
    void lfwNamesPeople();
    void theOfferImportsAsItSays();
    void unknownLayoutsAreRefused();
};

void TestLayouts::layoutsAreOfferedWithAReason()
{
    const PictureFolder faces = utkFace();
    const auto utk = survey(faces.path());
    QVERIFY(utk.ok());
    QCOMPARE(utk->layouts.size(), std::size_t {1});
    QCOMPARE(utk->layouts.front().format, QStringLiteral("utkface"));
    QVERIFY2(utk->layouts.front().reason.startsWith(QStringLiteral("4 of 4")),
             qPrintable(utk->layouts.front().reason));
    const PictureFolder fair = fairFace();
    const auto table = survey(fair.path(), fair.path(QStringLiteral("fairface_label_val.csv")));
    QVERIFY(table.ok());
    QCOMPARE(table->layouts.size(), std::size_t {1});
    QCOMPARE(table->layouts.front().format, QStringLiteral("fairface"));
    const PictureFolder people = lfw();
    const auto named = survey(people.path(QStringLiteral("lfw")));
    QVERIFY(named.ok());
    QCOMPARE(named->layouts.size(), std::size_t {1});
    QCOMPARE(named->layouts.front().format, QStringLiteral("lfw"));
}

void TestLayouts::layoutsAreNeverForced()
{
    const PictureFolder faces = utkFace();
    const auto plain = survey(faces.path());
    QVERIFY(plain.ok());
    QVERIFY(plain->proposed.format.isEmpty());
    const auto import = test::import(faces.request());
    QVERIFY(import.ok());
    QVERIFY(!import->dataset.attribute(QStringLiteral("age")));
}

void TestLayouts::nothingIsOfferedForOtherFolders()
{
    const PictureFolder folder({QStringLiteral("IMG_0001.jpg"), QStringLiteral("a/1_2_3.jpg"),
                                QStringLiteral("25_2_1_20170116174525125.jpg")});
    const auto plain = survey(folder.path());
    QVERIFY(plain.ok());
    QVERIFY(plain->layouts.empty());
}

void TestLayouts::utkFaceLabelsComeFromTheNames()
{
    PictureFolder folder = utkFace();
    folder.add(QStringLiteral("39_1_20170116174525125.jpg"), 99); // the real set has such names
    ImportRequest request = folder.request();
    request.format = QStringLiteral("utkface");
    const auto import = test::import(request);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    const Dataset& dataset = import->dataset;
    QCOMPARE(labelsOf(dataset, QStringLiteral("age")), QStringLiteral("25 26 - 100 9"));
    QCOMPARE(labelsOf(dataset, QStringLiteral("gender")), QStringLiteral("male female - female male"));
    QCOMPARE(labelsOf(dataset, QStringLiteral("race")), QStringLiteral("Black Asian - White Others"));
    QCOMPARE(dataset.attribute(QStringLiteral("gender"))->source, LabelSource::Inferred);
    QCOMPARE(dataset.attribute(QStringLiteral("gender"))->valueMap.value(QStringLiteral("female")),
             QStringLiteral("female"));
    QCOMPARE(import->report.unmatchedFiles, QStringList {QStringLiteral("39_1_20170116174525125.jpg")});
    request.sources.insert(QStringLiteral("race"), LabelSource::Perceived);
    request.columns = {QStringLiteral("race")};
    const auto chosen = test::import(request);
    QVERIFY(chosen.ok());
    QCOMPARE(chosen->dataset.attributes.size(), std::size_t {1});
    QCOMPARE(chosen->dataset.attributes.front().source, LabelSource::Perceived);
}

void TestLayouts::fairFaceLabelsArePerceived()
{
    const PictureFolder folder = fairFace();
    ImportRequest request = folder.request(QStringLiteral("fairface_label_val.csv"));
    request.format = QStringLiteral("fairface");
    const auto import = test::import(request);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->dataset.attributes.size(), std::size_t {3});
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("gender")), QStringLiteral("- Male Female"));
    for (const Attribute& attribute : import->dataset.attributes)
        QCOMPARE(attribute.source, LabelSource::Perceived);
    request.labelsFile.clear();
    QCOMPARE(test::import(request).error().code, ErrorCode::Usage);
}

void TestLayouts::lfwNamesPeople()
{
    const PictureFolder folder = lfw();
    ImportRequest request = folder.request();
    request.imagesDir = folder.path(QStringLiteral("lfw"));
    request.format = QStringLiteral("lfw");
    const auto import = test::import(request);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->dataset.subjects, (QStringList {QStringLiteral("Ann Lee"), QStringLiteral("Zoë Doe")}));
    QCOMPARE(import->report.people, 2);
    QVERIFY(import->dataset.attributes.empty());
    QVERIFY(import->report.notes.join(QLatin1Char(' ')).contains(QStringLiteral("pairs.txt")));
}

void TestLayouts::theOfferImportsAsItSays()
{
    const PictureFolder faces = utkFace();
    auto plain = survey(faces.path());
    QVERIFY(plain.ok());
    auto adapted = surveyAs(importers(), *plain, QStringLiteral("utkface"));
    QVERIFY(adapted.ok());
    QCOMPARE(adapted->columns.size(), std::size_t {3});
    QCOMPARE(adapted->proposed.sources.value(QStringLiteral("age")), LabelSource::Inferred);
    const auto import = test::import(adapted->proposed);
    QVERIFY(import.ok());
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("race")), QStringLiteral("Black Asian White Others"));
    const auto back = surveyAs(importers(), *adapted, {});
    QVERIFY(back.ok());
    QVERIFY(back->proposed.format.isEmpty());
    QCOMPARE(back->columns.size(), std::size_t {1}); // the folder

    const PictureFolder fair = fairFace();
    auto table = survey(fair.path(), fair.path(QStringLiteral("fairface_label_val.csv")));
    QVERIFY(table.ok());
    adapted = surveyAs(importers(), *table, QStringLiteral("fairface"));
    QVERIFY(adapted.ok());
    QCOMPARE(adapted->proposed.columns,
             (QStringList {QStringLiteral("age"), QStringLiteral("gender"), QStringLiteral("race")}));
    QCOMPARE(adapted->match.matched, 2);
    const auto people = lfw();
    adapted = surveyAs(importers(), *survey(people.path()), QStringLiteral("lfw"));
    QVERIFY(adapted.ok());
    QCOMPARE(adapted->columns.front().role, ColumnGuess::Role::Subject);
    QCOMPARE(adapted->columns.front().distinct, 2);
    QVERIFY(test::import(adapted->proposed).ok());
}

void TestLayouts::unknownLayoutsAreRefused()
{
    const PictureFolder faces = utkFace();
    const auto unknown = surveyAs(importers(), *survey(faces.path()), QStringLiteral("celeba"));
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().code, ErrorCode::Usage);
}

int main(int argc, char** argv)
{
    test::isolate();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    TestLayouts tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_layouts.moc"
