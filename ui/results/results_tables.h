// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart.h"
#include "core/views/table_spec.h"
#include "ui/theme/widgets.h"

class QPushButton;

namespace plumbline::ui {

class HelpButton;
class MoreColumns;
class SpecTableView;

/// Subgroups, comparisons and the rates of every class as tables, with what their columns mean and the
/// caption below.
class ResultsTables : public Card
{
    Q_OBJECT

public:
    explicit ResultsTables(QWidget* parent = nullptr);
    void setMeasured(const Measured& measured, const ChartOptions& options);
    [[nodiscard]] TableSpec current() const; ///< of the tab that is open, with every column
    [[nodiscard]] const TableSpec& subgroups() const { return m_subgroupTable; }
    [[nodiscard]] const TableSpec& comparisons() const;

Q_SIGNALS:
    void activatedKey(const plumbline::MarkKey& key);

private:
    void showTab();

    QPushButton* m_subgroupsTab;
    QPushButton* m_comparisonsTab;
    QPushButton* m_classesTab;
    HelpButton* m_help;
    SpecTableView* m_subgroups;
    SpecTableView* m_comparisons;
    SpecTableView* m_classes;
    QLabel* m_tests; ///< how many comparisons, and the test over all subgroups at once
    MoreColumns* m_more = nullptr;
    QLabel* m_note;
    TableSpec m_subgroupTable; ///< with the columns that the view leaves out
};

} // namespace plumbline::ui
