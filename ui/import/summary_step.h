// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "ui/import/import_step.h"

class QVBoxLayout;

namespace plumbline::ui {

class ImportPlan;

/// One line of the summary.
struct SummaryLine
{
    QString text;
    bool attention = false; ///< something is left out or unsaid
};

/// What Import would do, sentence by sentence. \a projectPath empty: into the open audit.
std::vector<SummaryLine> summaryOf(const ImportPlan& plan, const QString& projectPath);

/// Last step: what will happen, before it does.
class SummaryStep : public ImportStep
{
    Q_OBJECT

public:
    explicit SummaryStep(const ImportPlan& plan);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;
    void show(const QString& projectPath);

private:
    const ImportPlan& m_plan;
    QVBoxLayout* m_lines;
};

} // namespace plumbline::ui
