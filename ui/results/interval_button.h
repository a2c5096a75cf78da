// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>
#include <QPointer>
#include <QPushButton>

#include "ui/audit_context.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace plumbline {
struct Measured;
}

namespace plumbline::ui {

class IntervalPopover;

/// "interval: Wilson, 95 % ▾": how intervals are made, at what level, and how few images are too few. Opens
/// an IntervalPopover.
class IntervalButton : public QPushButton
{
    Q_OBJECT

public:
    explicit IntervalButton(AuditContext& context, QWidget* parent = nullptr);
    /// Means have Student's interval and resampled people their own, whatever the method.
    void follow(const Measured& measured);

private:
    void open();

    AuditContext& m_context;
    bool m_isEstimate = false;
    bool m_isResampled = false;
    QPointer<IntervalPopover> m_popover;
};

/// The choices. What is changed is written into the context and told at once; Escape and a click elsewhere
/// close it.
class IntervalPopover : public QFrame
{
    Q_OBJECT

public:
    IntervalPopover(AuditContext& context, bool isEstimate, QWidget* parent);
    void openBelow(const QWidget& anchor);
    /// Where people are resampled, the interval of a rate has no say.
    void setResampled(bool on);

private:
    void apply();
    void fillResampling();

    AuditContext& m_context;
    QComboBox* m_method;
    QDoubleSpinBox* m_level;
    QSpinBox* m_fewest;
    QCheckBox* m_people;
    QComboBox* m_bootstrap;
    QSpinBox* m_replicates;
    QSpinBox* m_seed;
};

} // namespace plumbline::ui
