// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace plumbline::ui {

class AnswersPlan;
class PathRow;
class Prompts;

/// What is read, as what, and what was found in it.
class FoundStep : public ImportStep
{
    Q_OBJECT

public:
    FoundStep(AnswersPlan& plan, Prompts& prompts);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

Q_SIGNALS:
    void layoutRequested(); ///< the file is of no service: its fields are to be chosen

private:
    [[nodiscard]] QWidget* buildSource();
    [[nodiscard]] QWidget* buildFound();
    void connectParts();
    void show();
    [[nodiscard]] QString countsText() const;

    AnswersPlan& m_plan;
    Prompts& m_prompts;
    PathRow* m_path = nullptr;
    QPushButton* m_folder = nullptr;
    QComboBox* m_format = nullptr;
    QLabel* m_evidence = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_problemTitle = nullptr;
    QListWidget* m_problems = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_sayWhere = nullptr;
};

} // namespace plumbline::ui
