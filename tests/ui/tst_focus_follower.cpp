// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QCoreApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include "ui/theme/focus_follower.h"

using namespace plumbline;

namespace {

/// A window with a button outside a scrolled page; in the page a button, a tall gap and a table of its rows'
/// height.
struct Window
{
    QWidget window;
    QPushButton* outside = new QPushButton;
    QPushButton* deep = new QPushButton;
    QScrollArea* page = new QScrollArea;
    QTableView* table = new QTableView;
    QStandardItemModel rows {60, 2};
    ui::FocusFollower follower {nullptr};

    Window()
    {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        column->addSpacing(900);
        column->addWidget(deep);
        column->addWidget(table);
        table->setModel(&rows);
        table->setFixedHeight(60 * 30 + 40);
        page->setWidgetResizable(true);
        page->setWidget(content);
        auto* whole = new QVBoxLayout(&window);
        whole->addWidget(outside);
        whole->addWidget(page);
        window.resize(400, 300);
        window.show();
        outside->setFocus();
        page->setFocusPolicy(Qt::NoFocus);
        QWidget::setTabOrder(outside, deep);
        QWidget::setTabOrder(deep, table);
    }

    /// Presses Tab where the focus is.
    void tab()
    {
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] bool isSeen(const QWidget* widget, const QRect& part) const
    {
        const QRect at(widget->mapTo(page->viewport(), part.topLeft()), part.size());
        return page->viewport()->rect().contains(at);
    }
};

} // namespace

class FocusFollowerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aControlBelowIsScrolledTo();
    void theRowOfATallTableIsScrolledTo();
    void aTableShowsWhereItsKeysBegin();
    void focusThatNobodyMovedScrollsNothing();
};

void FocusFollowerTest::aControlBelowIsScrolledTo()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    QVERIFY(!w.isSeen(w.deep, w.deep->rect()));
    w.tab();
    QVERIFY(w.deep->hasFocus());
    QVERIFY(w.isSeen(w.deep, w.deep->rect()));
}

void FocusFollowerTest::theRowOfATallTableIsScrolledTo()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    w.deep->setFocus();
    w.tab();
    QVERIFY(w.table->hasFocus());
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(w.table, Qt::Key_Down);
    QCOMPARE(w.table->currentIndex().row(), 40);
    const QRect row = w.table->visualRect(w.table->currentIndex()).translated(w.table->viewport()->pos());
    QVERIFY(w.isSeen(w.table, QRect(row.left(), row.top(), 10, row.height())));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(w.table, Qt::Key_Up);
    const QRect first = w.table->visualRect(w.table->currentIndex()).translated(w.table->viewport()->pos());
    QVERIFY(w.isSeen(w.table, QRect(first.left(), first.top(), 10, first.height())));
}

void FocusFollowerTest::aTableShowsWhereItsKeysBegin()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    w.deep->setFocus();
    w.tab();
    QVERIFY(w.table->hasFocus());
    QCOMPARE(w.table->currentIndex().row(), 0);
    QVERIFY(!w.table->selectionModel()->hasSelection());
}

void FocusFollowerTest::focusThatNobodyMovedScrollsNothing()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    w.outside->hide(); // hands its focus on, with the reason of Tab
    QVERIFY(w.deep->hasFocus());
    QCOMPARE(w.page->verticalScrollBar()->value(), 0);
    w.table->setFocus(Qt::OtherFocusReason);
    QCOMPARE(w.page->verticalScrollBar()->value(), 0);
}

QTEST_MAIN(FocusFollowerTest)

#include "tst_focus_follower.moc"
