// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "core/session/pair_list.h"
#include "ui/page.h"

class QSplitter;
class QStackedWidget;
class QTimer;

namespace plumbline::ui {

class EmptyState;
class ThresholdState;
class PairActions;
class PairBar;
class PairModel;
class PairTable;
class PairView;

/// The pairs of two people that a system takes for one, at the threshold of Results: the list at the left,
/// the pair one looks at beside it, large; keys judge it. What Browse shows where the task compares faces.
class PairBrowser : public QWidget
{
    Q_OBJECT

public:
    /// So many pairs are listed; what lies below asks for a higher threshold.
    static constexpr qint64 kMostPairs = 100000;

    /// \a states: of the tasks that compare faces; the chosen task's is shown.
    PairBrowser(PageServices services, std::vector<ThresholdState*> states, QWidget* parent = nullptr);

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);
    void written(const QString& path); ///< a file
    void failed(const plumbline::Error& error);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectParts();
    void refresh();
    void showState();
    void showMessage(const QString& text, const QString& action, std::function<void()> then);
    void ask();
    [[nodiscard]] ThresholdState& state() const; ///< of the chosen task
    void follow(ThresholdState& state);
    void forget();
    void takeList(const FalseMatches& list);
    void reviewed();
    void fill();
    void shareWidth();
    void showWhole();
    void showCount();
    void currentChanged();
    void step(int by);
    void takeWish();
    void showWished(const FalseMatch& wish);
    void writeTable();
    void openSheet();

    PageServices m_services;
    std::vector<ThresholdState*> m_states;
    FalseMatches m_list;
    std::vector<ListedPair> m_pairs; ///< all of the list
    std::optional<ImagePair> m_current;
    int m_row = 0;
    int m_epoch = 0;
    int m_pairsBelow = 0; ///< at the end of m_list, below the threshold
    bool m_asked = false;
    const ThresholdState* m_shown = nullptr; ///< whose pairs are listed
    bool m_dirty = true;
    bool m_wantsFocus = false;    ///< once there is a list
    std::function<void()> m_then; ///< what the button of the message does

    PairActions* m_actions = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_whole = nullptr;
    PairBar* m_bar = nullptr;
    QStackedWidget* m_centre = nullptr;
    QSplitter* m_splitter = nullptr;
    EmptyState* m_noneFits = nullptr;
    PairModel* m_model = nullptr;
    PairTable* m_table = nullptr;
    PairView* m_view = nullptr;
    QTimer* m_rest = nullptr; ///< a threshold that is dragged is asked when it rests
};

} // namespace plumbline::ui
