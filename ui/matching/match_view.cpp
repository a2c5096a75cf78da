// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_view.h"

#include "core/views/chart_parts.h"
#include "core/views/match_help.h"
#include "core/views/match_tables.h"
#include "ui/matching/false_match_strip.h"
#include "ui/matching/match_chart_card.h"
#include "ui/matching/match_state.h"
#include "ui/matching/match_tables_card.h"
#include "ui/matching/threshold_card.h"

namespace plumbline::ui {

MatchView::MatchView(Session& session, MatchState& state, ResultsView& arrangement, QWidget* parent)
    : ThresholdView(session, state, arrangement, QStringLiteral("match"),
                    {tr("The systems are looking at the faces. They are compared as soon as that is done."),
                     tr("No system has looked at the faces of this audit for matching yet. A run finds every "
                        "face and keeps "
                        "what the system makes of it; then any two are compared."),
                     tr("Every face is compared with every other. The results appear here in a moment."),
                     tr("The comparison was stopped."), tr("Compare the faces")},
                    parent)
    , m_state(state)
{
    build();
}

void MatchView::build()
{
    Cards cards {};
    cards.topics = helpForMatchHeadline();
    cards.threshold = new ThresholdCard(
        m_state,
        {{1e-2, 1e-3, 1e-4, 1e-5},
         tr("where false matches are"),
         tr("The threshold at which that share of the comparisons of two people match (FMR %1)"),
         tr("Too few comparisons of two people: one false match is already an FMR of %1"),
         tr("No two people were compared"),
         helpForMatchHeadline()});
    const Registry<MatchChart>& charts = m_session.services().matchCharts;
    const auto draw = [this, &charts](const QString& id) {
        const auto answer = m_state.answer();
        return charts.find(id)->build(answer->matched, answer->curves, m_state.point(), chartOptions());
    };
    const auto offers = chartOffers(charts, helpForMatchChart);
    cards.left =
        new MatchChartCard(m_state, offers, draw, QStringLiteral("matchLeft"), QStringLiteral("threshold"));
    cards.right =
        new MatchChartCard(m_state, offers, draw, QStringLiteral("matchRight"), QStringLiteral("heatmap"));
    cards.pairs = new FalseMatchStrip(m_session, m_state, [this] { return pairsSummary(); });
    m_tables = new MatchTablesCard(m_state);
    cards.tables = m_tables;
    setCards(cards);
}

void MatchView::showProblem()
{
    const bool isUsual = m_state.choices() == MatchChoices {};
    showMessage(m_state.error().userText, isUsual ? tr("Try again") : tr("Compare every two images"), [this] {
        m_state.setChoices({}); // asks by itself where that changes the question
        m_state.askAgain();
    });
}

HeadlineText MatchView::headline() const
{
    const auto answer = m_state.answer();
    return matchedHeadline(answer->matched, answer->curves, m_state.point());
}

void MatchView::refreshTables()
{
    m_tables->refresh();
}

std::shared_ptr<const void> MatchView::shownAnswer() const
{
    return m_state.answer();
}

QString MatchView::pairsSummary() const
{
    const std::int64_t matches = m_state.point().all.falseMatches.errors;
    return matches == 0 ? tr("No two people are taken for one at this threshold; these come nearest.")
        : matches == 1
        ? tr("1 false match at this threshold.")
        : tr("%1 false matches at this threshold; these score highest.").arg(countText(matches));
}

GroupFacts MatchView::arrangeable() const
{
    return m_state.hasAnswer() ? groupFacts(m_state.answer()->matched, m_state.point()) : GroupFacts {};
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
