// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include "ui/import/import_step.h"

class QLabel;
class QLineEdit;

namespace plumbline::ui {

class AnswersPlan;

/// Whose answers they are: what stands beside other systems, and what captions say of it.
class SystemStep : public ImportStep
{
    Q_OBJECT

public:
    explicit SystemStep(AnswersPlan& plan);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    void build();
    void show();

    AnswersPlan& m_plan;
    QLineEdit* m_name;
    std::vector<std::pair<QString, QLineEdit*>> m_fields; ///< key of the about, and its text
    QLabel* m_read;
    QLabel* m_caption;
};

} // namespace plumbline::ui
