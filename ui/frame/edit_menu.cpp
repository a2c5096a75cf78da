// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/edit_menu.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QUndoStack>

#include "core/session/history.h"
#include "core/session/session.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("EditMenu", text);
}

} // namespace

void addEditMenu(QMenu& menu, QWidget& window, Session& session)
{
    QMenu* edit = menu.addMenu(tr("Edit"));
    edit->setObjectName(QStringLiteral("editMenu"));
    QUndoStack* stack = session.history().stack();
    QAction* undo = stack->createUndoAction(edit, tr("Undo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    undo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
    QAction* redo = stack->createRedoAction(edit, tr("Redo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    redo->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    undo->setWhatsThis(tr("Undo"));
    redo->setWhatsThis(tr("Redo"));
    for (QAction* action : {undo, redo}) {
        edit->addAction(action);
        window.addAction(action); // the menu is closed most of the time; its keys always work
    }
}

} // namespace plumbline::ui
