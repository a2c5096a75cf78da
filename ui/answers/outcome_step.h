// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QVBoxLayout;

namespace plumbline {
class Session;
}

namespace plumbline::ui {

class AnswersPlan;

/// What will happen: which runs are made, of what, and what is left out.
class OutcomeStep : public ImportStep
{
    Q_OBJECT

public:
    OutcomeStep(AnswersPlan& plan, const Session& session);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    void show();
    void showTasks();

    AnswersPlan& m_plan;
    const Session& m_session;
    QWidget* m_tasksCard;
    QVBoxLayout* m_tasks;
    QVBoxLayout* m_lines;
    QStringList m_offered;
};

} // namespace plumbline::ui
