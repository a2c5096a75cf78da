// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/focus_follower.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QApplication>
#include <QItemSelectionModel>
#include <QScrollArea>
#include <QScrollBar>

namespace plumbline::ui {

namespace {

constexpr int kMargin = 24; ///< above and below what is brought into sight

/// Scrolls every area around \a widget until \a part of it is seen, as far as it fits.
void bringIntoSight(QWidget* widget, const QRect& part)
{
    for (QWidget* each = widget->parentWidget(); each; each = each->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(each);
        if (!area || !area->widget() || !area->widget()->isAncestorOf(widget))
            continue;
        const int top = widget->mapTo(area->widget(), part.topLeft()).y();
        const int room = area->viewport()->height();
        QScrollBar* bar = area->verticalScrollBar();
        const int bottom = top + std::min(part.height(), room);
        if (top < bar->value())
            bar->setValue(top - std::min(kMargin, std::max(0, room - part.height())));
        else if (bottom > bar->value() + room)
            bar->setValue(bottom + std::min(kMargin, std::max(0, room - part.height())) - room);
    }
}

} // namespace

FocusFollower::FocusFollower(QObject* parent)
    : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusFollower::follow(QWidget* now)
{
    if (!now)
        return;
    auto* view = qobject_cast<QAbstractItemView*>(now);
    if (!view || !view->model() || !view->selectionModel()) {
        bringIntoSight(now, now->rect());
        return;
    }
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FocusFollower::followRow,
            Qt::UniqueConnection);
    // Only shown, not selected: nobody has chosen it.
    if (!view->currentIndex().isValid() && view->model()->rowCount(view->rootIndex()) > 0)
        view->selectionModel()->setCurrentIndex(view->model()->index(0, 0, view->rootIndex()),
                                                QItemSelectionModel::NoUpdate);
    else
        followRow();
}

void FocusFollower::followRow()
{
    auto* view = qobject_cast<QAbstractItemView*>(QApplication::focusWidget());
    if (!view)
        return;
    const QRect row = view->visualRect(view->currentIndex());
    if (row.isValid())
        bringIntoSight(view, row.translated(view->viewport()->pos()));
}

} // namespace plumbline::ui
