// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/matching/threshold_view.h"

namespace plumbline::ui {

class SearchState;
class SearchTablesCard;

/// Results of identification 1:N: FPIR and FNIR of every group.
class SearchView : public ThresholdView
{
    Q_OBJECT

public:
    SearchView(Session& session, SearchState& state, ResultsView& arrangement, QWidget* parent = nullptr);
    [[nodiscard]] GroupFacts arrangeable() const override;
    [[nodiscard]] TableSpec table() const override;
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec ranks() const;
    [[nodiscard]] TableSpec thresholds() const;
    [[nodiscard]] TableSpec shares() const;

Q_SIGNALS:
    void rulesWanted(); ///< who is searched for, and where

protected:
    void showProblem() override;
    [[nodiscard]] HeadlineText headline() const override;
    void refreshTables() override;
    [[nodiscard]] std::shared_ptr<const void> shownAnswer() const override;

private:
    void build();
    [[nodiscard]] QString pairsSummary() const;

    SearchState& m_state;
    SearchTablesCard* m_tables = nullptr;
};

} // namespace plumbline::ui
