// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <xlsxwriter.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/label_table.h"
#include "core/dataset/workbook.h"
#include "core/dataset/workbook_dates.h"
#include "tests/dataset/workbook_files.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kName = QStringLiteral("labels.xlsx");

void row(lxw_worksheet* sheet, lxw_row_t at, std::initializer_list<const char*> cells)
{
    lxw_col_t col = 0;
    for (const char* cell : cells)
        worksheet_write_string(sheet, at, col++, cell, nullptr);
}

QString joined(const LabelTable& table)
{
    QStringList lines {table.header.join(QLatin1Char(','))};
    for (const QStringList& cells : table.rows)
        lines.append(cells.join(QLatin1Char(',')));
    return lines.join(QLatin1Char('\n'));
}

QByteArray twoSheets()
{
    return test::xlsx([](lxw_workbook* book) {
        workbook_add_worksheet(book, "Notes");
        lxw_worksheet* sheet = workbook_add_worksheet(book, "Labels");
        row(sheet, 2, {"file", "gender"});
        row(sheet, 3, {"a.jpg", "F"});
        row(sheet, 5, {"b.jpg", "M"});
        row(workbook_add_worksheet(book, "Old"), 0, {"file", "sex"});
    });
}

QByteArray cell(const QByteArray& text)
{
    return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
}

QByteArray odsRow(const QByteArray& cells, const QByteArray& attributes = {})
{
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

} // namespace

class TestWorkbook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstSheetWithRowsIsTaken();
    void sheetsAreChosenByName();
    void numbersDatesAndFormulasAreText();
    void odsIsReadTheSameWay();
    void repeatedCellsAreBounded();
    void dateFormatsAreTold_data();
    void dateFormatsAreTold();
    void datesBecomeIsoText();
    void readLabelTableGoesByContent();
    void maxRowsAreEnough();
    void whatIsNoWorkbookIsRefused_data();
    void whatIsNoWorkbookIsRefused();
    void damagedWorkbooksAreRefusedNotCrashed();
};

void TestWorkbook::firstSheetWithRowsIsTaken()
{
    const auto table = readWorkbook(twoSheets(), kName, -1, {});
    QVERIFY2(table.ok(), table.ok() ? "" : qPrintable(table.error().userText + table.error().detail));
    QCOMPARE(joined(*table), QStringLiteral("file,gender\na.jpg,F\nb.jpg,M"));
    QCOMPARE(table->sheet, QStringLiteral("Labels"));
    QCOMPARE(table->sheets,
             (QStringList {QStringLiteral("Notes"), QStringLiteral("Labels"), QStringLiteral("Old")}));
    QCOMPARE(table->lines, (std::vector<int> {4, 6})); // as the spreadsheet counts its rows
}

void TestWorkbook::sheetsAreChosenByName()
{
    const auto none = readWorkbook(twoSheets(), kName, -1, QStringLiteral("Missing"));
    QVERIFY(!none.ok());
    QCOMPARE(none.error().code, ErrorCode::Usage);
    QVERIFY2(none.error().userText.contains(QStringLiteral("Notes, Labels, Old")),
             qPrintable(none.error().userText));
    const auto old = readWorkbook(twoSheets(), kName, -1, QStringLiteral("Old"));
    QVERIFY(!old.ok()); // a header without rows
    QCOMPARE(old.error().code, ErrorCode::BadFormat);
    const auto empty = readWorkbook(twoSheets(), kName, -1, QStringLiteral("Notes"));
    QVERIFY(!empty.ok());
}

void TestWorkbook::numbersDatesAndFormulasAreText()
{
    const QByteArray bytes = test::xlsx([](lxw_workbook* book) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
        lxw_format* date = workbook_add_format(book);
        format_set_num_format(date, "yyyy-mm-dd hh:mm");
        lxw_format* builtin = workbook_add_format(book);
        format_set_num_format_index(builtin, 14);
        lxw_format* percent = workbook_add_format(book);
        format_set_num_format(percent, "0.00%");
        row(sheet, 0, {"file", "age", "score", "day", "when", "sum", "word", "ok", "share"});
        row(sheet, 1, {"a.jpg"});
        worksheet_write_number(sheet, 1, 1, 34, nullptr);
        worksheet_write_number(sheet, 1, 2, 0.1 + 0.2, nullptr);
        lxw_datetime day = {2024, 2, 29, 0, 0, 0};
        worksheet_write_datetime(sheet, 1, 3, &day, builtin);
        lxw_datetime when = {1999, 12, 31, 23, 59, 30};
        worksheet_write_datetime(sheet, 1, 4, &when, date);
        worksheet_write_formula_num(sheet, 1, 5, "=1+2", nullptr, 3);
        worksheet_write_formula_str(sheet, 1, 6, "=\"Zo\"&\"ë\"", nullptr, "Zoë");
        worksheet_write_boolean(sheet, 1, 7, 1, nullptr);
        worksheet_write_number(sheet, 1, 8, 0.25, percent);
    });
    const auto table = readWorkbook(bytes, kName, -1, {});
    QVERIFY2(table.ok(), table.ok() ? "" : qPrintable(table.error().userText + table.error().detail));
    QCOMPARE(table->rows.front(),
             (QStringList {QStringLiteral("a.jpg"), QStringLiteral("34"), QStringLiteral("0.3"),
                           QStringLiteral("2024-02-29"), QStringLiteral("1999-12-31T23:59:30"),
                           QStringLiteral("3"), QStringLiteral("Zoë"), QStringLiteral("TRUE"),
                           QStringLiteral("0.25")}));
}

void TestWorkbook::odsIsReadTheSameWay()
{
    const QByteArray table = "<table:table table:name=\"Labels\">"
        + odsRow("<table:table-cell table:number-columns-repeated=\"4\"/>",
                 "table:number-rows-repeated=\"2\"")
        + odsRow(cell("file") + cell("gender") + cell("age") + cell("day"))
        + odsRow(cell("a.jpg") + cell("F &amp; f")
                 + "<table:table-cell office:value-type=\"float\" office:value=\"34\"/>"
                   "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-02-29\"/>")
        + odsRow(cell("b.jpg")
                 + "<table:table-cell table:formula=\"of:=[.B4]\" office:value-type=\"string\" "
                   "office:string-value=\"M\"><text:p>M</text:p></table:table-cell>"
                   "<table:table-cell table:formula=\"of:=1+2\" office:value-type=\"float\" "
                   "office:value=\"3\"/><table:table-cell/>")
        + odsRow("<table:table-cell table:number-columns-repeated=\"16384\"/>",
                 "table:number-rows-repeated=\"1048570\"")
        + "</table:table>";
    const auto read = readWorkbook(test::ods(table), QStringLiteral("labels.ods"), -1, {});
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().userText + read.error().detail));
    QCOMPARE(joined(*read), QStringLiteral("file,gender,age,day\na.jpg,F & f,34,2024-02-29\nb.jpg,M,3,"));
    QCOMPARE(read->sheet, QStringLiteral("Labels"));
}

void TestWorkbook::repeatedCellsAreBounded()
{
    const QByteArray table = "<table:table table:name=\"T\">"
        + odsRow("<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\">"
                 "<text:p>x</text:p></table:table-cell>",
                 "table:number-rows-repeated=\"1000000\"")
        + "</table:table>";
    const auto read = readWorkbook(test::ods(table), QStringLiteral("bomb.ods"), -1, {});
    QVERIFY(!read.ok());
}

void TestWorkbook::dateFormatsAreTold_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("isDate");
    QTest::newRow("iso") << QByteArray("yyyy-mm-dd") << true;
    QTest::newRow("locale") << QByteArray("[$-409]d\\-mmm\\-yy;@") << true;
    QTest::newRow("time") << QByteArray("hh:mm") << true;
    QTest::newRow("duration") << QByteArray("[h]:mm") << false;
    QTest::newRow("general") << QByteArray("General") << false;
    QTest::newRow("quoted") << QByteArray("0 \"days\"") << false;
    QTest::newRow("colour") << QByteArray("[Red]0.00") << false;
    QTest::newRow("escaped") << QByteArray("0\\m") << false;
    QTest::newRow("unclosed quote") << QByteArray("\"yyyy") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestWorkbook::dateFormatsAreTold()
{
    QFETCH(QByteArray, code);
    QTEST(isDateFormat(std::string_view(code.constData(), static_cast<std::size_t>(code.size()))), "isDate");
}

void TestWorkbook::datesBecomeIsoText()
{
    const QDate origin(1899, 12, 30);
    QCOMPARE(dateText(45351, origin), QStringLiteral("2024-02-29"));
    QCOMPARE(dateText(45351.5, origin), QStringLiteral("2024-02-29T12:00:00"));
    QCOMPARE(dateText(0.25, origin), QStringLiteral("06:00:00"));
    QCOMPARE(dateText(-3, origin), QStringLiteral("-3"));
    QCOMPARE(dateText(1e300, origin), QStringLiteral("1e+300"));
    QCOMPARE(numberText(-0.0), QStringLiteral("0"));
    QCOMPARE(numberText(1234567890123), QStringLiteral("1234567890123"));
}

void TestWorkbook::readLabelTableGoesByContent()
{
    const QTemporaryDir dir;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write(QStringLiteral("really.csv"), twoSheets());
    write(QStringLiteral("plain.xlsx"), "file,gender\na.jpg,F\n");
    const auto workbook = readLabelTable(dir.filePath(QStringLiteral("really.csv")), -1, {});
    QVERIFY(workbook.ok());
    QCOMPARE(workbook->sheet, QStringLiteral("Labels"));
    const auto text = readLabelTable(dir.filePath(QStringLiteral("plain.xlsx")));
    QVERIFY(text.ok());
    QVERIFY(text->sheets.isEmpty());
    QVERIFY(!readLabelTable(dir.filePath(QStringLiteral("plain.xlsx")), -1, QStringLiteral("A")).ok());
}

void TestWorkbook::maxRowsAreEnough()
{
    const auto table = readWorkbook(twoSheets(), kName, 1, {});
    QVERIFY(table.ok());
    QCOMPARE(table->rows.size(), std::size_t {1});
}

void TestWorkbook::whatIsNoWorkbookIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("old Excel") << QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(600, '\0')
                               << QStringLiteral("old Excel");
    QTest::newRow("a zip of something") << test::zip({{"a.txt", "hello"}}) << QStringLiteral("not a table");
    QTest::newRow("a binary workbook")
        << test::zip({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.bin", "x"}}) << QStringLiteral(".xlsb");
    QTest::newRow("a bomb by its directory")
        << test::zip({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "x"}}, 900'000'000)
        << QStringLiteral("unpack");
    QTest::newRow("cut off") << twoSheets().left(2000) << QStringLiteral("damaged");
    QTest::newRow("empty zip") << test::zip({}) << QStringLiteral("not a table");
    QTest::newRow("not XML") << test::ods("<table:table><<<") << QStringLiteral("damaged");
}

void TestWorkbook::whatIsNoWorkbookIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QVERIFY(isWorkbook(bytes));
    const auto table = readWorkbook(bytes, kName, -1, {});
    QVERIFY(!table.ok());
    QVERIFY2(table.error().userText.contains(says),
             qPrintable(table.error().userText + table.error().detail));
    QVERIFY(table.error().userText.contains(kName));
}

void TestWorkbook::damagedWorkbooksAreRefusedNotCrashed()
{
    const QByteArray whole = twoSheets();
    for (qsizetype at = 0; at < whole.size(); at += 37) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes.at(at) ^ 0x5A);
        const auto table = readWorkbook(bytes, kName, -1, {});
        if (!table.ok())
            QVERIFY(!table.error().userText.isEmpty());
    }
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestWorkbook tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_workbook.moc"
