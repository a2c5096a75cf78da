// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

class QMenu;
class QWidget;

namespace plumbline {
class Session;
}

namespace plumbline::ui {

/// "Edit" with undo and redo of the open audit, as a part of \a menu; their keys work in all of \a window.
void addEditMenu(QMenu& menu, QWidget& window, Session& session);

} // namespace plumbline::ui
