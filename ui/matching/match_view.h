// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/matching/threshold_view.h"

namespace plumbline::ui {

class MatchState;
class MatchTablesCard;

/// Results of matching 1:1: FMR and FNMR of every group.
class MatchView : public ThresholdView
{
    Q_OBJECT

public:
    MatchView(Session& session, MatchState& state, ResultsView& arrangement, QWidget* parent = nullptr);
    [[nodiscard]] GroupFacts arrangeable() const override;
    [[nodiscard]] TableSpec table() const override;
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec rates() const;
    [[nodiscard]] TableSpec differences() const;

protected:
    void showProblem() override;
    [[nodiscard]] HeadlineText headline() const override;
    void refreshTables() override;
    [[nodiscard]] std::shared_ptr<const void> shownAnswer() const override;

private:
    void build();
    [[nodiscard]] QString pairsSummary() const;

    MatchState& m_state;
    MatchTablesCard* m_tables = nullptr;
};

} // namespace plumbline::ui
