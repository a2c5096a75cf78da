// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QListWidget>

#include "ui/import/import_step.h"

namespace plumbline::ui {

/// The steps of a wizard down its left side: number, name, and how each stands.
class StepList : public QListWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);
    void addStep(const QString& title);
    void setState(int step, const StepState& state);
    [[nodiscard]] bool isStepEnabled(int step) const;
};

} // namespace plumbline::ui
