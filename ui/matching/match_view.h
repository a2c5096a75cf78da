// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/group_order.h"
#include "ui/matching/threshold_view.h"

namespace plumbline::ui {

class GroupChoices;
class MatchState;
class MatchTablesCard;
class ResultsView;

/// Results of matching 1:1: FMR and FNMR of every group.
class MatchView : public ThresholdView
{
    Q_OBJECT

public:
    /// \a arrangement: the order of the groups and those that are hidden, shared with results of other tasks
    MatchView(Session& session, MatchState& state, ResultsView& arrangement, QWidget* parent = nullptr);
    [[nodiscard]] TableSpec table() const override;
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec rates() const;
    [[nodiscard]] TableSpec differences() const;
    [[nodiscard]] GroupFacts arrangeable() const; ///< the groups, at the threshold as it is

Q_SIGNALS:
    void groupsWanted(); ///< the dialog that arranges them

protected:
    void showProblem() override;
    [[nodiscard]] HeadlineText headline() const override;
    void refreshTables() override;
    [[nodiscard]] std::shared_ptr<const void> shownAnswer() const override;

private:
    void build();
    QWidget* buildChoices();
    void showArrangement();
    [[nodiscard]] QString pairsSummary() const;

    MatchState& m_state;
    ResultsView& m_arrangement;
    GroupChoices* m_groups = nullptr;
    QWidget* m_groupsRow = nullptr;
    MatchTablesCard* m_tables = nullptr;
};

} // namespace plumbline::ui
