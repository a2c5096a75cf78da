// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/views/table_spec.h"
#include "ui/theme/widgets.h"

class QButtonGroup;
class QHBoxLayout;

namespace plumbline::ui {

class HelpButton;
class SearchState;
class SpecTableView;
struct SearchAnswer;

/// The figures of searches at the threshold: groups, found by rank, usual rates, shares of the falsely
/// matched. A row of a group opens its pairs.
class SearchTablesCard : public Card
{
    Q_OBJECT

public:
    explicit SearchTablesCard(SearchState& state, QWidget* parent = nullptr);
    /// The table that is open, at the threshold as it is now.
    void refresh();
    [[nodiscard]] TableSpec current() const;
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec ranks() const;
    [[nodiscard]] TableSpec thresholds() const;
    [[nodiscard]] TableSpec shares() const;

Q_SIGNALS:
    void activatedKey(const plumbline::MarkKey& key);

private:
    struct Tab
    {
        QPushButton* button;
        QString note; ///< below the table
        TableSpec (SearchTablesCard::*make)() const;
        QStringList topics;
    };
    void addTab(const QString& text, const QString& name, const QString& tip, Tab tab);
    [[nodiscard]] const Tab& open() const;
    void holdHeight();

    SearchState& m_state;
    std::vector<Tab> m_tabs;
    QButtonGroup* m_one;
    QHBoxLayout* m_bar;
    HelpButton* m_help;
    QWidget* m_tables = nullptr;                ///< table and note
    std::shared_ptr<const SearchAnswer> m_held; ///< whose highest table m_tables has room for
    SpecTableView* m_table;
    QLabel* m_note;
};

} // namespace plumbline::ui
