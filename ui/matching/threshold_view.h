// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>

#include <QWidget>

#include "core/session/session.h"
#include "core/views/chart_spec.h"
#include "core/views/group_order.h"
#include "core/views/match_chart.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

class QBoxLayout;
class QLabel;
class QProgressBar;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace plumbline::ui {

class EmptyState;
class FalseMatchStrip;
class GroupChoices;
class HeadlineCard;
class MatchChartCard;
class ResultsView;
class ThresholdCard;
class ThresholdState;

/// Results at a threshold: the finding, the threshold, two charts, the false matches with the highest scores,
/// the tables. Everything follows the slider. What 1:1 and 1:N differ in is for the classes below.
class ThresholdView : public QWidget
{
    Q_OBJECT

public:
    /// Asks where that is needed and shows what there is.
    void refresh();
    /// Shows the answer to the question as it is now, or why there is none.
    [[nodiscard]] bool isCurrent() const;
    [[nodiscard]] bool hasAnswer() const;
    [[nodiscard]] ChartSpec chart() const;             ///< the one a reader chose last
    [[nodiscard]] virtual TableSpec table() const = 0; ///< of the tab that is open
    [[nodiscard]] HeadlineText finding() const;
    [[nodiscard]] virtual GroupFacts arrangeable() const = 0; ///< the groups, at the threshold as it is

Q_SIGNALS:
    void groupsWanted(); ///< the dialog that arranges the groups
    void runsWanted();   ///< no system has enrolled the faces
    void pairsWanted();  ///< the browser of pairs
    void guideWanted();  ///< the ACLU's test
    void settled();      ///< an answer, or why there is none, is shown

protected:
    /// What is said in the place of an answer.
    struct Words
    {
        QString runs;    ///< systems are at it
        QString nothing; ///< no system has looked at the faces
        QString waiting; ///< for the first answer
        QString stopped;
        QString again; ///< the button then
    };
    /// The cards, from above; owned by the view from then on.
    struct Cards
    {
        QStringList topics; ///< of the "?" of the finding
        ThresholdCard* threshold;
        MatchChartCard* left;
        MatchChartCard* right;
        FalseMatchStrip* pairs;
        QWidget* tables;
    };

    /// \a arrangement: the order of the groups and those that are hidden, shared with results of other tasks.
    /// \a name: what names of objects begin with.
    ThresholdView(Session& session, ThresholdState& state, ResultsView& arrangement, const QString& name,
                  Words words, QWidget* parent);
    /// The groups that are drawn, in their order.
    [[nodiscard]] MatchChartOptions chartOptions() const;
    void setCards(const Cards& cards);
    void showMessage(const QString& text, const QString& action, std::function<void()> then);
    /// The state failed: why, and what can be done.
    virtual void showProblem() = 0;
    [[nodiscard]] virtual HeadlineText headline() const = 0;
    virtual void refreshTables() = 0;
    /// What the answer shown is known by; another one is new.
    [[nodiscard]] virtual std::shared_ptr<const void> shownAnswer() const = 0;
    void showThreshold(); ///< everything that follows it
    /// A mark or row of groups opens their pairs.
    void openPairsOf(const MarkKey& key);

    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    Session& m_session;

private:
    void build(const QString& name);
    QWidget* buildWaiting(const QString& name);
    void buildGroups(const QString& name);
    void showArrangement();
    void showPhase();
    void showProgress();
    void showAnswer();
    void showThresholdFirst();
    void arrange();

    ThresholdState& m_state;
    ResultsView& m_arrangement;
    Words m_words;
    std::function<void()> m_then; ///< what the button of the message does
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_waiting = nullptr;
    QLabel* m_what = nullptr;
    QProgressBar* m_bar = nullptr;
    QScrollArea* m_scroll = nullptr;
    HeadlineCard* m_headline = nullptr;
    ThresholdCard* m_threshold = nullptr;
    GroupChoices* m_groups = nullptr;
    QWidget* m_groupsRow = nullptr;
    QBoxLayout* m_charts = nullptr;
    MatchChartCard* m_left = nullptr;
    MatchChartCard* m_right = nullptr;
    MatchChartCard* m_chosen = nullptr;
    FalseMatchStrip* m_pairs = nullptr;
    std::shared_ptr<const void> m_shown; ///< whose pairs m_pairs has
    QTimer* m_rest;                      ///< what need not follow every step of the slider
};

} // namespace plumbline::ui
