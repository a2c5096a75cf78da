// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/views/plan_text.h"

class QDoubleSpinBox;
class QLabel;

namespace plumbline::ui {

class SpecTableView;

/// "How many images?": what it takes to see a difference, and what the present images can show.
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    PlanDialog(const Measured& measured, bool perSubmitted, QWidget* parent = nullptr);

private:
    void build();
    void answer();
    [[nodiscard]] measures::Plan plan() const;

    Measured m_measured;
    bool m_perSubmitted;
    QDoubleSpinBox* m_difference;
    QDoubleSpinBox* m_rate;
    QDoubleSpinBox* m_power;
    QLabel* m_sentence;
    SpecTableView* m_table;
};

} // namespace plumbline::ui
