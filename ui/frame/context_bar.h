// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>

#include "ui/page.h"

class QLabel;
class QMenu;
class QPushButton;

namespace plumbline::ui {

class ContextChip;
class MatchState;
class SearchState;

/// The bar on top: on Results and Browse what one is looking at, as chips, and Export; else the page's name.
class ContextBar : public QFrame
{
    Q_OBJECT

public:
    /// \a matching and \a searching outlive the bar.
    ContextBar(PageServices services, MatchState& matching, SearchState& searching,
               QWidget* parent = nullptr);
    void setPage(PageId page, const QString& title);
    /// Filled by the window when it is about to show.
    [[nodiscard]] QMenu* exportMenu() const { return m_exportMenu; }
    /// Whether this page has its Export button.
    [[nodiscard]] bool offersExport() const;

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);
    void searchRulesWanted(); ///< who is searched for, and where

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void fit();
    void follow();
    void refresh();
    void fillDataset();
    void fillTask();
    void fillSystems();
    void fillGroupBy();
    void offerGroupings(QMenu& menu);
    void fillUndetected();
    void toggleSystem(const QString& id, bool on);
    void toggleGroupBy(const QString& name, bool on);
    [[nodiscard]] bool ofCounts() const;
    [[nodiscard]] bool countsKnowUnanswered() const;
    [[nodiscard]] QString systemName(const QString& id) const;
    [[nodiscard]] QStringList systemsThatRan() const;
    [[nodiscard]] QStringList groupedBy() const;

    PageServices m_services;
    MatchState& m_matching;
    SearchState& m_searching;
    QLabel* m_title;
    ContextChip* m_dataset;
    ContextChip* m_task;
    ContextChip* m_systems;
    ContextChip* m_groupBy;
    ContextChip* m_undetected;
    ContextChip* m_pairs;    ///< which faces are compared
    ContextChip* m_searched; ///< which are searched for, and where
    QMenu* m_exportMenu;
    QPushButton* m_export;
    PageId m_page = PageId::Welcome;
};

} // namespace plumbline::ui
