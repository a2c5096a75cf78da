// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QFileInfo>
#include <QTest>

#include "core/dataset/composition.h"
#include "core/dataset/importer.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

Result<Import> importFrom(const QString& images, const QString& labels)
{
    Registry<Importer> importers;
    register_builtin_importers(importers);
    ImportRequest request;
    request.imagesDir = images;
    request.labelsFile = labels;
    return importDataset(importers, request, {}, {});
}

} // namespace

/// The sets the program is accepted on.
class TestRealDatasets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleIs336ImagesOf80People_data();
    void sampleIs336ImagesOf80People();
    void congressIs399ImagesOf399People();
};

void TestRealDatasets::sampleIs336ImagesOf80People_data()
{
    QTest::addColumn<QString>("images");
    QTest::addColumn<int>("notes");
    QTest::newRow("from above") << QString() << 0;
    QTest::newRow("from the folder of pictures") << QStringLiteral("/images") << 1;
}

void TestRealDatasets::sampleIs336ImagesOf80People()
{
    QFETCH(QString, images);
    const QString sample = test::sourceDir() + QStringLiteral("/resources/sample");
    const auto import = importFrom(sample + images, sample + QStringLiteral("/labels.csv"));
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->report.images, 336);
    QCOMPARE(import->report.people, 80);
    QVERIFY(import->report.problems.empty());
    QVERIFY(import->report.unmatchedRows.isEmpty());
    QVERIFY(import->report.unmatchedFiles.isEmpty());
    QTEST(static_cast<int>(import->report.notes.size()), "notes");
    const auto rows = composition(import->dataset, {QStringLiteral("skin_tone")});
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t {6});
    QCOMPARE(rows->front().group, QStringList {QStringLiteral("1")});
    for (const CompositionRow& row : *rows)
        QCOMPARE(row.images, 56); // 48 + 8 counterfactual shots of each step
}

void TestRealDatasets::congressIs399ImagesOf399People()
{
    const QString shared = test::sharedDir();
    const QString congress = shared + QStringLiteral("/data/congress");
    if (shared.isEmpty() || !QFileInfo::exists(congress + QStringLiteral("/labels.csv")))
        QSKIP("the portraits of the congress are not beside this checkout");
    const auto import =
        importFrom(congress + QStringLiteral("/portraits"), congress + QStringLiteral("/labels.csv"));
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->report.images, 399);
    QCOMPARE(import->report.people, 399);
    QVERIFY(import->report.problems.empty());
    QVERIFY(import->report.unmatchedRows.isEmpty());
    QVERIFY(import->report.unmatchedFiles.isEmpty());
    QCOMPARE(guessTruthAttribute(import->dataset, {QStringLiteral("female"), QStringLiteral("male")}),
             QStringLiteral("gender"));
    const auto rows =
        composition(import->dataset, {QStringLiteral("gender"), QStringLiteral("listed_black")});
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t {4});
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestRealDatasets tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_real_datasets.moc"
