// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/focus_follower.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
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
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

/// What is hidden hands its focus on with the reason of Tab: only with the key it was Tab.
bool FocusFollower::eventFilter(QObject* watched, QEvent* event)
{
    if (!watched->isWidgetType())
        return false;
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Tab || key == Qt::Key_Backtab) && !m_tab) {
            m_tab = true;
            QMetaObject::invokeMethod(
                this, [this] { m_tab = false; }, Qt::QueuedConnection);
        }
    } else if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        const bool byTab = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
        m_byKey = reason == Qt::ShortcutFocusReason || (byTab && m_tab);
    }
    return false;
}

void FocusFollower::follow(QWidget* now)
{
    if (!now)
        return;
    auto* view = qobject_cast<QAbstractItemView*>(now);
    if (!view || !view->model() || !view->selectionModel()) {
        if (m_byKey)
            bringIntoSight(now, now->rect());
        return;
    }
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FocusFollower::followRow,
            Qt::UniqueConnection);
    if (!m_byKey)
        return;
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
