// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <ctime>

#include <QGuiApplication>
#include <QTest>

#include "core/dataset/column_guess.h"
#include "core/dataset/import_survey.h"
#include "core/dataset/spellings.h"
#include "tests/dataset/picture_folder.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using test::labelsOf;
using test::PictureFolder;
using Role = ColumnGuess::Role;

namespace {

Result<ImportSurvey> survey(const QString& imagesDir, const QString& labelsFile)
{
    Registry<Importer> importers;
    register_builtin_importers(importers);
    return surveyImport(importers, {imagesDir, labelsFile, {}}, {}, {});
}

ColumnGuess guess(const QString& name, const QStringList& cells)
{
    return guessColumn(name, static_cast<std::size_t>(cells.size()),
                       [&](std::size_t row) { return cells.at(static_cast<qsizetype>(row)); });
}

QStringList rowsOf(int count, const QString& text)
{
    QStringList result;
    for (int i = 0; i < count; ++i)
        result.append(text.contains(QLatin1Char('%')) ? text.arg(i) : text);
    return result;
}

const FixOffer* offerOf(const MatchSurvey& match, MatchFix fix)
{
    const auto at = std::find_if(match.fixes.begin(), match.fixes.end(),
                                 [&](const FixOffer& offer) { return offer.fix == fix; });
    return at == match.fixes.end() ? nullptr : &*at;
}

/// Five pictures and a table that writes four of their names otherwise.
PictureFolder untidyFolder()
{
    PictureFolder folder({QStringLiteral("in/a.jpg"), QStringLiteral("in/b.jpg"), QStringLiteral("in/c.png"),
                          QStringLiteral("in/sub/d.jpg"), QStringLiteral("in/e.jpg")});
    folder.write(QStringLiteral("labels.csv"),
                 "file,gender\n"
                 "\"a .jpg\",F\n"
                 "B.JPG,f\n"
                 "c.jpg,M\n"
                 "d.jpg,Female\n"
                 "ghost.jpg,M\n");
    return folder;
}

} // namespace

class TestImportSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsOfTheirOwnAreNoLabels();
    void knownLabelsStayHoweverUnique();
    void constantsAndEmptyColumnsAreLeftOut();
    void numbersGetBands();
    void sourcesAreToldByNames();
    void spellingsAreMerged_data();
    void spellingsAreMerged();
    void everyFixSaysWhatItBrings();
    void fixesThatAreOnSayWhatWouldBeLost();
    void pairsAreTakenFirst();
    void theProposalImportsAsItSays();
    void spellingsAndPairsAreImported();
    void unmatchedPicturesCanBeLeftOut();
    void aTableAloneLeadsToItsPictures();
    void aTableFarFromItsPicturesAsksForThem();
    void foldersBecomeColumns();
    void hundredThousandRowsAreMatchedInTime();
};

void TestImportSurvey::rowsOfTheirOwnAreNoLabels()
{
    const ColumnGuess seed = guess(QStringLiteral("seed"), rowsOf(50, QStringLiteral("9%1")));
    QCOMPARE(seed.role, Role::Ignore);
    QVERIFY2(seed.reason.contains(QStringLiteral("50")), qPrintable(seed.reason));
    QCOMPARE(
        guess(QStringLiteral("kind"), rowsOf(25, QStringLiteral("x")) + rowsOf(25, QStringLiteral("y"))).role,
        Role::Label);
}

void TestImportSurvey::knownLabelsStayHoweverUnique()
{
    QCOMPARE(guess(QStringLiteral("age"), rowsOf(50, QStringLiteral("%1"))).role, Role::Label);
    QCOMPARE(guess(QStringLiteral("apparent_age"), rowsOf(50, QStringLiteral("%1"))).role, Role::Label);
    QCOMPARE(guess(QStringLiteral("page"), rowsOf(50, QStringLiteral("%1"))).role, Role::Ignore);
}

void TestImportSurvey::constantsAndEmptyColumnsAreLeftOut()
{
    QCOMPARE(guess(QStringLiteral("set"), rowsOf(20, QStringLiteral("train"))).role, Role::Ignore);
    QCOMPARE(guess(QStringLiteral("gender"), rowsOf(20, QStringLiteral("F"))).role, Role::Label);
    const ColumnGuess nothing = guess(QStringLiteral("notes"), rowsOf(20, QString()));
    QCOMPARE(nothing.role, Role::Ignore);
    QCOMPARE(nothing.empty, 20);
    QVERIFY(!nothing.numeric);
}

void TestImportSurvey::numbersGetBands()
{
    const ColumnGuess age = guess(QStringLiteral("age"), rowsOf(50, QStringLiteral("%1")));
    QVERIFY(age.numeric);
    QCOMPARE(age.least, 0.0);
    QCOMPARE(age.most, 49.0);
    QCOMPARE(age.bands, (std::vector<double> {18, 30, 45}));
    const ColumnGuess ita = guess(QStringLiteral("skin_ita"), rowsOf(90, QStringLiteral("-%1")));
    QCOMPARE(ita.bands, (std::vector<double> {-80, -60, -40, -20, 0}));
    QVERIFY(guess(QStringLiteral("grade"), {QStringLiteral("1"), QStringLiteral("2")}).bands.empty());
}

void TestImportSurvey::sourcesAreToldByNames()
{
    QCOMPARE(sourceToldByName(QStringLiteral("Perceived gender")), LabelSource::Perceived);
    QCOMPARE(sourceToldByName(QStringLiteral("self_reported_race")), LabelSource::SelfDescribed);
    QCOMPARE(sourceToldByName(QStringLiteral("predicted_age")), LabelSource::Inferred);
    QCOMPARE(sourceToldByName(QStringLiteral("gender")), LabelSource::NotStated);
}

void TestImportSurvey::spellingsAreMerged_data()
{
    QTest::addColumn<QString>("values"); // value*count
    QTest::addColumn<QString>("merged"); // into=other,other
    QTest::newRow("case") << QStringLiteral("F*10 f*2 M*9") << QStringLiteral("F=f");
    QTest::newRow("meaning") << QStringLiteral("F*10 Female*2 f*1 M*9 man*1")
                             << QStringLiteral("F=Female,f M=man");
    QTest::newRow("accents") << QStringLiteral("féminin*4 feminin*9") << QStringLiteral("feminin=féminin");
    QTest::newRow("signs") << QStringLiteral("Middle-Eastern*4 middle_eastern*1")
                           << QStringLiteral("Middle-Eastern=middle_eastern");
    QTest::newRow("typo") << QStringLiteral("female*40 femlae*1 male*30") << QStringLiteral("female=femlae");
    QTest::newRow("one among hundreds")
        << QStringLiteral("female*412 male*390 femal*1") << QStringLiteral("female=femal");
    QTest::newRow("a short one of a known word")
        << QStringLiteral("female*412 male*390 mal*1") << QStringLiteral("male=mal");
    QTest::newRow("a short word of its own") << QStringLiteral("grey*412 gray*390 gre*1") << QString();
    QTest::newRow("numbers") << QStringLiteral("1*4 1.0*2 2*5") << QStringLiteral("1=1.0");
    QTest::newRow("female is not male") << QStringLiteral("female*40 male*2") << QString();
    QTest::newRow("steps of a scale") << QStringLiteral("I*40 II*2 III*1 IV*1") << QString();
    QTest::newRow("as common") << QStringLiteral("asian*9 asiam*9") << QString();
    QTest::newRow("signs only") << QStringLiteral("+*9 -*9") << QString();
}

void TestImportSurvey::spellingsAreMerged()
{
    QFETCH(QString, values);
    QStringList names;
    std::vector<qint64> counts;
    for (const QString& each : values.split(QLatin1Char(' '))) {
        names.append(each.section(QLatin1Char('*'), 0, 0));
        counts.push_back(each.section(QLatin1Char('*'), 1).toInt());
    }
    QStringList merged;
    for (const SpellingMerge& merge : proposeMerges(names, counts)) {
        merged.append(merge.into + QLatin1Char('=') + merge.values.join(QLatin1Char(',')));
        QVERIFY(!merge.reason.isEmpty());
    }
    QTEST(merged.join(QLatin1Char(' ')), "merged");
}

void TestImportSurvey::everyFixSaysWhatItBrings()
{
    const PictureFolder folder = untidyFolder();
    const auto survey =
        ::survey(folder.path(QStringLiteral("in")), folder.path(QStringLiteral("labels.csv")));
    QVERIFY2(survey.ok(), survey.ok() ? "" : qPrintable(survey.error().userText));
    const MatchSurvey strict = matchSurvey(*survey, survey->fileColumn, {});
    QCOMPARE(strict.matched, 0);
    QCOMPARE(strict.unmatchedRows, (std::vector<int> {0, 1, 2, 3, 4}));
    QCOMPARE(strict.unmatchedFiles.size(), std::size_t {5});
    for (const MatchFix fix : {MatchFix::Trim, MatchFix::Case, MatchFix::SubFolder, MatchFix::Extension}) {
        const FixOffer* offer = offerOf(strict, fix);
        QVERIFY2(offer, qPrintable(matchFixName(fix)));
        QVERIFY(!offer->on);
        QCOMPARE(offer->rows, 1);
    }
    QVERIFY(!offerOf(strict, MatchFix::Unicode));
    QCOMPARE(offerOf(strict, MatchFix::Extension)->row, QStringLiteral("c.jpg"));
    QCOMPARE(offerOf(strict, MatchFix::Extension)->file, QStringLiteral("c.png"));

    const MatchSurvey all = matchSurvey(*survey, survey->fileColumn, safeMatchFixes() | MatchFix::Extension);
    QCOMPARE(all.matched, 4);
    QCOMPARE(all.unmatchedRows, (std::vector<int> {4}));
    QCOMPARE(survey->files->files.at(all.unmatchedFiles.at(0)), QStringLiteral("e.jpg"));
}

void TestImportSurvey::fixesThatAreOnSayWhatWouldBeLost()
{
    const PictureFolder folder = untidyFolder();
    const auto survey =
        ::survey(folder.path(QStringLiteral("in")), folder.path(QStringLiteral("labels.csv")));
    QVERIFY(survey.ok());
    QCOMPARE(survey->match.matched, 3); // the proposal has the safe fixes on
    const FixOffer* folded = offerOf(survey->match, MatchFix::Case);
    QVERIFY(folded && folded->on);
    QCOMPARE(folded->rows, 1);
    QCOMPARE(folded->row, QStringLiteral("B.JPG"));
    const FixOffer* suffix = offerOf(survey->match, MatchFix::Extension);
    QVERIFY(suffix && !suffix->on);
    QCOMPARE(survey->pictureOfRow(1), folder.path(QStringLiteral("in/b.jpg")));
    QVERIFY(survey->pictureOfRow(4).isEmpty());
}

void TestImportSurvey::pairsAreTakenFirst()
{
    const PictureFolder folder = untidyFolder();
    const auto survey =
        ::survey(folder.path(QStringLiteral("in")), folder.path(QStringLiteral("labels.csv")));
    QVERIFY(survey.ok());
    const MatchSurvey paired = matchSurvey(*survey, survey->fileColumn, {},
                                           {{QStringLiteral("ghost.jpg"), QStringLiteral("e.jpg")},
                                            {QStringLiteral("c.jpg"), QStringLiteral("nowhere.jpg")}});
    QCOMPARE(paired.matched, 1);
    QCOMPARE(survey->files->files.at(paired.imageOfRow.at(4)), QStringLiteral("e.jpg"));
}

void TestImportSurvey::theProposalImportsAsItSays()
{
    PictureFolder folder(rowsOf(10, QStringLiteral("p%1.jpg")));
    QByteArray csv = "image,person_id,perceived_gender,seed\n";
    for (int i = 0; i < 10; ++i)
        csv += "p" + QByteArray::number(i) + ".jpg,s" + QByteArray::number(i / 2) + (i % 2 ? ",F," : ",M,")
            + QByteArray::number(1000 + i) + "\n";
    folder.write(QStringLiteral("labels.csv"), csv);
    const auto survey = ::survey(folder.path(), folder.path(QStringLiteral("labels.csv")));
    QVERIFY(survey.ok());
    QCOMPARE(survey->columns.at(0).role, Role::File);
    QCOMPARE(survey->columns.at(1).role, Role::Subject);
    QCOMPARE(survey->columns.at(2).role, Role::Label);
    QCOMPARE(survey->columns.at(3).role, Role::Ignore);
    QCOMPARE(survey->match.matched, 10);
    QVERIFY(survey->match.fixes.empty());
    const auto import = test::import(survey->proposed);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(import->dataset.attributes.size(), std::size_t {1});
    QCOMPARE(import->dataset.attributes.front().name, QStringLiteral("perceived_gender"));
    QCOMPARE(import->dataset.attributes.front().source, LabelSource::Perceived);
    QCOMPARE(import->report.people, 5);
}

void TestImportSurvey::spellingsAndPairsAreImported()
{
    const PictureFolder folder = untidyFolder();
    ImportRequest request = folder.request(QStringLiteral("labels.csv"));
    request.imagesDir = folder.path(QStringLiteral("in"));
    request.fixes = safeMatchFixes() | MatchFix::Extension;
    request.paired.insert(QStringLiteral("ghost.jpg"), QStringLiteral("e.jpg"));
    request.spellings[QStringLiteral("gender")] = {{QStringLiteral("f"), QStringLiteral("F")},
                                                   {QStringLiteral("Female"), QStringLiteral("F")}};
    const auto import = test::import(request);
    QVERIFY2(import.ok(), import.ok() ? "" : qPrintable(import.error().userText));
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("gender")), QStringLiteral("F F M M F"));
    QCOMPARE(import->dataset.attribute(QStringLiteral("gender"))->values,
             (QStringList {QStringLiteral("F"), QStringLiteral("M")}));
    QVERIFY(import->report.unmatchedRows.isEmpty());
}

void TestImportSurvey::unmatchedPicturesCanBeLeftOut()
{
    const PictureFolder folder = untidyFolder();
    ImportRequest request = folder.request(QStringLiteral("labels.csv"));
    request.imagesDir = folder.path(QStringLiteral("in"));
    request.onlyMatched = true;
    const auto import = test::import(request);
    QVERIFY(import.ok());
    QCOMPARE(test::filesOf(import->dataset),
             (QStringList {QStringLiteral("a.jpg"), QStringLiteral("b.jpg"), QStringLiteral("sub/d.jpg")}));
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("gender")), QStringLiteral("F f Female"));
    QVERIFY(import->report.unmatchedFiles.isEmpty());
    QCOMPARE(import->report.unmatchedRows.size(), 2);
}

void TestImportSurvey::aTableAloneLeadsToItsPictures()
{
    PictureFolder folder(
        {QStringLiteral("set/img/a.jpg"), QStringLiteral("set/img/b/c.jpg"), QStringLiteral("other/x.jpg")});
    folder.write(QStringLiteral("set/labels.csv"), "path,sex\nimg/a.jpg,F\nimg/b/c.jpg,M\n");
    const auto deep = survey({}, folder.path(QStringLiteral("set/labels.csv")));
    QVERIFY2(deep.ok(), deep.ok() ? "" : qPrintable(deep.error().userText));
    QCOMPARE(deep->proposed.imagesDir, folder.path(QStringLiteral("set/img")));
    QCOMPARE(deep->match.matched, 2);
    folder.write(QStringLiteral("set/bare.csv"), "path,sex\na.jpg,F\nc.jpg,M\n");
    const auto bare = survey({}, folder.path(QStringLiteral("set/bare.csv")));
    QVERIFY(bare.ok());
    QCOMPARE(bare->proposed.imagesDir, folder.path(QStringLiteral("set/img")));
    QCOMPARE(bare->match.matched, 2);
}

void TestImportSurvey::aTableFarFromItsPicturesAsksForThem()
{
    PictureFolder folder({QStringLiteral("other/x.jpg")});
    folder.write(QStringLiteral("labels.csv"), "path,sex\na.jpg,F\n");
    const auto survey = ::survey({}, folder.path(QStringLiteral("labels.csv")));
    QVERIFY(survey.ok());
    QVERIFY(survey->files->files.isEmpty());
    QVERIFY(survey->proposed.imagesDir.isEmpty());
    QVERIFY2(survey->notes.last().contains(QStringLiteral("labels.csv")), qPrintable(survey->notes.last()));
    QCOMPARE(survey->match.unmatchedRows.size(), std::size_t {1});
}

void TestImportSurvey::foldersBecomeColumns()
{
    const PictureFolder folder(
        {QStringLiteral("women/1.png"), QStringLiteral("men/2.png"), QStringLiteral("3.png")});
    const auto survey = ::survey(folder.path(), {});
    QVERIFY(survey.ok());
    QCOMPARE(survey->columns.size(), std::size_t {1});
    QCOMPARE(survey->columns.front().name, QStringLiteral("folder"));
    QCOMPARE(survey->columns.front().empty, 1);
    QCOMPARE(survey->columns.front().valueMap.value(QStringLiteral("women")), QStringLiteral("female"));
    const auto import = test::import(survey->proposed);
    QVERIFY(import.ok());
    QCOMPARE(labelsOf(import->dataset, QStringLiteral("folder")), QStringLiteral("- men women"));
}

void TestImportSurvey::hundredThousandRowsAreMatchedInTime()
{
    constexpr int kRows = 100'000;
    FileList files;
    files.root = QStringLiteral("/none");
    LabelTable table;
    table.header = {QStringLiteral("file"), QStringLiteral("gender")};
    for (int i = 0; i < kRows; ++i) {
        files.files.append(QStringLiteral("set%1/IMG_%2.jpg").arg(i % 10).arg(i));
        table.rows.push_back({QStringLiteral("img_%1.JPG").arg(i), QStringLiteral("F")});
        table.lines.push_back(i + 2);
    }
    ImportSurvey survey;
    survey.files = std::make_shared<const FileList>(std::move(files));
    survey.table = std::make_shared<const LabelTable>(std::move(table));
    const std::clock_t start = std::clock(); // of this process: others may keep the cores busy
    const MatchSurvey match = matchSurvey(survey, 0, safeMatchFixes());
    QCOMPARE(match.matched, kRows);
    QCOMPARE(match.fixes.size(), std::size_t {2}); // case and sub-folder
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 20, qPrintable(QString::number(seconds)));
}

int main(int argc, char** argv)
{
    test::isolate();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    TestImportSurvey tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_import_survey.moc"
