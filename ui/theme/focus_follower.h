// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

class QAbstractItemView;
class QWidget;

namespace plumbline::ui {

/// Keeps what the keyboard is on in sight, in every window of the program: pages scroll to the control that
/// Tab comes to, also from outside the page, and to the row that the arrows come to in a table as tall as its
/// rows. A table that Tab comes to shows a row to begin with.
class FocusFollower : public QObject
{
    Q_OBJECT

public:
    explicit FocusFollower(QObject* parent);

private:
    void follow(QWidget* now);
    void followRow();
};

} // namespace plumbline::ui
