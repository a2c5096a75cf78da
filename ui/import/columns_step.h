// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QComboBox;
class QLabel;
class QTableView;

namespace plumbline::ui {

class ImportPlan;

/// Second step: what each column is, and who says so.
class ColumnsStep : public ImportStep
{
    Q_OBJECT

public:
    explicit ColumnsStep(ImportPlan& plan);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    [[nodiscard]] QWidget* buildForAll();
    void buildTable();
    void showNote();

    ImportPlan& m_plan;
    QTableView* m_table = nullptr;
    QComboBox* m_forAll = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace plumbline::ui
