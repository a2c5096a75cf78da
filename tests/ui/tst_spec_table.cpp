// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_environment.h"
#include "ui/models/more_columns.h"
#include "ui/models/spec_table_model.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_text.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;

namespace {

TableCell number(double value)
{
    TableCell cell;
    cell.text = QString::number(value, 'f', 1);
    cell.value = value;
    return cell;
}

TableCell words(const QString& text, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = text;
    cell.tone = tone;
    return cell;
}

TableSpec makeTable(int rows)
{
    TableSpec table;
    table.columns = {
        {QStringLiteral("system"), QStringLiteral("System"), false, {}},
        {QStringLiteral("rate"), QStringLiteral("error rate"), true, QStringLiteral("per face")}};
    for (int i = 0; i < rows; ++i) {
        table.rows.push_back({words(QStringLiteral("s%1").arg(i), Tone::Wrong), number((i * 7) % 11)});
        MarkKey key;
        key.system = QStringLiteral("s%1").arg(i);
        table.keys.push_back(key);
    }
    return table;
}

} // namespace

class TestSpecTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(qApp); }
    void modelKeepsItsContract();
    void newSpecIsOneReset();
    void figuresStandRightAndWordsLeft();
    void sortsByNumberNotByText();
    void clickAndReturnGiveTheRowOfTheSpecWhateverTheOrder();
    void selectionSurvivesARefresh();
    void headsTakeTwoLinesBeforeAColumnLeavesThePage();
    void whatMattersLeastGivesWay();
    void followsItsRows();
    void aBarBelowCutsNoRow();
    void copiesSelectedRowsOrAll();
    void csvIsQuotedAndInTheCLocale();
    void csvCellsAreNoFormulas();
};

void TestSpecTable::modelKeepsItsContract()
{
    SpecTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const int rows : {0, 1, 50, 0}) {
        model.setSpec(makeTable(rows));
        QCOMPARE(model.rowCount(), rows);
        QCOMPARE(model.columnCount(), 2);
    }
    QCOMPARE(model.data({}, Qt::DisplayRole), QVariant());
    QCOMPARE(model.headerData(5, Qt::Horizontal, Qt::DisplayRole), QVariant());
}

void TestSpecTable::newSpecIsOneReset()
{
    SpecTableModel model;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setSpec(makeTable(3));
    QCOMPARE(resets.size(), 1);
}

void TestSpecTable::figuresStandRightAndWordsLeft()
{
    SpecTableModel model;
    model.setSpec(makeTable(1));
    const auto alignment = [&](int column) {
        return model.index(0, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    };
    QVERIFY(alignment(0) & Qt::AlignLeft);
    QVERIFY(alignment(1) & Qt::AlignRight);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("per face"));
    QCOMPARE(model.index(0, 0).data(Qt::ForegroundRole).value<QBrush>().color(),
             Theme::instance().tokens().wrong);
}

void TestSpecTable::sortsByNumberNotByText()
{
    TableSpec table = makeTable(3);
    table.rows[0][1] = number(10);
    table.rows[1][1] = number(9);
    table.rows[2][1] = number(100);
    SpecTableView view;
    view.setSpec(table);
    view.sortByColumn(1, Qt::AscendingOrder);
    QStringList order;
    for (int i = 0; i < 3; ++i)
        order.append(view.model()->index(i, 0).data().toString());
    QCOMPARE(order, QStringList({QStringLiteral("s1"), QStringLiteral("s0"), QStringLiteral("s2")}));
}

void TestSpecTable::clickAndReturnGiveTheRowOfTheSpecWhateverTheOrder()
{
    SpecTableView view;
    view.setSpec(makeTable(3)); // rates 0, 7, 3
    view.sortByColumn(1, Qt::DescendingOrder);
    view.resize(400, 300);
    view.show();
    QSignalSpy rows(&view, &SpecTableView::activatedRow);
    QSignalSpy keys(&view, &SpecTableView::activatedKey);
    const QModelIndex first = view.model()->index(0, 0);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(first).center());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().front().toInt(), 1);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.back().front().value<MarkKey>().system, QStringLiteral("s2"));
}

void TestSpecTable::selectionSurvivesARefresh()
{
    SpecTableView view;
    view.setSpec(makeTable(5));
    view.selectRow(3);
    view.setSpec(makeTable(6));
    QCOMPARE(view.currentIndex().row(), 3);
    view.setSpec(makeTable(2));
    QVERIFY(!view.currentIndex().isValid() || view.currentIndex().row() < 2);
}

void TestSpecTable::headsTakeTwoLinesBeforeAColumnLeavesThePage()
{
    TableSpec table;
    table.rows.resize(1);
    for (int i = 0; i < 8; ++i) {
        table.columns.push_back(
            {QStringLiteral("c%1").arg(i), QStringLiteral("corrected interval"), true, {}});
        table.rows[0].push_back(number(0.5));
    }
    SpecTableView view;
    view.setSpec(table);
    view.show();
    const auto head = [&] { return view.model()->headerData(0, Qt::Horizontal).toString(); };
    view.resize(1400, 200);
    QTRY_COMPARE(head(), QStringLiteral("corrected interval"));
    const int oneLine = view.horizontalHeader()->sizeHint().height();
    view.resize(980, 200);
    QTRY_COMPARE(head(), QStringLiteral("corrected\ninterval"));
    QVERIFY(view.horizontalHeader()->sizeHint().height() > oneLine);
    QVERIFY(view.horizontalHeader()->length() <= view.viewport()->width());
    QCOMPARE(view.spec().columns[0].title, QStringLiteral("corrected interval")); // what is copied
}

void TestSpecTable::whatMattersLeastGivesWay()
{
    TableSpec table;
    table.rows.resize(1);
    for (int i = 0; i < 8; ++i) {
        table.columns.push_back(
            {QStringLiteral("c%1").arg(i), QStringLiteral("corrected interval"), true, {}});
        table.rows[0].push_back(number(0.5));
    }
    SpecTableView view;
    MoreColumns more(QStringLiteral("more"));
    more.setTable(&view);
    view.setLessImportant({QStringLiteral("c6"), QStringLiteral("c2"), QStringLiteral("c3")});
    view.resize(1400, 200);
    view.setSpec(table);
    view.show();
    QCOMPARE(view.leftOut(), 0);
    QVERIFY(!more.isVisibleTo(nullptr));
    view.resize(560, 200);
    QTRY_VERIFY(view.leftOut() > 0);
    QVERIFY(view.isColumnHidden(6)); // the least important first
    QVERIFY(view.horizontalHeader()->length() <= view.viewport()->width());
    QVERIFY(more.isVisibleTo(nullptr));
    more.click();
    QCOMPARE(view.leftOut(), 0);
    QVERIFY(!view.isColumnHidden(6));
    QVERIFY(view.horizontalHeader()->length() > view.viewport()->width());
    QCOMPARE(more.text(), QStringLiteral("fewer columns"));
    more.click();
    QVERIFY(view.isColumnHidden(6));
    view.resize(1400, 200);
    QTRY_COMPARE(view.leftOut(), 0);
    QVERIFY(!more.isVisibleTo(nullptr));
}

void TestSpecTable::followsItsRows()
{
    SpecTableView view;
    view.setFollowsRows(true);
    view.setSpec(makeTable(4));
    const int four = view.height();
    view.setSpec(makeTable(40));
    QCOMPARE(view.height() - four, 36 * view.verticalHeader()->defaultSectionSize());
}

void TestSpecTable::aBarBelowCutsNoRow()
{
    SpecTableView view;
    view.setFollowsRows(true);
    for (const int width : {90, 600}) {
        view.resize(width, view.height());
        view.setSpec(makeTable(5));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.horizontalHeader()->length() > 0);
        QTRY_COMPARE(view.horizontalScrollBar()->isVisible(), width == 90);
        QVERIFY(view.viewport()->height() >= 5 * view.verticalHeader()->defaultSectionSize());
    }
}

void TestSpecTable::copiesSelectedRowsOrAll()
{
    SpecTableView view;
    view.setSpec(makeTable(3));
    view.show();
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 4);
    view.selectRow(1);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("System\terror rate\ns1\t7.0\n"));
}

void TestSpecTable::csvIsQuotedAndInTheCLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    TableSpec table = makeTable(1);
    table.rows[0][0] = words(QStringLiteral("a \"b\", c"));
    table.rows[0][1] = number(0.25);
    QCOMPARE(tableAsCsv(table), QByteArray("system,rate\r\n\"a \"\"b\"\", c\",0.25\r\n"));
    QLocale::setDefault(QLocale::c());
}

void TestSpecTable::csvCellsAreNoFormulas()
{
    TableSpec table = makeTable(1);
    table.rows[0][0] = words(QStringLiteral("=1+1"));
    QVERIFY(tableAsCsv(table).contains("\r\n'=1+1,"));
    table.rows[0][1] = number(-3);
    QVERIFY(tableAsCsv(table).contains(",-3\r\n")); // a number stays one
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication application(argc, argv);
    TestSpecTable test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_spec_table.moc"
