// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/label_table.h"
#include "tests/support/test_environment.h"

using namespace plumbline;

namespace {

const QString kName = QStringLiteral("labels.csv");

Result<LabelTable> parse(const QByteArray& bytes, int maxRows = -1)
{
    return parseLabelTable(bytes, kName, maxRows);
}

/// Cells by '|', rows by '/': "file|gender/a.jpg|F".
QString shape(const LabelTable& table)
{
    QStringList lines {table.header.join(QLatin1Char('|'))};
    for (const QStringList& row : table.rows)
        lines.append(row.join(QLatin1Char('|')));
    return lines.join(QLatin1Char('/'));
}

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding)
{
    QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
    return encode(text);
}

} // namespace

class TestLabelTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryDialect_data();
    void readsEveryDialect();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void encodingsAreNamed();
    void linesCountFromTheFile();
    void unevenRowsAreNotedAndMadeEven();
    void rowsLongerThanTheHeaderAreNamed();
    void twoHundredColumnsAreRead();
    void tooManyColumnsAreRefused();
    void aFieldOfAMegabyteIsWhole();
    void headerNamesAreUniqueAndNotEmpty();
    void previewStopsEarly();
    void filesThatCannotBeReadGetASentence();
    void guessesColumns_data();
    void guessesColumns();
};

void TestLabelTable::readsEveryDialect_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const QString plain = QStringLiteral("file|gender/a.jpg|F/b.jpg|M");
    QTest::newRow("comma") << QByteArray("file,gender\na.jpg,F\nb.jpg,M\n") << plain;
    QTest::newRow("semicolon") << QByteArray("file;gender\na.jpg;F\nb.jpg;M\n") << plain;
    QTest::newRow("tab") << QByteArray("file\tgender\na.jpg\tF\nb.jpg\tM\n") << plain;
    QTest::newRow("pipe") << QByteArray("file|gender\na.jpg|F\nb.jpg|M\n") << plain;
    QTest::newRow("sep line") << QByteArray("sep=;\r\nfile;gender\r\na.jpg;F\r\nb.jpg;M\r\n") << plain;
    QTest::newRow("CRLF") << QByteArray("file,gender\r\na.jpg,F\r\nb.jpg,M\r\n") << plain;
    QTest::newRow("CR") << QByteArray("file,gender\ra.jpg,F\rb.jpg,M") << plain;
    QTest::newRow("no last line end") << QByteArray("file,gender\na.jpg,F\nb.jpg,M") << plain;
    QTest::newRow("blank lines") << QByteArray("\n\nfile,gender\n\na.jpg,F\n  \nb.jpg,M\n\n") << plain;
    QTest::newRow("rows of commas") << QByteArray("file,gender\na.jpg,F\n,\nb.jpg,M\n,\n") << plain;
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "file,gender\na.jpg,F\nb.jpg,M\n")
                         << plain;
    QTest::newRow("spaces") << QByteArray("file , gender\n a.jpg,F \nb.jpg , M\n") << plain;
    QTest::newRow("all quoted") << QByteArray("\"file\",\"gender\"\n\"a.jpg\",\"F\"\n\"b.jpg\",\"M\"\n")
                                << plain;
    QTest::newRow("empty first cell of a tab table")
        << QByteArray("file\tgender\n\tF\n") << QStringLiteral("file|gender/|F");
    QTest::newRow("quoted delimiter, quote, line end")
        << QByteArray("file,note\na.jpg,\"says \"\"hi\"\", twice\nand goes\"\n")
        << QStringLiteral("file|note/a.jpg|says \"hi\", twice\nand goes");
    QTest::newRow("quote inside a plain cell")
        << QByteArray("file,note\na.jpg,5\" tall\n") << QStringLiteral("file|note/a.jpg|5\" tall");
    QTest::newRow("delimiter of the header wins")
        << QByteArray("file;note\na.jpg;x,y,z,w\n") << QStringLiteral("file|note/a.jpg|x,y,z,w");
    QTest::newRow("delimiters inside header quotes do not count")
        << QByteArray("\"a,b,c\";file\n1;a.jpg\n") << QStringLiteral("a,b,c|file/1|a.jpg");
    QTest::newRow("UTF-8") << QByteArray("file,name\na.jpg,Zo\xC3\xAB\n")
                           << QStringLiteral("file|name/a.jpg|Zoë");
    QTest::newRow("Latin-1") << QByteArray("file,name\na.jpg,Zo\xEB\n")
                             << QStringLiteral("file|name/a.jpg|Zoë");
    const QString wide = QStringLiteral("file,name\r\na.jpg,Μαρία 王\r\n");
    QTest::newRow("UTF-16 LE") << utf16(wide, QStringConverter::Utf16LE)
                               << QStringLiteral("file|name/a.jpg|Μαρία 王");
    QTest::newRow("UTF-16 BE") << utf16(wide, QStringConverter::Utf16BE)
                               << QStringLiteral("file|name/a.jpg|Μαρία 王");
}

void TestLabelTable::readsEveryDialect()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    const auto table = parse(bytes);
    QVERIFY2(table.ok(), table.ok() ? "" : qPrintable(table.error().userText));
    QCOMPARE(shape(*table), expected);
}

void TestLabelTable::refusesWithASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("blank") << QByteArray(" \n\r\n\t\n") << QStringLiteral("empty");
    QTest::newRow("only a BOM") << QByteArray("\xEF\xBB\xBF") << QStringLiteral("empty");
    QTest::newRow("only a UTF-16 BOM") << QByteArray("\xFF\xFE") << QStringLiteral("empty");
    QTest::newRow("no rows") << QByteArray("\nfile,gender\n") << QStringLiteral("line 2");
    QTest::newRow("header of delimiters only")
        << QByteArray(",,,\n,,,\n") << QStringLiteral("no column names");
    QTest::newRow("no header") << QByteArray("a.jpg,F\nb.jpg,M\n") << QStringLiteral("column names");
    QTest::newRow("open quote") << QByteArray("file,gender\na.jpg,F\nb.jpg,\"M\nc.jpg,F\n")
                                << QStringLiteral("line 3");
    QTest::newRow("quote opened by the last byte")
        << QByteArray("file,gender\na.jpg,\"") << QStringLiteral("line 2");
    QTest::newRow("NUL") << QByteArray("file,gender\na.jpg,F\nb.j\0pg,M\n", 29) << QStringLiteral("line 3");
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) << QStringLiteral("binary");
    QTest::newRow("spreadsheet") << QByteArray("PK\x03\x04rest of a zip") << QStringLiteral("save it as CSV");
}

void TestLabelTable::refusesWithASentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    const auto table = parse(bytes);
    QVERIFY(!table.ok());
    QCOMPARE(table.error().code, ErrorCode::BadFormat);
    QVERIFY2(table.error().userText.contains(says), qPrintable(table.error().userText));
    QVERIFY2(table.error().userText.contains(kName), qPrintable(table.error().userText));
}

void TestLabelTable::encodingsAreNamed()
{
    const auto latin = parse("file,name\na.jpg,Zo\xEB\n");
    QVERIFY(latin.ok());
    QCOMPARE(latin->encoding, QStringLiteral("Latin-1"));
    QVERIFY(latin->notes.join(QLatin1Char(' ')).contains(QStringLiteral("Latin-1")));
    const auto utf8 = parse("file;name\na.jpg;Zoe\n");
    QVERIFY(utf8.ok());
    QCOMPARE(utf8->encoding, QStringLiteral("UTF-8"));
    QCOMPARE(utf8->delimiter, QLatin1Char(';'));
    QVERIFY(utf8->notes.isEmpty());
    const auto wide = parse(utf16(QStringLiteral("file,n\na.jpg,1\n"), QStringConverter::Utf16LE));
    QVERIFY(wide.ok());
    QCOMPARE(wide->encoding, QStringLiteral("UTF-16"));
}

void TestLabelTable::linesCountFromTheFile()
{
    const auto table = parse("sep=,\r\n\r\nfile,note\r\na.jpg,\"two\r\nlines\"\r\n\r\nb.jpg,x\r\n");
    QVERIFY(table.ok());
    QCOMPARE(table->lines, (std::vector<int> {4, 7}));
}

void TestLabelTable::unevenRowsAreNotedAndMadeEven()
{
    const auto table = parse("file,gender,age\na.jpg\nb.jpg,F,30,,\nc.jpg,M,40,extra\n");
    QVERIFY(table.ok());
    QCOMPARE(shape(*table), QStringLiteral("file|gender|age/a.jpg||/b.jpg|F|30"));
    QCOMPARE(table->lines, (std::vector<int> {2, 3})); // c.jpg's M may be no gender: it is left out
    QCOMPARE(table->notes.size(), 2);                  // the empty extra cells of b.jpg are not worth a word
    QVERIFY(table->notes.at(0).contains(QStringLiteral("line 2")));
    QVERIFY(table->notes.at(1).contains(QStringLiteral("line 4")));
    QCOMPARE(table->longRows, table->notes.at(1));
}

void TestLabelTable::rowsLongerThanTheHeaderAreNamed()
{
    QByteArray bytes("file,gender\n");
    for (int i = 0; i < 8; ++i)
        bytes += "a.jpg,F,x\nb.jpg,M\n";
    QCOMPARE(parse(bytes)->rows.size(), std::size_t {16}); // half of them: the header lacks a name
    bytes += "b.jpg,M\n";
    const auto table = parse(bytes);
    QVERIFY(table.ok());
    QVERIFY2(table->longRows.contains(QStringLiteral(": 8 (lines 2, 4, 6, 8, 10 and 3 more). A comma")),
             qPrintable(table->longRows));
    QVERIFY(table->longRows.startsWith(QStringLiteral("Rows left out")));
    QCOMPARE(table->rows, (std::vector<QStringList>(9, {QStringLiteral("b.jpg"), QStringLiteral("M")})));
    const auto two = parse("file,gender\na.jpg,F,x\na.jpg,F,x\n");
    QVERIFY(two->longRows.contains(QStringLiteral(": 2 (lines 2 and 3).")));
    QVERIFY(parse("file,gender\na.jpg,F\n")->longRows.isEmpty());
}

void TestLabelTable::twoHundredColumnsAreRead()
{
    QByteArray header("file");
    QByteArray row("a.jpg");
    for (int i = 1; i < 200; ++i) {
        header += ",c" + QByteArray::number(i);
        row += ',' + QByteArray::number(i);
    }
    const auto table = parse(header + '\n' + row + '\n');
    QVERIFY(table.ok());
    QCOMPARE(table->header.size(), 200);
    QCOMPARE(table->rows.at(0).at(199), QStringLiteral("199"));
}

void TestLabelTable::tooManyColumnsAreRefused()
{
    const auto table = parse("file" + QByteArray(1'000'000, ',') + "\na.jpg\n");
    QVERIFY(!table.ok());
    QCOMPARE(table.error().code, ErrorCode::BadFormat);
    // Short rows under a wide header must not be widened into all the memory there is.
    const auto sparse = parse("file" + QByteArray(4000, ',') + '\n' + QByteArray("a\n").repeated(20'000));
    QVERIFY(!sparse.ok());
    QCOMPARE(sparse.error().code, ErrorCode::TooLarge);
}

void TestLabelTable::aFieldOfAMegabyteIsWhole()
{
    const QByteArray text(1024 * 1024, 'x');
    const auto table = parse("file,note\na.jpg,\"" + text + "\"\nb.jpg," + text + "\n");
    QVERIFY(table.ok());
    QCOMPARE(table->rows.at(0).at(1).size(), text.size());
    QCOMPARE(table->rows.at(1).at(1).size(), text.size());
}

void TestLabelTable::headerNamesAreUniqueAndNotEmpty()
{
    const auto table = parse("file,,gender,gender,gender (2)\na.jpg,1,2,3,4\n");
    QVERIFY(table.ok());
    QCOMPARE(table->header.size(), 5);
    QCOMPARE(QSet<QString>(table->header.begin(), table->header.end()).size(), 5);
    QCOMPARE(table->header.at(1), QStringLiteral("column 2"));
    QCOMPARE(table->header.at(2), QStringLiteral("gender"));
    QVERIFY(!table->notes.isEmpty());
}

void TestLabelTable::previewStopsEarly()
{
    const QByteArray bytes("file,gender\na.jpg,F\nb.jpg,M\nc.jpg,\"never closed\n");
    const auto two = parse(bytes, 2);
    QVERIFY(two.ok());
    QCOMPARE(two->rows.size(), std::size_t {2});
    const auto none = parse(bytes, 0);
    QVERIFY(none.ok());
    QCOMPARE(none->header.size(), 2);
    QVERIFY(none->rows.empty());
    QVERIFY(!parse(bytes).ok());
}

void TestLabelTable::filesThatCannotBeReadGetASentence()
{
    const QTemporaryDir dir;
    const auto missing = readLabelTable(dir.filePath(QStringLiteral("none.csv")));
    QVERIFY(!missing.ok());
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().userText.contains(QStringLiteral("none.csv")));
    const auto folder = readLabelTable(dir.path());
    QVERIFY(!folder.ok());
    QCOMPARE(folder.error().code, ErrorCode::BadFormat);
}

void TestLabelTable::guessesColumns_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("file");
    QTest::addColumn<int>("subject");
    QTest::newRow("usual names") << QByteArray("gender,file,subject_id\nF,a.jpg,s1\n") << 1 << 2;
    QTest::newRow("spelled otherwise") << QByteArray("Person ID,Image Path\np,x/a.PNG\n") << 1 << 0;
    QTest::newRow("by the values") << QByteArray("id,what\n1,a.jpeg\n2,b.tif\n") << 1 << -1;
    QTest::newRow("values beat a usual name") << QByteArray("image,source\n1,a.jpg\n2,b.jpg\n") << 1 << -1;
    QTest::newRow("name without suffixes") << QByteArray("image,age\nA1,3\n") << 0 << -1;
    QTest::newRow("none") << QByteArray("name,age\nAnna,3\n") << -1 << -1;
}

void TestLabelTable::guessesColumns()
{
    QFETCH(QByteArray, bytes);
    const auto table = parse(bytes);
    QVERIFY(table.ok());
    QTEST(guessFileColumn(*table), "file");
    QTEST(guessSubjectColumn(*table), "subject");
}

int main(int argc, char** argv)
{
    test::isolate();
    const QCoreApplication app(argc, argv);
    TestLabelTable tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_label_table.moc"
