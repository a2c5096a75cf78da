// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_view.h"

#include <algorithm>

#include <QBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>

#include "core/views/match_help.h"
#include "core/views/match_tables.h"
#include "ui/matching/false_match_strip.h"
#include "ui/matching/match_chart_card.h"
#include "ui/matching/match_state.h"
#include "ui/matching/match_tables_card.h"
#include "ui/matching/threshold_card.h"
#include "ui/results/headline_card.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kSideBySide = 860; ///< from this width on the charts stand beside each other
constexpr int kRestMs = 40;

} // namespace

MatchView::MatchView(Session& session, MatchState& state, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(state)
    , m_rest(new QTimer(this))
{
    setObjectName(QStringLiteral("matchView"));
    m_rest->setSingleShot(true);
    m_rest->setInterval(kRestMs);
    connect(m_rest, &QTimer::timeout, this, [this] { m_tables->refresh(); });
    build();
    connect(&m_state, &MatchState::asked, this, &MatchView::showPhase);
    connect(&m_state, &MatchState::failed, this, [this] {
        showPhase();
        Q_EMIT settled();
    });
    connect(&m_state, &MatchState::answered, this, [this] {
        showAnswer();
        showPhase();
        Q_EMIT settled();
    });
    connect(&m_state, &MatchState::systemChanged, this, &MatchView::showAnswer);
    connect(&m_state, &MatchState::progressed, this, &MatchView::showProgress);
    connect(&m_state, &MatchState::thresholdChanged, this, [this] {
        if (isVisible())
            showThreshold();
    });
}

void MatchView::build()
{
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(QStringLiteral("matchEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this, &MatchView::emptyAction);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("matchScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(buildContent());
    m_stack->addWidget(m_scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildWaiting());
    column->addWidget(m_stack, 1);
}

/// What stands above everything while faces are compared.
QWidget* MatchView::buildWaiting()
{
    m_waiting = new QWidget;
    m_waiting->setObjectName(QStringLiteral("matchWaiting"));
    auto* row = new QHBoxLayout(m_waiting);
    row->setContentsMargins(kPageMargin, 8, kPageMargin, 0);
    row->setSpacing(kGap);
    m_what = textLabel({}, "muted");
    m_what->setObjectName(QStringLiteral("matchWhat"));
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("matchBar"));
    m_bar->setAccessibleName(tr("Progress of the comparison"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    QPushButton* cancel = button(tr("Cancel"), "", QStringLiteral("matchCancel"), tr("Stop comparing"));
    connect(cancel, &QPushButton::clicked, &m_state, &MatchState::cancel);
    row->addWidget(m_what, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(cancel);
    m_waiting->hide();
    return m_waiting;
}

QWidget* MatchView::buildContent()
{
    m_headline = new HeadlineCard;
    m_headline->setTopics(helpForMatchHeadline());
    m_threshold = new ThresholdCard(m_state);
    const Registry<MatchChart>& charts = m_session.services().matchCharts;
    m_left = new MatchChartCard(charts, m_state, QStringLiteral("matchLeft"), QStringLiteral("threshold"));
    m_right = new MatchChartCard(charts, m_state, QStringLiteral("matchRight"), QStringLiteral("heatmap"));
    m_chosen = m_left;
    for (MatchChartCard* card : {m_left, m_right}) {
        connect(card, &MatchChartCard::chosen, this, [this, card] { m_chosen = card; });
        connect(card, &MatchChartCard::markClicked, this, &MatchView::openPairsOf);
    }
    m_tables = new MatchTablesCard(m_state);
    m_pairs = new FalseMatchStrip(m_session, m_state);
    connect(m_pairs, &FalseMatchStrip::pairsWanted, this, &MatchView::pairsWanted);
    connect(m_pairs, &FalseMatchStrip::guideWanted, this, &MatchView::guideWanted);

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
    column->addLayout(m_charts);
    column->addWidget(m_pairs);
    column->addWidget(m_tables);
    column->addStretch(1);
    return content;
}

bool MatchView::hasAnswer() const
{
    return m_state.answer() != nullptr && m_stack->currentWidget() == m_scroll;
}

bool MatchView::isCurrent() const
{
    return m_state.phase() != MatchState::Phase::Asking;
}

void MatchView::refresh()
{
    m_state.ask();
    if (m_state.answer() && m_state.phase() != MatchState::Phase::Asking)
        showAnswer();
    showPhase();
}

void MatchView::showPhase()
{
    const MatchState::Phase phase = m_state.phase();
    const bool asking = phase == MatchState::Phase::Asking;
    m_waiting->setVisible(asking);
    if (asking)
        showProgress();
    if (!m_state.hasRuns()) {
        m_empty->setText(
            m_session.job() == JobKind::Run
                ? tr("The systems are looking at the faces. They are compared as soon as that is done.")
                : tr("No system has looked at the faces of this audit for matching yet. A run finds every "
                     "face and keeps what the system makes of it; then any two are compared."),
            m_session.job() == JobKind::Run ? QString() : tr("Run face matching"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (phase == MatchState::Phase::Failed) {
        m_empty->setText(m_state.error().userText,
                         m_state.choices() == MatchChoices {} ? tr("Try again")
                                                              : tr("Compare every two images"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (phase == MatchState::Phase::Cancelled) {
        m_empty->setText(tr("The comparison was stopped."), tr("Compare the faces"));
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (m_state.answer()) {
        m_stack->setCurrentWidget(m_scroll);
        return;
    }
    m_empty->setText(tr("Every face is compared with every other. The results appear here in a moment."), {});
    m_stack->setCurrentWidget(m_empty);
}

void MatchView::emptyAction()
{
    if (!m_state.hasRuns()) {
        Q_EMIT runsWanted();
        return;
    }
    if (m_state.phase() == MatchState::Phase::Failed)
        m_state.setChoices({}); // asks by itself where that changes the question
    m_state.askAgain();
}

/// A cell of the map names two groups: the browser shows their pairs.
void MatchView::openPairsOf(const MarkKey& key)
{
    const auto answer = m_state.answer();
    const qsizetype by = answer ? answer->matched.by.size() : 0;
    if (by > 0 && key.values.size() == 2 * by) {
        const auto placeOf = [&](const QStringList& values) {
            const auto& groups = answer->matched.groups;
            const auto found = std::find(groups.begin(), groups.end(), values);
            return found == groups.end() ? answer->matched.unknown()
                                         : static_cast<int>(found - groups.begin());
        };
        m_state.wishPairs(placeOf(key.values.first(by)), placeOf(key.values.last(by)));
    }
    Q_EMIT pairsWanted();
}

void MatchView::showProgress()
{
    const Progress& progress = m_state.progress();
    m_what->setText(progress.what.isEmpty() ? tr("Comparing faces") : progress.what);
    m_bar->setRange(0, static_cast<int>(progress.total));
    m_bar->setValue(static_cast<int>(progress.done));
}

void MatchView::showAnswer()
{
    if (!m_state.answer())
        return;
    m_threshold->refresh();
    m_pairs->refresh();
    showThreshold();
    m_tables->refresh();
}

void MatchView::showThreshold()
{
    const auto answer = m_state.answer();
    if (!answer)
        return;
    m_headline->setText(matchedHeadline(answer->matched, answer->curves, m_state.point()));
    m_left->draw();
    m_right->draw();
    m_rest->start();
}

void MatchView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showAnswer();                      // the threshold may have been moved elsewhere
    if (m_state.takeWishedThreshold()) // when the window has given the focus to whatever is next
        QMetaObject::invokeMethod(this, &MatchView::showThresholdFirst, Qt::QueuedConnection);
}

void MatchView::showThresholdFirst()
{
    m_threshold->takeFocus();
    m_scroll->verticalScrollBar()->setValue(0);
}

void MatchView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MatchView::arrange()
{
    const bool beside = width() >= kSideBySide;
    m_charts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

ChartSpec MatchView::chart() const
{
    return hasAnswer() ? m_chosen->spec() : ChartSpec {};
}

TableSpec MatchView::table() const
{
    return hasAnswer() ? m_tables->current() : TableSpec {};
}

TableSpec MatchView::groups() const
{
    return hasAnswer() ? m_tables->groups() : TableSpec {};
}

TableSpec MatchView::rates() const
{
    return hasAnswer() ? m_tables->rates() : TableSpec {};
}

TableSpec MatchView::differences() const
{
    return hasAnswer() ? m_tables->differences() : TableSpec {};
}

} // namespace plumbline::ui
