// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPushButton>

#include "core/views/measured.h"
#include "ui/audit_context.h"

namespace plumbline::ui {

/// "reference: lighter men ▾": what each group is compared with: one group, every other, or all others
/// together. Writes the context and notifies.
class ReferenceButton : public QPushButton
{
    Q_OBJECT

public:
    explicit ReferenceButton(AuditContext& context, QWidget* parent = nullptr);
    /// The groups there are, and the one that was the reference.
    void setMeasured(const Measured& measured);

private:
    void openMenu();
    void choose(Where reference, measures::Compare compare);
    [[nodiscard]] measures::Compare chosen() const;

    AuditContext& m_context;
    Measured m_measured;
};

} // namespace plumbline::ui
