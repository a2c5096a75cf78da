// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/return_key.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

namespace plumbline::ui {

bool ReturnKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool returns = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!returns || (key->modifiers() & ~Qt::KeypadModifier) || key->isAutoRepeat())
        return false;
    const bool presses = qobject_cast<QPushButton*>(watched) || qobject_cast<QToolButton*>(watched);
    auto* button = presses ? qobject_cast<QAbstractButton*>(watched) : nullptr;
    if (!button || !button->isEnabled() || !button->hasFocus())
        return false;
    button->click();
    return true;
}

} // namespace plumbline::ui
