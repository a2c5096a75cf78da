// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart_spec.h"
#include "core/views/match_chart.h"
#include "ui/theme/widgets.h"

class QStackedWidget;

namespace plumbline::ui {

class ChartView;
class HelpButton;
class MatchState;
class ResultsView;

/// One chart of the comparison at the threshold, chosen among all there are; the cursor on it moves the
/// threshold.
class MatchChartCard : public Card
{
    Q_OBJECT

public:
    /// \a name: of the object; \a first: the chart shown first.
    MatchChartCard(const Registry<MatchChart>& charts, MatchState& state, const ResultsView& arrangement,
                   const QString& name, const QString& first, QWidget* parent = nullptr);
    void draw();
    [[nodiscard]] const ChartSpec& spec() const { return m_spec; } ///< empty: nothing can be drawn
    [[nodiscard]] const QString& chart() const { return m_id; }

Q_SIGNALS:
    void chosen(); ///< another chart; its reader looks at this card
    void markClicked(const plumbline::MarkKey& key);

private:
    QWidget* buildTabs(const QString& name);

    const Registry<MatchChart>& m_charts;
    MatchState& m_state;
    const ResultsView& m_arrangement; ///< which groups are drawn, in what order
    QString m_id;
    ChartSpec m_spec;
    HelpButton* m_help;
    ChartView* m_view;
    QLabel* m_problem;
    QStackedWidget* m_stack;
};

} // namespace plumbline::ui
