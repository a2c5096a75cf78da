// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

namespace plumbline::ui {

/// For the application: the wheel over a field that does not have the focus scrolls the page it stands on,
/// changes no value and takes no focus. Of lists to choose from, numbers and sliders, in every window.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace plumbline::ui
