// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace plumbline::ui {

namespace {

/// What the wheel would change the value of; null: \a watched is none.
QWidget* fieldOf(QObject* watched)
{
    const bool isSlider = qobject_cast<QAbstractSlider*>(watched) && !qobject_cast<QScrollBar*>(watched);
    if (!isSlider && !qobject_cast<QComboBox*>(watched) && !qobject_cast<QAbstractSpinBox*>(watched))
        return nullptr;
    return static_cast<QWidget*>(watched);
}

} // namespace

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish)
        return false;
    QWidget* field = fieldOf(watched);
    if (!field)
        return false;
    if (event->type() == QEvent::Polish) { // before it is shown: a wheel would give it the focus
        if (field->focusPolicy() == Qt::WheelFocus)
            field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus())
        return false;
    event->ignore(); // and so it goes on to what scrolls
    return true;
}

} // namespace plumbline::ui
