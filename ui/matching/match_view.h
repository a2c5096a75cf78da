// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QWidget>

#include "core/session/session.h"
#include "core/views/chart_spec.h"
#include "core/views/table_spec.h"

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace plumbline::ui {

class EmptyState;
class FalseMatchStrip;
class HeadlineCard;
class MatchChartCard;
class MatchState;
class MatchTablesCard;
class ThresholdCard;

/// Results of matching: the finding at the threshold, the threshold, two charts, the tables, the false
/// matches with the highest scores. Everything follows the slider.
class MatchView : public QWidget
{
    Q_OBJECT

public:
    MatchView(Session& session, MatchState& state, QWidget* parent = nullptr);
    /// Asks where that is needed and shows what there is.
    void refresh();
    /// Shows the answer to the question as it is now, or why there is none.
    [[nodiscard]] bool isCurrent() const;

    [[nodiscard]] bool hasAnswer() const;
    [[nodiscard]] ChartSpec chart() const; ///< the one a reader chose last
    [[nodiscard]] TableSpec table() const; ///< of the tab that is open
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec rates() const;
    [[nodiscard]] TableSpec differences() const;

Q_SIGNALS:
    void runsWanted();  ///< no system has enrolled the faces
    void pairsWanted(); ///< the browser of pairs
    void guideWanted(); ///< the ACLU's test
    void settled();     ///< an answer, or why there is none, is shown

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildWaiting();
    QWidget* buildContent();
    void showPhase();
    void showProgress();
    void showAnswer();
    void showThreshold();
    void showThresholdFirst();
    void emptyAction();
    void openPairsOf(const MarkKey& key);
    void arrange();

    Session& m_session;
    MatchState& m_state;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_waiting = nullptr;
    QLabel* m_what = nullptr;
    QProgressBar* m_bar = nullptr;
    QScrollArea* m_scroll = nullptr;
    HeadlineCard* m_headline = nullptr;
    ThresholdCard* m_threshold = nullptr;
    QBoxLayout* m_charts = nullptr;
    MatchChartCard* m_left = nullptr;
    MatchChartCard* m_right = nullptr;
    MatchChartCard* m_chosen = nullptr;
    MatchTablesCard* m_tables = nullptr;
    FalseMatchStrip* m_pairs = nullptr;
    QTimer* m_rest; ///< what need not follow every step of the slider
};

} // namespace plumbline::ui
