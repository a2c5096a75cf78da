// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>

class QUndoStack;

namespace plumbline::ui {

/// What was done since the audit was opened, the latest at the bottom; a click on a step goes back (or
/// forward) to it. Deletes itself.
class HistoryPopover : public QFrame
{
    Q_OBJECT

public:
    /// Below \a beside.
    static void show(QWidget* beside, QUndoStack* stack);

private:
    HistoryPopover(QWidget* beside, QUndoStack* stack);
};

} // namespace plumbline::ui
