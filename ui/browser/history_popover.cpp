// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/history_popover.h"

#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

void HistoryPopover::show(QWidget* beside, QUndoStack* stack)
{
    auto* popover = new HistoryPopover(beside, stack);
    popover->adjustSize();
    const QPoint below =
        beside->mapToGlobal(QPoint(beside->width() - popover->width(), beside->height() + 4));
    popover->move(below);
    popover->QWidget::show();
    popover->findChild<QUndoView*>()->setFocus();
}

HistoryPopover::HistoryPopover(QWidget* beside, QUndoStack* stack)
    : QFrame(beside, Qt::Popup)
{
    setObjectName(QStringLiteral("historyPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setRole(this, "popover");
    setFixedSize(320, 360);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    auto* title = textLabel(tr("History"), "cardTitle");
    title->setTextInteractionFlags(Qt::NoTextInteraction);
    column->addWidget(title);
    column->addWidget(
        textLabel(tr("Click a step to go back to it. Everything is in the audit already."), "muted"));
    auto* view = new QUndoView(stack);
    view->setObjectName(QStringLiteral("historyList"));
    view->setAccessibleName(tr("What was done"));
    view->setEmptyLabel(tr("As opened"));
    column->addWidget(view, 1);
}

} // namespace plumbline::ui
