// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include "core/views/table_spec.h"
#include "ui/theme/widgets.h"

class QButtonGroup;
class QDoubleSpinBox;
class QHBoxLayout;

namespace plumbline::ui {

class HelpButton;
class MatchState;
struct MatchAnswer;
class SpecTableView;

/// The figures at the threshold: groups, usual rates, differential measures, pairs of groups, and thresholds
/// of their own as a what-if.
class MatchTablesCard : public Card
{
    Q_OBJECT

public:
    explicit MatchTablesCard(MatchState& state, QWidget* parent = nullptr);
    /// The table that is open, at the threshold as it is now.
    void refresh();
    [[nodiscard]] TableSpec current() const;
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec differences() const;
    [[nodiscard]] TableSpec rates() const;

private:
    using Maker = TableSpec (MatchTablesCard::*)() const;
    struct Tab
    {
        QPushButton* button;
        QString note; ///< below the table
        Maker make;
    };
    void addTab(const QString& text, const QString& name, const QString& tip, const QString& note,
                Maker make);
    [[nodiscard]] const Tab& open() const;
    [[nodiscard]] TableSpec pairsOfGroups() const;
    [[nodiscard]] TableSpec ownThresholds() const;
    [[nodiscard]] QString groupsNote() const;
    QWidget* buildWeight();
    void holdHeight();

    MatchState& m_state;
    std::vector<Tab> m_tabs;
    QButtonGroup* m_one;
    QHBoxLayout* m_bar;
    HelpButton* m_help;
    QWidget* m_tables = nullptr;               ///< table and note
    std::shared_ptr<const MatchAnswer> m_held; ///< whose highest table m_tables has room for
    SpecTableView* m_table;
    QDoubleSpinBox* m_alpha;
    QWidget* m_weight; ///< what if either error counted more: of the differences
    QLabel* m_note;
};

} // namespace plumbline::ui
