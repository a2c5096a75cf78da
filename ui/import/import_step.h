// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>
#include <QWidget>

namespace plumbline::ui {

/// How a step stands, for the list at the left of the wizard.
struct StepState
{
    QString note;           ///< a few words: "9 labels"
    bool attention = false; ///< something there had better be looked at
    bool enabled = true;    ///< there is something to see
};

/// One page of the import wizard.
class ImportStep : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual StepState state() const = 0;
};

} // namespace plumbline::ui
