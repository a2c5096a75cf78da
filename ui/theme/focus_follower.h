// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

class QAbstractItemView;
class QWidget;

namespace plumbline::ui {

/// Keeps what the keyboard is on in sight, in every window of the program: pages scroll to the control that
/// Tab or a shortcut comes to, also from outside the page, and to the row that the arrows come to in a table
/// as tall as its rows. A table that Tab comes to shows a row to begin with. Focus that nobody moved (what
/// had it was hidden, a page was opened) scrolls nothing.
class FocusFollower : public QObject
{
    Q_OBJECT

public:
    explicit FocusFollower(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* now);
    void followRow();

    bool m_tab = false;   ///< Tab or Backtab is being handled
    bool m_byKey = false; ///< how the focus came to where it is
};

} // namespace plumbline::ui
