// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_browser.h"

#include <algorithm>
#include <utility>

#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/session/review_desk.h"
#include "core/session/session_work.h"
#include "ui/matching/threshold_state.h"
#include "ui/pairs/pair_actions.h"
#include "ui/pairs/pair_bar.h"
#include "ui/pairs/pair_files.h"
#include "ui/pairs/pair_model.h"
#include "ui/pairs/pair_table.h"
#include "ui/pairs/pair_view.h"
#include "ui/pairs/pair_words.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kListWidth = 390;
constexpr int kHandle = 12;
constexpr int kRestMs = 150;

} // namespace

PairBrowser::PairBrowser(PageServices services, std::vector<ThresholdState*> states, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_states(std::move(states))
{
    setObjectName(QStringLiteral("pairBrowser"));
    build();
    connectParts();
}

void PairBrowser::build()
{
    m_actions = new PairActions(m_services.session, this);
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(QStringLiteral("pairEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_then)
            m_then();
    });
    m_bar = new PairBar;
    m_view = new PairView(m_services.session, *m_actions);
    m_view->setMinimumWidth(2 * PairSide::kLeastWidth + kHandle);
    m_view->setOverlays(m_bar->overlays());
    m_model = new PairModel(this);
    m_table = new PairTable(*m_model);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PairBrowser::currentChanged);
    m_noneFits = new EmptyState(tr("No pair fits this filter."), tr("Show all pairs"));
    m_noneFits->setObjectName(QStringLiteral("pairNoneFits"));
    connect(m_noneFits, &EmptyState::actionTriggered, this, [this] {
        m_bar->setFilter({});
        fill();
    });
    m_splitter = new QSplitter;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(kHandle);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kListWidth, 2 * kListWidth});
    m_centre = new QStackedWidget;
    m_centre->addWidget(m_splitter);
    m_centre->addWidget(m_noneFits);

    m_whole = new QWidget;
    auto* column = new QVBoxLayout(m_whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_bar);
    column->addWidget(m_centre, 1);
    m_actions->addTo(m_whole);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_whole);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    m_rest = new QTimer(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(kRestMs);
}

void PairBrowser::connectParts()
{
    connect(m_rest, &QTimer::timeout, this, &PairBrowser::ask);
    for (ThresholdState* each : m_states)
        follow(*each);
    connect(&m_services.session, &Session::reviewChanged, this, &PairBrowser::reviewed);
    connect(&m_services.session, &Session::projectChanged, this, &PairBrowser::forget);
    connect(m_bar, &PairBar::filterChanged, this, &PairBrowser::fill);
    connect(m_bar, &PairBar::orderChanged, this, &PairBrowser::fill);
    connect(m_bar, &PairBar::overlaysChanged, this, [this] { m_view->setOverlays(m_bar->overlays()); });
    connect(m_bar, &PairBar::systemChosen, this,
            [this](const QString& system) { state().showSystem(system); });
    connect(m_bar, &PairBar::thresholdRequested, this, [this] {
        state().wishThreshold();
        Q_EMIT navigate(PageId::Results);
    });
    connect(m_bar, &PairBar::tableRequested, this, &PairBrowser::writeTable);
    connect(m_bar, &PairBar::sheetRequested, this, &PairBrowser::openSheet);
    connect(m_actions, &PairActions::stepRequested, this, &PairBrowser::step);
    connect(m_actions, &PairActions::noteRequested, m_view, &PairView::writeNote);
    connect(m_view, &PairView::left, m_table, qOverload<>(&QWidget::setFocus));
}

/// What is not of the chosen task changes nothing here.
void PairBrowser::follow(ThresholdState& of)
{
    const auto guarded = [this, &of](auto then) {
        return [this, &of, then] {
            if (&of == &state())
                then();
        };
    };
    connect(&of, &ThresholdState::questionChanged, this, guarded([this] { refresh(); }));
    for (const auto signal : {&ThresholdState::asked, &ThresholdState::progressed, &ThresholdState::failed})
        connect(&of, signal, this, guarded([this] { showState(); }));
    const auto again = [this] {
        m_dirty = true;
        if (isVisible()) {
            showState();
            m_rest->start();
        }
    };
    for (const auto signal :
         {&ThresholdState::answered, &ThresholdState::systemChanged, &ThresholdState::thresholdChanged})
        connect(&of, signal, this, guarded(again));
    connect(&of, &ThresholdState::pairsWished, this, guarded([this] { takeWish(); }));
}

ThresholdState& PairBrowser::state() const
{
    const auto asked = std::find_if(m_states.begin(), m_states.end(),
                                    [](const ThresholdState* each) { return each->isTask(); });
    return asked == m_states.end() ? *m_states.front() : **asked;
}

/// Nothing of one audit or task is to be seen in the next.
void PairBrowser::forget()
{
    m_list = {};
    m_pairs.clear();
    m_current.reset();
    m_row = 0;
    m_pairsBelow = 0;
    m_asked = false;
    m_dirty = true;
    ++m_epoch;
    m_model->setPairs({});
    m_view->clear();
    m_bar->setFilter({});
}

void PairBrowser::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_wantsFocus = true; // the keys are for the pairs, however one came here
    refresh();
}

void PairBrowser::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareWidth();
}

void PairBrowser::refresh()
{
    if (!isVisible())
        return;
    if (std::exchange(m_shown, &state()) != &state())
        forget();
    state().ask();
    showState();
    if (m_dirty && state().hasAnswer())
        ask();
    else if (m_asked && state().hasAnswer())
        takeWish();
}

void PairBrowser::showMessage(const QString& text, const QString& action, std::function<void()> then)
{
    m_wantsFocus = m_wantsFocus || m_whole->isAncestorOf(window()->focusWidget());
    m_empty->setText(text, action);
    m_then = std::move(then);
    m_stack->setCurrentWidget(m_empty);
}

void PairBrowser::showState()
{
    if (!isVisible())
        return;
    if (!state().hasRuns()) {
        showMessage(
            tr("Here you look at pairs of two people whom a system takes for one. No system has enrolled "
               "the faces of this audit yet: run one on Runs."),
            tr("Go to Runs"), [this] { Q_EMIT navigate(PageId::Runs); });
        return;
    }
    const bool has = state().hasAnswer();
    switch (state().phase()) {
    case ThresholdState::Phase::Failed:
        showMessage(state().error().userText, tr("Try again"), [this] { state().askAgain(); });
        return;
    case ThresholdState::Phase::Cancelled:
        showMessage(tr("The comparison was stopped."), tr("Compare again"), [this] { state().askAgain(); });
        return;
    case ThresholdState::Phase::Asking:
    case ThresholdState::Phase::Idle:
        if (has)
            break; // the pairs of the question before stay until the answer is there
        showMessage(tr("Comparing faces…"), {}, {});
        return;
    case ThresholdState::Phase::Answered:
        break;
    }
    if (m_asked && m_pairs.empty() && !m_dirty) {
        showMessage(tr("At this threshold no two people are taken for one. A lower threshold in Results lets "
                       "more pairs match."),
                    tr("Go to Results"), [this] {
                        state().wishThreshold();
                        Q_EMIT navigate(PageId::Results);
                    });
        return;
    }
    showWhole();
}

void PairBrowser::showWhole()
{
    m_stack->setCurrentWidget(m_whole);
    if (!m_wantsFocus || !m_table->isVisible())
        return;
    m_wantsFocus = false; // only now: what is hidden cannot take it
    m_table->setFocus(Qt::OtherFocusReason);
}

void PairBrowser::ask()
{
    if (!isVisible() || !state().hasAnswer())
        return;
    m_dirty = false;
    const int mine = ++m_epoch;
    const double threshold = static_cast<double>(state().threshold());
    m_bar->setSystems(state().systems(), state().shownSystem());
    whenDone(m_services.session.ask<FalseMatches>(
                 [pairs = state().pairs(threshold, kMostPairs)](Project& project) -> Result<FalseMatches> {
                     return pairs(project);
                 }),
             this, [this, mine](const Result<FalseMatches>& list) {
                 if (mine == m_epoch && list && state().hasAnswer())
                     takeList(*list);
             });
}

void PairBrowser::takeList(const FalseMatches& list)
{
    m_list = list;
    m_pairsBelow = 0;
    m_asked = true;
    m_bar->setGroups(state().scene());
    m_model->setGroups(state().scene());
    reviewed();
    takeWish();
    showState();
}

void PairBrowser::takeWish()
{
    if (!isVisible())
        return;
    if (const auto wish = state().takeWishedPairs()) {
        m_bar->setFilter({wish, PairShow::All});
        fill();
    }
    if (const auto wish = state().takeWishedPair())
        showWished(*wish);
}

void PairBrowser::showWished(const FalseMatch& wish)
{
    const ImagePair wanted(wish.a.image, wish.b.image);
    const auto isWanted = [&](const FalseMatch& pair) {
        return ImagePair(pair.a.image, pair.b.image) == wanted;
    };
    if (std::none_of(m_list.pairs.begin(), m_list.pairs.end(), isWanted)
        && std::none_of(m_list.samePerson.begin(), m_list.samePerson.end(), isWanted)) {
        m_list.pairs.push_back(wish); // below the threshold: it is shown until that is moved
        m_pairsBelow = 1;
    }
    m_current = wanted;
    m_bar->setFilter({});
    reviewed();
    showState();
}

void PairBrowser::reviewed()
{
    const auto project = m_services.session.project();
    if (!project)
        return;
    m_pairs = listedPairs(m_list, *ReviewDesk(*project).book());
    fill();
}

void PairBrowser::fill()
{
    if (!state().hasAnswer())
        return;
    const bool isOneSet = state().scene().isOneSet;
    const PairFilter filter = m_bar->filter();
    std::vector<ListedPair> shown;
    for (const ListedPair& pair : m_pairs) {
        if (fits(pair, filter, isOneSet))
            shown.push_back(pair);
    }
    sortPairs(shown, m_bar->order());
    const int place = m_table->verticalScrollBar()->value();
    const auto wanted = m_current;
    const int row = m_row;
    m_model->setPairs(std::move(shown));
    m_centre->setCurrentIndex(m_model->rowCount() > 0 || m_pairs.empty() ? 0 : 1);
    m_bar->setCanExport(m_model->rowCount() > 0);
    m_table->fitColumns(std::ssize(m_list.pairs));
    shareWidth();
    showCount();
    if (m_model->rowCount() == 0) {
        m_view->clear();
        return;
    }
    int at = wanted ? m_model->find(*wanted) : 0;
    if (at < 0) // it no longer fits: the one that came after it
        at = std::min(row, m_model->rowCount() - 1);
    m_table->verticalScrollBar()->setValue(place);
    m_table->setCurrentIndex(m_model->index(at, 0));
}

void PairBrowser::shareWidth()
{
    const int list = m_table->takeWidth(width() - kHandle, m_bar->hasGroups());
    if (list > 0)
        m_splitter->setSizes({list, std::max(1, width() - kHandle - list)});
}

void PairBrowser::showCount()
{
    const QLocale locale;
    const auto seen = std::count_if(m_pairs.begin(), m_pairs.end(),
                                    [](const ListedPair& pair) { return pair.review.isLookedAt(); });
    QString count = tr("%1 of %2 looked at").arg(locale.toString(seen), locale.toString(m_pairs.size()));
    if (m_model->rowCount() != static_cast<int>(m_pairs.size()))
        count = tr("%1 listed · %2").arg(locale.toString(m_model->rowCount()), count);
    m_bar->setCount(count);
    const QString what = state().scene().isSearch
        ? tr("%1 candidates who are somebody else, at a threshold of %2")
        : tr("%1 pairs of two people taken for one at a threshold of %2");
    QString title = what.arg(locale.toString(m_list.all), state().thresholdText(m_list));
    const auto listed = std::ssize(m_list.pairs) - m_pairsBelow;
    if (!m_list.isComplete || m_list.all > listed)
        title += tr("; the best %1 are listed").arg(locale.toString(listed));
    if (m_pairsBelow > 0)
        title += tr("; the one chosen in Results lies below it");
    m_bar->setTitle(title);
}

void PairBrowser::currentChanged()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || !state().hasAnswer())
        return;
    m_row = index.row();
    const ListedPair& pair = m_model->pair(m_row);
    m_current = pair.pair();
    m_view->showPair(pair, state().scene());
}

void PairBrowser::step(int by)
{
    const int to = std::clamp(m_row + by, 0, std::max(0, m_model->rowCount() - 1));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(to, 0));
}

void PairBrowser::writeTable()
{
    writePairTable(m_services, m_model->pairs(), this, [this](const Result<QString>& path) {
        if (path)
            Q_EMIT written(*path);
        else
            Q_EMIT failed(path.error());
    });
}

void PairBrowser::openSheet()
{
    if (!state().hasAnswer())
        return;
    std::vector<ListedPair> current;
    if (m_current && m_row < m_model->rowCount())
        current.push_back(m_model->pair(m_row));
    openPairSheet(m_services, current, m_model->pairs(), state().scene(),
                  {tr("threshold %1").arg(state().thresholdText(m_list)), m_bar->filterText()}, this);
}

} // namespace plumbline::ui
