// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QLabel;
class QListWidget;

namespace plumbline::ui {

class AnswersPlan;

/// Which answers are about which images: what is left over on either side.
class ImagesStep : public ImportStep
{
    Q_OBJECT

public:
    explicit ImagesStep(AnswersPlan& plan);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    void show();

    AnswersPlan& m_plan;
    QLabel* m_summary;
    QLabel* m_notes;
    QLabel* m_strangersTitle;
    QLabel* m_withoutTitle;
    QListWidget* m_strangers;
    QListWidget* m_without;
};

} // namespace plumbline::ui
