// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

class QWidget;

namespace plumbline::ui {

/// A line of the list of shortcuts.
struct ShortcutLine
{
    QString place; ///< "Everywhere", or the page that it works on
    QString keys;  ///< as this desktop writes them: "Ctrl+Shift+Z, Ctrl+Y"
    QString text;  ///< what it does
};

/// Every shortcut of the window: those of its actions, buttons and QShortcuts, wherever they were made, and
/// the keys that single controls answer to. Place by place, in the order of the rail. An action says what it
/// does by whatsThis(), else by its text; several that say the same are one line.
std::vector<ShortcutLine> shortcutsOf(const QWidget& window);

} // namespace plumbline::ui
