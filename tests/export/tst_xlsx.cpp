// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "core/export/exporter.h"
#include "core/export/measure_json.h"
#include "core/export/workbook.h"
#include "tests/export/xlsx_sheets.h"

using namespace plumbline;
using plumbline::test::XlsxSheet;
using plumbline::test::xlsxSheets;

namespace {

measures::GroupCounts counted(std::int64_t n, std::int64_t errors)
{
    measures::GroupCounts counts;
    counts.images = n + 2;
    counts.subjects = n + 1;
    counts.repeatedSubjects = 0;
    counts.excluded = 1;
    counts.submitted = n + 1;
    counts.scored = n;
    counts.undetected = 1;
    counts.refused = 0;
    counts.failed = 0;
    counts.notOffered = 0;
    counts.multipleFaces = 1;
    counts.errors = errors;
    return counts;
}

ExportInput auditOf(const QString& hostile)
{
    Measured measured;
    measured.dataset = QStringLiteral("Audit");
    measured.task = QStringLiteral("classify:gender");
    measured.synthetic = true;
    measured.truth = QStringLiteral("gender");
    measured.by = {QStringLiteral("gender")};
    measured.groups = {{QStringLiteral("female")}, {QStringLiteral("male")}, {hostile}};
    measured.labels = {QStringLiteral("Women"), QStringLiteral("Men"), hostile};
    measured.settings.reference = 1;
    measured.images = 300;
    measured.subjects = 100;
    const std::vector<measures::GroupCounts> counts {counted(97, 31), counted(200, 7), counted(0, 0)};
    measured.runs.push_back({QStringLiteral("fr_detect+gear"),
                             QStringLiteral("GEAR"),
                             RunId(3),
                             QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC),
                             false,
                             measures::analyse(counts, measured.settings),
                             nullptr,
                             {QStringLiteral("human-models 3.0.4")}});
    OutcomeRow row;
    row.file = hostile;
    row.system = QStringLiteral("fr_detect+gear");
    row.run = RunId(3);
    row.outcome.kind = OutcomeKind::Answered;
    row.outcome.faces = 1;
    row.outcome.answer.label = QStringLiteral("male");
    row.outcome.answer.confidence = 0.875;
    row.outcome.face = {1.5, 2, 30.25, 40, 0.9};
    const QJsonObject provenance {{QStringLiteral("program"), QStringLiteral("plumbline 0")},
                                  {QStringLiteral("dataset"),
                                   QJsonObject {{QStringLiteral("sha256"), QStringLiteral("abc")},
                                                {QStringLiteral("synthetic"), true}}}};
    return {{row}, {QStringLiteral("gender")}, provenance, {QStringLiteral("perceived")}, measured, {}};
}

QByteArray workbookOf(const ExportInput& input)
{
    Registry<Exporter> exporters;
    register_builtin_exports(exporters);
    const auto bytes = exporters.find(QStringLiteral("xlsx"))->render(input);
    return bytes ? *bytes : QByteArray();
}

/// The values of the row below the header that has that text, from the column of that title on.
std::size_t columnNamed(const XlsxSheet& sheet, const QString& title)
{
    for (std::size_t i = 0; !sheet.rows.empty() && i < sheet.rows[0].size(); ++i) {
        if (sheet.rows[0][i].toString() == title)
            return i;
    }
    return std::size_t(-1);
}

} // namespace

class TestXlsx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSheetsAreThoseOfTheContract();
    void valuesEqualTheMeasuresJson();
    void outcomesAreNumbersWhereTheyAreNumbers();
    void nothingFromDataIsAFormula();
    void theAboutSheetSaysSynthetic();
    void detectionSpeaksOfWhoIsFound();
    void aHundredThousandRowsAreAllThere();
};

void TestXlsx::theSheetsAreThoseOfTheContract()
{
    const auto sheets = xlsxSheets(workbookOf(auditOf(QStringLiteral("x"))));
    for (const char* name : {"Summary", "Subgroups", "Differences", "Outcomes", "About"})
        QVERIFY2(sheets.contains(QLatin1String(name)), name);
    for (const char* name : {"Subgroups", "Differences", "Outcomes"})
        QVERIFY2(sheets.at(QLatin1String(name)).frozenHeader, name);
    QVERIFY(!sheets.at(QStringLiteral("Summary")).at(0, 0).toString().isEmpty()); // the headline
}

void TestXlsx::valuesEqualTheMeasuresJson()
{
    const ExportInput input = auditOf(QStringLiteral("other"));
    const auto sheets = xlsxSheets(workbookOf(input));
    const QJsonObject run = measureJson(*input.measured, {})[QStringLiteral("runs")].toArray()[0].toObject();
    const XlsxSheet& groups = sheets.at(QStringLiteral("Subgroups"));
    const QJsonArray wanted = run[QStringLiteral("groups")].toArray();
    QCOMPARE(groups.rows.size(), static_cast<std::size_t>(wanted.size()) + 1);
    const std::vector<std::pair<QString, QString>> columns {
        {QStringLiteral("Images"), QStringLiteral("images")},
        {QStringLiteral("Submitted"), QStringLiteral("submitted")},
        {QStringLiteral("Scored"), QStringLiteral("scored")},
        {QStringLiteral("No face found"), QStringLiteral("undetected")},
        {QStringLiteral("Errors"), QStringLiteral("errors")},
        {QStringLiteral("Error rate per face found"), QStringLiteral("error_rate")},
        {QStringLiteral("Error rate per image submitted"), QStringLiteral("error_rate_submitted")}};
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QJsonObject group = wanted[i].toObject();
        const auto row = static_cast<std::size_t>(i) + 1;
        for (const auto& [title, key] : columns) {
            const QVariant cell = groups.at(row, columnNamed(groups, title));
            QCOMPARE(cell.isValid(), !group[key].isNull());
            QCOMPARE(cell.toDouble(), group[key].toDouble());
        }
        const std::size_t rate = columnNamed(groups, QStringLiteral("Error rate per face found"));
        const QJsonObject interval = group[QStringLiteral("interval")].toObject();
        QCOMPARE(groups.at(row, rate + 1).toDouble(), interval[QStringLiteral("low")].toDouble());
        QCOMPARE(groups.at(row, rate + 2).toDouble(), interval[QStringLiteral("high")].toDouble());
    }
    const XlsxSheet& differences = sheets.at(QStringLiteral("Differences"));
    const QJsonObject difference = run[QStringLiteral("differences")].toArray()[0].toObject();
    std::size_t column = 4;
    for (const char* key :
         {"difference", "low", "high", "ratio", "ratio_low", "ratio_high", "p", "p_holm", "p_bh"})
        QCOMPARE(differences.at(1, column++).toDouble(), difference[QLatin1String(key)].toDouble());
}

void TestXlsx::outcomesAreNumbersWhereTheyAreNumbers()
{
    const auto sheets = xlsxSheets(workbookOf(auditOf(QStringLiteral("a.jpg"))));
    const XlsxSheet& outcomes = sheets.at(QStringLiteral("Outcomes"));
    const QStringList columns = outcomeColumns({QStringLiteral("gender")});
    for (qsizetype i = 0; i < columns.size(); ++i)
        QCOMPARE(outcomes.at(0, static_cast<std::size_t>(i)).toString(), columns[i]);
    const auto cell = [&](const char* name) {
        return outcomes.at(1, static_cast<std::size_t>(columns.indexOf(QLatin1String(name))));
    };
    QCOMPARE(cell("confidence"), QVariant(0.875));
    QCOMPARE(cell("box_x1"), QVariant(1.5));
    QCOMPARE(cell("run"), QVariant(3.0));
    QCOMPARE(cell("answer"), QVariant(QStringLiteral("male")));
    QVERIFY(!cell("truth").isValid()); // what is not there is an empty cell
}

void TestXlsx::nothingFromDataIsAFormula()
{
    const QString hostile = QStringLiteral("=HYPERLINK(\"http://x\",\"y\")\x01<b>");
    const auto sheets = xlsxSheets(workbookOf(auditOf(hostile)));
    QCOMPARE(sheets.size(), std::size_t(5));
    for (const auto& [name, sheet] : sheets) {
        QVERIFY2(sheet.formulas == 0 && sheet.links == 0, qPrintable(name));
        QVERIFY2(!sheet.rows.empty(), qPrintable(name));
    }
    const QString file = sheets.at(QStringLiteral("Outcomes")).at(1, 0).toString();
    QCOMPARE(file, QStringLiteral("=HYPERLINK(\"http://x\",\"y\")<b>")); // as text, unchanged
}

void TestXlsx::theAboutSheetSaysSynthetic()
{
    ExportInput input = auditOf(QStringLiteral("x"));
    const auto said = [](const QByteArray& book) {
        QStringList texts;
        const auto sheets = xlsxSheets(book);
        for (const auto& row : sheets.at(QStringLiteral("About")).rows) {
            for (const QVariant& cell : row)
                texts.append(cell.toString());
        }
        return texts.join(QLatin1Char('\n'));
    };
    QVERIFY(said(workbookOf(input)).contains(QStringLiteral("synthetic")));
    QVERIFY(said(workbookOf(input)).contains(QStringLiteral("perceived"))); // where the label comes from
    input.provenance = {};
    QVERIFY(!said(workbookOf(input)).contains(QStringLiteral("synthetic")));
}

void TestXlsx::detectionSpeaksOfWhoIsFound()
{
    ExportInput input = auditOf(QStringLiteral("x"));
    input.measured->task = QStringLiteral("detect");
    const auto sheets = xlsxSheets(workbookOf(input));
    const XlsxSheet& groups = sheets.at(QStringLiteral("Subgroups"));
    const std::size_t rate = columnNamed(groups, QStringLiteral("Share of images in which no face is found"));
    QVERIFY(rate != std::size_t(-1));
    QCOMPARE(groups.at(1, rate).toDouble(), 31.0 / 97);
    QVERIFY(columnNamed(groups, QStringLiteral("Not found")) != std::size_t(-1));
    for (const auto& [name, sheet] : sheets) {
        for (const auto& row : sheet.rows) {
            for (const QVariant& cell : row) {
                const QString text = cell.toString();
                QVERIFY2(!text.contains(QStringLiteral("misread"))
                             && !text.contains(QStringLiteral("error rate"))
                             && !text.contains(QStringLiteral("Error rate"))
                             && !text.contains(QStringLiteral("Gender as")),
                         qPrintable(name + QStringLiteral(": ") + text));
            }
        }
    }
}

void TestXlsx::aHundredThousandRowsAreAllThere()
{
    ExportInput input = auditOf(QStringLiteral("a.jpg"));
    constexpr std::size_t kRows = 100'000;
    const OutcomeRow row = input.rows.front();
    input.rows.assign(kRows, row);
    input.rows.back().file = QStringLiteral("last.jpg");
    const XlsxSheet outcomes = xlsxSheets(workbookOf(input)).at(QStringLiteral("Outcomes"));
    QCOMPARE(outcomes.rows.size(), kRows + 1);
    QCOMPARE(outcomes.at(kRows, 0).toString(), QStringLiteral("last.jpg"));
}

QTEST_APPLESS_MAIN(TestXlsx)
#include "tst_xlsx.moc"
