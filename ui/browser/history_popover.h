// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>

class QListWidget;
class QListWidgetItem;
class QUndoStack;

namespace plumbline::ui {

/// What was done since the audit was opened, the latest at the bottom; a click on a step, or Return,
/// goes back (or forward) to it. Deletes itself.
class HistoryPopover : public QFrame
{
    Q_OBJECT

public:
    /// Below \a beside.
    static void show(QWidget* beside, QUndoStack* stack);

private:
    HistoryPopover(QWidget* beside, QUndoStack* stack);
    void fill();
    void markNow();
    void goTo(QListWidgetItem* item);

    QUndoStack* m_stack;
    QListWidget* m_list;
};

} // namespace plumbline::ui
