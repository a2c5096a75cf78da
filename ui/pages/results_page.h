// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/views/chart_spec.h"
#include "core/views/measured.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"
#include "ui/page.h"

class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace plumbline::ui {

class BesideButton;
class ChartCard;
class CompareView;
class EmptyState;
class FoldingSplitter;
class HeadlineCard;
class MatchState;
class MatchView;
class SearchState;
class SearchView;
class ThresholdView;
class MisreadCard;
class ResultsTables;
class ResultsView;

/// The finding in a sentence, the charts by subgroup, who is misread, the tables. Every mark and row opens
/// its portraits in Browse. Follows a run while it goes on.
class ResultsPage : public Page
{
    Q_OBJECT

public:
    /// \a matching outlives the page.
    ResultsPage(PageServices services, MatchState& matching, SearchState& searching,
                QWidget* parent = nullptr);

    /// What the page shows, for the Export menu; empty without results.
    [[nodiscard]] ChartSpec currentChart() const;
    /// The sentence that the page shows, with its interval and what qualifies it; empty without results.
    [[nodiscard]] HeadlineText finding() const;
    [[nodiscard]] TableSpec currentTable() const; ///< of the tab that is open
    [[nodiscard]] TableSpec subgroups() const;
    [[nodiscard]] TableSpec comparisons() const;
    [[nodiscard]] const std::optional<Measured>& measured() const { return m_measured; }
    /// What the page asks. \pre a project is open
    [[nodiscard]] MeasureQuery question() const;
    [[nodiscard]] bool isCurrent() const;
    /// Results of matching, where that is the task; null elsewhere.
    [[nodiscard]] MatchView* matchView() const;   ///< null: another task
    [[nodiscard]] SearchView* searchView() const; ///< the same
    [[nodiscard]] CompareView& compareView() const { return *m_compare; }
    /// Asks anew where that is needed, seen or not; settled() follows.
    void bringUpToDate();

Q_SIGNALS:
    void searchRulesWanted(); ///< who is searched for, and where
    void guideWanted();       ///< the ACLU's test
    void settled();           ///< the page shows the answer to its question, or why there is none

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void follow();
    void questionChanged();
    void refresh();
    void reload();
    void settle();
    void showMeasured(const Measured& measured);
    void showArranged();
    void showMisread();
    void showSide();
    [[nodiscard]] bool isBesideKey(const MarkKey& key) const;
    bool showEmptyState();
    void showNothingRun();
    void setEmpty(const QString& text, const QString& action, PageId step);
    void emptyAction();
    void openBrowse(const MarkKey& key, ImageId image);
    void openMark(const MarkKey& key);
    void openGroups();
    void openPlan();
    void showMatching(ThresholdView& view);
    [[nodiscard]] ThresholdView* thresholdView() const; ///< shown now; null: none
    QWidget* buildViews();
    void showView(bool compare);
    void rename(const QStringList& by, const QStringList& values, const QString& name);

    int m_epoch = 0;
    bool m_asking = false;
    bool m_dirty = true;
    bool m_awaited = false; ///< somebody waits for settled(), seen or not
    std::optional<Measured> m_measured;
    ChartOptions m_options;        ///< under which m_measured was last shown
    std::optional<MarkKey> m_mark; ///< the mark last opened; while none, the headline's

    ResultsView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_views = nullptr; ///< which view within Results; hidden while there is one only
    QPushButton* m_subgroupsView = nullptr;
    QPushButton* m_compareView = nullptr;
    CompareView* m_compare = nullptr;
    MatchState& m_matching;
    SearchState& m_searching;
    MatchView* m_match = nullptr;
    SearchView* m_search = nullptr;
    QScrollArea* m_scroll = nullptr;
    EmptyState* m_empty = nullptr;
    PageId m_emptyStep = PageId::Welcome;
    HeadlineCard* m_headline = nullptr;
    ChartCard* m_chart = nullptr;
    BesideButton* m_beside = nullptr;
    FoldingSplitter* m_splitter = nullptr;
    MisreadCard* m_misread = nullptr;
    ResultsTables* m_tables = nullptr;
};

} // namespace plumbline::ui
