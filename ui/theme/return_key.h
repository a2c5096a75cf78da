// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

namespace plumbline::ui {

/// Lets Return press the button that has the focus, wherever it is. Qt's own rule leaves that to the space
/// bar and, in a dialog, gives Return to the default button: "Save" while one stands on "Cancel".
class ReturnKey : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace plumbline::ui
