// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>
#include <QJsonObject>

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
    /// \a kept: what choices() gave the last time, or empty.
    PlanDialog(const Measured& measured, bool perSubmitted, const QJsonObject& kept = {},
               QWidget* parent = nullptr);
    /// The figures that somebody set; the others follow the audit.
    [[nodiscard]] QJsonObject choices() const { return m_choices; }

Q_SIGNALS:
    void chosen();

private:
    void build();
    void keep(const QString& name, QDoubleSpinBox* spin);
    void answer();
    [[nodiscard]] measures::Plan plan() const;

    Measured m_measured;
    bool m_perSubmitted;
    QJsonObject m_choices;
    QDoubleSpinBox* m_difference;
    QDoubleSpinBox* m_rate;
    QDoubleSpinBox* m_power;
    QLabel* m_sentence;
    SpecTableView* m_table;
};

} // namespace plumbline::ui
