// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

#include "tests/support/test_environment.h"
#include "ui/models/column_memory.h"
#include "ui/models/spec_table_model.h"
#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;

namespace {

TableCell text(const char* shown, Tone tone = Tone::Plain)
{
    TableCell cell;
    cell.text = QString::fromUtf8(shown);
    cell.tone = tone;
    return cell;
}

TableCell number(const char* shown, double value)
{
    TableCell cell = text(shown);
    cell.value = value;
    return cell;
}

/// Subgroups; nothing was scored for two of them.
TableSpec subgroups()
{
    TableSpec spec;
    spec.columns = {{QStringLiteral("subgroup"), QStringLiteral("subgroup"), false, {}},
                    {QStringLiteral("rate"), QStringLiteral("error rate"), true, {}}};
    spec.rows = {{text("nobody"), text("–", Tone::Muted)},
                 {text("women, darker"), number("34.8 %", 0.348)},
                 {text("men, lighter"), number("4.2 %", 0.042)},
                 {text("women, lighter"), text("–", Tone::Muted)},
                 {text("men, darker"), number("10 %", 0.1)}};
    return spec;
}

QStringList shownRows(const SpecTableView& view)
{
    QStringList rows;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        rows.append(view.model()->index(row, 0).data().toString());
    return rows;
}

} // namespace

/// What a table does beyond the contract of its model: order, selection, room, export of what is hostile.
class TableMannersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void widthAndOrderOfOnesOwnAreThereTheNextTime();
    void missingNumbersStandLastEitherWay();
    void theOrderCanBeTakenBack();
    void otherColumnsForgetTheOrder();
    void aRefreshKeepsTheSelectedRowWhereverItMoves();
    void pickingSeveralRowsOpensNone();
    void tonesFollowTheTheme();
    void followingRowsNeedsNoScrollingInEitherTheme();
    void everyHeaderCanBeRead();
    void tabLeavesTheTable();
    void everyFormulaIsTold_data();
    void everyFormulaIsTold();
    void textKeepsItsGrid();

private:
    std::unique_ptr<Theme> m_theme;
};

void TableMannersTest::init()
{
    m_theme.reset();
    m_theme = std::make_unique<Theme>(qApp);
    m_theme->wear(ThemeChoice::Light);
}

void TableMannersTest::widthAndOrderOfOnesOwnAreThereTheNextTime()
{
    const auto open = [] {
        auto view = std::make_unique<SpecTableView>();
        view->setObjectName(QStringLiteral("remembered"));
        view->resize(500, 300);
        view->setSpec(subgroups());
        view->show();
        return view;
    };
    int width = 0;
    {
        const auto view = open();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        width = view->columnWidth(0) + 60;
        QHeaderView* header = view->horizontalHeader();
        QWindow* window = view->windowHandle();
        const int edge = header->sectionViewportPosition(0) + header->sectionSize(0) - 1;
        const QPoint from = header->viewport()->mapTo(view.get(), QPoint(edge, header->height() / 2));
        QTest::mousePress(window, Qt::LeftButton, {}, from);
        QTest::mouseMove(window, from + QPoint(30, 0));
        QTest::mouseMove(window, from + QPoint(60, 0));
        QTest::mouseRelease(window, Qt::LeftButton, {}, from + QPoint(60, 0));
        QCOMPARE(view->columnWidth(0), width);
        view->sortByColumn(1, Qt::DescendingOrder);
    }
    const auto again = open();
    QCOMPARE(again->columnWidth(0), width);
    QCOMPARE(shownRows(*again).first(), QStringLiteral("women, darker"));
    ColumnMemory::forgetAll();
    const auto fresh = open();
    QVERIFY(fresh->columnWidth(0) != width);
    QCOMPARE(shownRows(*fresh).first(), QStringLiteral("nobody"));
}

void TableMannersTest::missingNumbersStandLastEitherWay()
{
    SpecTableView view;
    view.setSpec(subgroups());
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        view.sortByColumn(1, order);
        QStringList scored {QStringLiteral("men, lighter"), QStringLiteral("men, darker"),
                            QStringLiteral("women, darker")};
        if (order == Qt::DescendingOrder)
            std::reverse(scored.begin(), scored.end());
        QCOMPARE(shownRows(view).first(3), scored);
    }
}

void TableMannersTest::theOrderCanBeTakenBack()
{
    SpecTableView view;
    view.setSpec(subgroups());
    const QStringList given = shownRows(view);
    QCOMPARE(given.front(), QStringLiteral("nobody"));
    view.sortByColumn(0, Qt::AscendingOrder);
    QVERIFY(shownRows(view) != given);
    view.sortByColumn(-1, Qt::AscendingOrder);
    QCOMPARE(shownRows(view), given);
}

void TableMannersTest::otherColumnsForgetTheOrder()
{
    SpecTableView view;
    view.setSpec(subgroups());
    const QStringList given = shownRows(view);
    view.sortByColumn(1, Qt::AscendingOrder);
    TableSpec other = subgroups();
    other.columns[1].id = QStringLiteral("people");
    view.setSpec(other);
    QCOMPARE(shownRows(view), given);
}

void TableMannersTest::aRefreshKeepsTheSelectedRowWhereverItMoves()
{
    SpecTableView view;
    view.setSpec(subgroups());
    view.sortByColumn(1, Qt::AscendingOrder);
    view.selectRow(2);
    QCOMPARE(view.currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("women, darker"));
    TableSpec later = subgroups();
    later.rows[1][1] = number("1.0 %", 0.01); // now the best
    view.setSpec(later);
    QCOMPARE(shownRows(view).front(), QStringLiteral("women, darker"));
    QCOMPARE(view.currentIndex().row(), 0);
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
}

void TableMannersTest::pickingSeveralRowsOpensNone()
{
    SpecTableView view;
    view.setSpec(subgroups());
    view.resize(500, 220);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy rows(&view, &SpecTableView::activatedRow);
    for (const int row : {1, 3})
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ControlModifier,
                          view.visualRect(view.model()->index(row, 0)).center());
    QCOMPARE(rows.size(), 0);
    QCOMPARE(view.selectionModel()->selectedRows().size(), 2);
}

void TableMannersTest::tonesFollowTheTheme()
{
    SpecTableModel model;
    model.setSpec(subgroups());
    const auto colour = [&] { return model.index(0, 1).data(Qt::ForegroundRole).value<QBrush>().color(); };
    QCOMPARE(colour(), Theme::light().muted);
    m_theme->wear(ThemeChoice::Dark);
    QCOMPARE(colour(), Theme::dark().muted);
}

void TableMannersTest::followingRowsNeedsNoScrollingInEitherTheme()
{
    TableSpec spec = subgroups();
    for (int i = 0; i < 40; ++i)
        spec.rows.push_back(spec.rows[1]);
    SpecTableView view;
    view.setFollowsRows(true);
    view.setSpec(spec);
    view.resize(500, view.height());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCOMPARE(view.verticalScrollBar()->maximum(), 0);
    m_theme->wear(ThemeChoice::Dark);
    QCOMPARE(view.verticalScrollBar()->maximum(), 0);
}

void TableMannersTest::everyHeaderCanBeRead()
{
    SpecTableView view;
    view.setSpec(subgroups());
    view.resize(600, 200);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QHeaderView* header = view.horizontalHeader();
    for (int i = 0; i < header->count(); ++i)
        QVERIFY(header->sectionSize(i) >= header->sectionSizeHint(i));
    QVERIFY(header->length() <= view.viewport()->width());
}

void TableMannersTest::tabLeavesTheTable()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* view = new SpecTableView;
    auto* next = new SpecTableView;
    column->addWidget(view);
    column->addWidget(next);
    view->setSpec(subgroups());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(next->hasFocus());
}

void TableMannersTest::everyFormulaIsTold_data()
{
    QTest::addColumn<QString>("cell");
    for (const char* hostile : {"=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1"})
        QTest::newRow(hostile) << QString::fromLatin1(hostile);
}

void TableMannersTest::everyFormulaIsTold()
{
    QFETCH(QString, cell);
    TableSpec spec = subgroups();
    TableCell hostile;
    hostile.text = cell;
    spec.rows = {{hostile, number("-0.5", -0.5)}};
    const QByteArray row = tableAsCsv(spec).mid(QByteArray("subgroup,rate\r\n").size());
    QVERIFY2(row.startsWith('\'') || row.startsWith("\"'"), row.constData());
    QVERIFY(row.endsWith(",-0.5\r\n")); // a number stays one
}

void TableMannersTest::textKeepsItsGrid()
{
    TableSpec spec = subgroups();
    spec.rows[0][0] = text("tab\there\r\nand there\rand there");
    const QString shown = tableAsText(spec);
    QVERIFY(!shown.contains(QLatin1Char('\r')));
    const QStringList lines = shown.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 6);
    for (const QString& line : lines)
        QCOMPARE(line.count(QLatin1Char('\t')), 1);
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    TableMannersTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_table_manners.moc"
