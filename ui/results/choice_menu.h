// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>

class QAction;
class QActionGroup;
class QMenu;
class QPushButton;

namespace plumbline::ui {

/// What a link that opens a menu ends in.
inline const QString kMenuArrow = QStringLiteral(" ▾");

/// A menu of exclusive entries below a button; it deletes itself when it closes.
class ChoiceMenu
{
public:
    ChoiceMenu(QPushButton* anchor, const QString& objectName);
    QAction* add(const QString& text, bool checked, std::function<void()> chosen);
    void open();

private:
    QPushButton* m_anchor;
    QMenu* m_menu;
    QActionGroup* m_one;
};

} // namespace plumbline::ui
