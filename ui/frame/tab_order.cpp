// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/tab_order.h"

#include <algorithm>
#include <tuple>

#include <QBoxLayout>
#include <QDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QList>
#include <QWidget>

namespace plumbline::ui {

namespace {

/// The widgets of a layout, those of layouts in it included, in its order.
void appendLayout(const QLayout* layout, QList<QWidget*>& widgets)
{
    QList<QLayoutItem*> items;
    for (int i = 0; i < layout->count(); ++i)
        items.append(layout->itemAt(i));
    if (const auto* grid = qobject_cast<const QGridLayout*>(layout)) { // filled in any order
        const auto place = [&](QLayoutItem* item) {
            int row = 0, column = 0, rows = 0, columns = 0;
            grid->getItemPosition(grid->indexOf(item), &row, &column, &rows, &columns);
            return std::tuple(row, column);
        };
        std::stable_sort(items.begin(), items.end(),
                         [&](QLayoutItem* a, QLayoutItem* b) { return place(a) < place(b); });
    } else if (const auto* box = qobject_cast<const QBoxLayout*>(layout); box
               && (box->direction() == QBoxLayout::BottomToTop
                   || box->direction() == QBoxLayout::RightToLeft)) {
        std::reverse(items.begin(), items.end());
    }
    for (QLayoutItem* item : std::as_const(items)) {
        if (item->widget())
            widgets.append(item->widget());
        else if (item->layout())
            appendLayout(item->layout(), widgets);
    }
}

QList<QWidget*> childrenInOrder(const QWidget* widget)
{
    QList<QWidget*> ordered;
    if (widget->layout())
        appendLayout(widget->layout(), ordered);
    QList<QWidget*> placed; // by hand, in a splitter, in a viewport
    for (QObject* child : widget->children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part && !part->isWindow() && !ordered.contains(part))
            placed.append(part);
    }
    std::stable_sort(placed.begin(), placed.end(), [](const QWidget* a, const QWidget* b) {
        return std::tuple(a->y(), a->x()) < std::tuple(b->y(), b->x());
    });
    return ordered + placed;
}

void collect(QWidget* widget, QList<QWidget*>& chain)
{
    for (QWidget* child : childrenInOrder(widget)) {
        if (child->isHidden())
            continue;
        if ((child->focusPolicy() & Qt::TabFocus) && !child->focusProxy())
            chain.append(child);
        collect(child, chain);
    }
}

} // namespace

void tabInReadingOrder(QWidget* root)
{
    QList<QWidget*> chain;
    collect(root, chain);
    for (qsizetype i = 1; i < chain.size(); ++i)
        QWidget::setTabOrder(chain[i - 1], chain[i]);
}

QWidget* firstInReadingOrder(QWidget* root)
{
    QList<QWidget*> chain;
    collect(root, chain);
    const auto first =
        std::find_if(chain.cbegin(), chain.cend(), [](const QWidget* each) { return each->isEnabled(); });
    return first == chain.cend() ? nullptr : *first;
}

bool DialogTabOrder::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType())
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Tab && key != Qt::Key_Backtab)
        return false;
    if (auto* dialog = qobject_cast<QDialog*>(static_cast<QWidget*>(watched)->window()))
        tabInReadingOrder(dialog);
    return false;
}

} // namespace plumbline::ui
