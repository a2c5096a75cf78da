// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/threshold_view.h"

#include <algorithm>
#include <utility>

#include <QBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>

#include "core/session/pair_list.h"
#include "ui/matching/false_match_strip.h"
#include "ui/matching/match_chart_card.h"
#include "ui/matching/threshold_card.h"
#include "ui/matching/threshold_state.h"
#include "ui/results/group_choices.h"
#include "ui/results/headline_card.h"
#include "ui/results/results_view.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kSideBySide = 860; ///< from this width on the charts stand beside each other
constexpr int kRestMs = 40;

} // namespace

ThresholdView::ThresholdView(Session& session, ThresholdState& state, ResultsView& arrangement,
                             const QString& name, Words words, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(state)
    , m_arrangement(arrangement)
    , m_words(std::move(words))
    , m_rest(new QTimer(this))
{
    setObjectName(name + QStringLiteral("View"));
    m_rest->setSingleShot(true);
    m_rest->setInterval(kRestMs);
    connect(m_rest, &QTimer::timeout, this, [this] { refreshTables(); });
    build(name);
    buildGroups(name);
    connect(&m_arrangement, &ResultsView::changed, this, [this] {
        if (hasAnswer())
            showThreshold();
    });
    connect(&m_state, &ThresholdState::asked, this, &ThresholdView::showPhase);
    connect(&m_state, &ThresholdState::failed, this, [this] {
        showPhase();
        Q_EMIT settled();
    });
    connect(&m_state, &ThresholdState::answered, this, [this] {
        showAnswer();
        showPhase();
        Q_EMIT settled();
    });
    connect(&m_state, &ThresholdState::systemChanged, this, &ThresholdView::showAnswer);
    connect(&m_state, &ThresholdState::progressed, this, &ThresholdView::showProgress);
    connect(&m_state, &ThresholdState::thresholdChanged, this, [this] {
        if (isVisible())
            showThreshold();
    });
}

void ThresholdView::build(const QString& name)
{
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(name + QStringLiteral("Empty"));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_then)
            m_then();
    });
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(name + QStringLiteral("Scroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildWaiting(name));
    column->addWidget(m_stack, 1);
}

/// What stands above everything while faces are compared.
QWidget* ThresholdView::buildWaiting(const QString& name)
{
    m_waiting = new QWidget;
    m_waiting->setObjectName(name + QStringLiteral("Waiting"));
    auto* row = new QHBoxLayout(m_waiting);
    row->setContentsMargins(kPageMargin, 8, kPageMargin, 0);
    row->setSpacing(kGap);
    m_what = textLabel({}, "muted");
    m_what->setObjectName(name + QStringLiteral("What"));
    m_bar = new QProgressBar;
    m_bar->setObjectName(name + QStringLiteral("Bar"));
    m_bar->setAccessibleName(tr("Progress of the comparison"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    QPushButton* cancel = button(tr("Cancel"), "", name + QStringLiteral("Cancel"), tr("Stop comparing"));
    connect(cancel, &QPushButton::clicked, &m_state, &ThresholdState::cancel);
    row->addWidget(m_what, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    m_waiting->hide();
    return m_waiting;
}

void ThresholdView::buildGroups(const QString& name)
{
    m_groups = new GroupChoices(m_arrangement, name, this);
    connect(m_groups, &GroupChoices::groupsRequested, this, &ThresholdView::groupsWanted);
    m_groupsRow = new QWidget;
    auto* groups = new FlowLayout(10);
    m_groupsRow->setLayout(groups);
    QLabel* of = textLabel(tr("In both charts"), "muted");
    of->setWordWrap(false);
    m_groups->order()->ensurePolished();
    of->setMinimumHeight(m_groups->order()->sizeHint().height()); // on one line with them
    groups->addWidget(of);
    groups->addWidget(m_groups->order());
    groups->addWidget(m_groups->groups());
}

void ThresholdView::setCards(const Cards& cards)
{
    m_headline = new HeadlineCard;
    m_headline->setTopics(cards.topics);
    m_threshold = cards.threshold;
    m_left = cards.left;
    m_right = cards.right;
    m_chosen = m_left;
    for (MatchChartCard* card : {m_left, m_right}) {
        connect(card, &MatchChartCard::chosen, this, [this, card] { m_chosen = card; });
        connect(card, &MatchChartCard::markClicked, this, &ThresholdView::openPairsOf);
    }
    m_pairs = cards.pairs;
    connect(m_pairs, &FalseMatchStrip::pairsWanted, this, &ThresholdView::pairsWanted);
    connect(m_pairs, &FalseMatchStrip::guideWanted, this, &ThresholdView::guideWanted);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_charts->setSpacing(kGap);
    m_charts->addWidget(m_left, 1);
    m_charts->addWidget(m_right, 1);
    column->addWidget(m_headline);
    column->addWidget(m_threshold);
    column->addWidget(m_groupsRow);
    column->addLayout(m_charts);
    column->addWidget(m_pairs);
    column->addWidget(cards.tables);
    column->addStretch(1);
    m_scroll->setWidget(content);
}

bool ThresholdView::hasAnswer() const
{
    return m_state.hasAnswer() && m_stack->currentWidget() == m_scroll;
}

bool ThresholdView::isCurrent() const
{
    return m_state.phase() != ThresholdState::Phase::Asking;
}

void ThresholdView::refresh()
{
    m_state.ask();
    if (m_state.hasAnswer() && m_state.phase() != ThresholdState::Phase::Asking)
        showAnswer();
    showPhase();
}

void ThresholdView::showMessage(const QString& text, const QString& action, std::function<void()> then)
{
    m_then = std::move(then);
    m_empty->setText(text, action);
    m_stack->setCurrentWidget(m_empty);
}

void ThresholdView::showPhase()
{
    const auto phase = m_state.phase();
    const bool asking = phase == ThresholdState::Phase::Asking;
    m_waiting->setVisible(asking);
    if (asking)
        showProgress();
    if (!m_state.hasRuns()) {
        const bool isRunning = m_session.job() == JobKind::Run;
        showMessage(isRunning ? m_words.runs : m_words.nothing,
                    isRunning ? QString() : tr("Run face matching"), [this] { Q_EMIT runsWanted(); });
    } else if (phase == ThresholdState::Phase::Failed) {
        showProblem();
    } else if (phase == ThresholdState::Phase::Cancelled) {
        showMessage(m_words.stopped, m_words.again, [this] { m_state.askAgain(); });
    } else if (m_state.hasAnswer()) {
        m_stack->setCurrentWidget(m_scroll);
    } else {
        showMessage(m_words.waiting, {}, {});
    }
}

/// A cell of the map names two groups, a mark of searches one: the browser shows their pairs.
void ThresholdView::openPairsOf(const MarkKey& key)
{
    if (!m_state.hasAnswer())
        return;
    const PairScene scene = m_state.scene();
    const qsizetype by = scene.by.size();
    const auto placeOf = [&](const QStringList& values) {
        const auto found = std::find(scene.groups.begin(), scene.groups.end(), values);
        return found == scene.groups.end() ? scene.unknown() : static_cast<int>(found - scene.groups.begin());
    };
    if (by > 0 && key.values.size() == 2 * by)
        m_state.wishPairs(placeOf(key.values.first(by)), placeOf(key.values.last(by)));
    else if (by > 0 && key.values.size() == by && scene.isSearch)
        m_state.wishPairs(placeOf(key.values), PairFilter::kAny);
    Q_EMIT pairsWanted();
}

void ThresholdView::showProgress()
{
    const Progress& progress = m_state.progress();
    m_what->setText(progress.what.isEmpty() ? tr("Comparing faces") : progress.what);
    m_bar->setRange(0, static_cast<int>(progress.total));
    m_bar->setValue(static_cast<int>(progress.done));
}

void ThresholdView::showAnswer()
{
    if (!m_state.hasAnswer())
        return;
    m_threshold->refresh();
    const auto before = std::exchange(m_shown, shownAnswer());
    m_pairs->refresh(before != m_shown);
    showThreshold();
    refreshTables();
}

void ThresholdView::showThreshold()
{
    if (!m_state.hasAnswer())
        return;
    m_headline->setText(headline());
    showArrangement();
    m_left->draw();
    m_right->draw();
    m_pairs->showThreshold();
    m_rest->start();
}

void ThresholdView::showArrangement()
{
    const GroupFacts groups = arrangeable();
    const std::size_t shown = arrangedGroups(groups, m_arrangement.groups(groups.by)).size();
    m_groups->follow(groups.by, static_cast<int>(groups.values.size() - shown));
    m_groupsRow->setVisible(!groups.by.isEmpty());
}

MatchChartOptions ThresholdView::chartOptions() const
{
    const GroupFacts groups = arrangeable();
    return {arrangedGroups(groups, m_arrangement.groups(groups.by))};
}

void ThresholdView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showAnswer();                      // the threshold may have been moved elsewhere
    if (m_state.takeWishedThreshold()) // when the window has given the focus to whatever is next
        QMetaObject::invokeMethod(this, &ThresholdView::showThresholdFirst, Qt::QueuedConnection);
}

void ThresholdView::showThresholdFirst()
{
    m_threshold->takeFocus();
    m_scroll->verticalScrollBar()->setValue(0);
}

void ThresholdView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ThresholdView::arrange()
{
    const bool beside = width() >= kSideBySide;
    m_charts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

ChartSpec ThresholdView::chart() const
{
    if (!hasAnswer())
        return {};
    const MatchChartCard* other = m_chosen == m_left ? m_right : m_left;
    return m_chosen->spec().isEmpty() ? other->spec() : m_chosen->spec(); // one may have nothing to draw
}

HeadlineText ThresholdView::finding() const
{
    return hasAnswer() ? headline() : HeadlineText {};
}

} // namespace plumbline::ui
