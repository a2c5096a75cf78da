// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/history_popover.h"

#include <QListWidget>
#include <QUndoStack>
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
    popover->m_list->setFocus();
}

HistoryPopover::HistoryPopover(QWidget* beside, QUndoStack* stack)
    : QFrame(beside, Qt::Popup)
    , m_stack(stack)
    , m_list(new QListWidget)
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
    column->addWidget(textLabel(
        tr("Click a step to go back to it, or pick it with the arrow keys and press Return. Everything is in "
           "the audit already."),
        "muted"));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("What was done"));
    column->addWidget(m_list, 1);
    fill();
    connect(m_stack, &QUndoStack::indexChanged, this, &HistoryPopover::markNow);
    connect(m_list, &QListWidget::itemClicked, this, &HistoryPopover::goTo);
    connect(m_list, &QListWidget::itemActivated, this, &HistoryPopover::goTo);
}

void HistoryPopover::fill()
{
    m_list->addItem(tr("As opened"));
    for (int step = 0; step < m_stack->count(); ++step)
        m_list->addItem(m_stack->text(step));
    markNow();
    m_list->setCurrentRow(m_stack->index());
}

/// What stands is bold; what was undone after it is pale.
void HistoryPopover::markNow()
{
    if (m_list->count() != m_stack->count() + 1)
        return;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        QFont font = m_list->font();
        font.setBold(row == m_stack->index());
        item->setFont(font);
        item->setForeground(row > m_stack->index() ? Theme::instance().tokens().muted
                                                   : Theme::instance().tokens().text);
        item->setData(Qt::AccessibleDescriptionRole,
                      row == m_stack->index() ? tr("as it is now") : QString());
    }
}

void HistoryPopover::goTo(QListWidgetItem* item)
{
    const int step = m_list->row(item);
    if (step != m_stack->index()) // Return activates what a click has gone to already
        m_stack->setIndex(step);
}

} // namespace plumbline::ui
