// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/search_view.h"

#include <cmath>

#include "core/views/chart_parts.h"
#include "core/views/match_help.h"
#include "core/views/search_chart.h"
#include "ui/matching/false_match_strip.h"
#include "ui/matching/match_chart_card.h"
#include "ui/matching/search_state.h"
#include "ui/matching/search_tables_card.h"
#include "ui/matching/threshold_card.h"

namespace plumbline::ui {

SearchView::SearchView(Session& session, SearchState& state, ResultsView& arrangement, QWidget* parent)
    : ThresholdView(
        session, state, arrangement, QStringLiteral("search"),
        {tr("The systems are looking at the faces. They are searched for as soon as that is done."),
         tr("No system has looked at the faces of this audit for matching yet. A run finds every face and "
            "keeps "
            "what the system makes of it; then probes are searched for in the gallery."),
         tr("Every probe is searched for in the gallery. The results appear here in a moment."),
         tr("The search was stopped."), tr("Search")},
        parent)
    , m_state(state)
{
    build();
    for (const auto signal : {&SearchState::momentChanged, &SearchState::sizesChanged}) {
        connect(&m_state, signal, this, [this] {
            if (isVisible())
                showThreshold();
        });
    }
}

void SearchView::build()
{
    Cards cards {};
    cards.topics = helpForSearches();
    cards.threshold = new ThresholdCard(
        m_state,
        {{1e-1, 1e-2, 1e-3},
         tr("where a wrong person is named in"),
         tr("The threshold at which that share of the searches for people who are not in the gallery name "
            "somebody (FPIR %1); where all are in it, that share of all probes"),
         tr("Too few searches: one wrong name is already a share of %1"),
         tr("Nobody was searched for"),
         helpForSearches()});
    const auto draw = [this](const QString& id) -> Result<ChartSpec> {
        const auto answer = m_state.answer();
        if (searchCharts().find(id)->needsSizes() && m_state.sizes().empty()) {
            m_state.askSizes();
            return m_state.sizesError().userText.isEmpty()
                ? Error {ErrorCode::Usage, tr("The same search is made in smaller galleries…"), {}}
                : m_state.sizesError();
        }
        return searchCharts().find(id)->build(
            {answer->identified, answer->curves, m_state.moment().point, m_state.sizes(), chartOptions()});
    };
    const auto offers = chartOffers(searchCharts(), helpForSearchChart);
    cards.left =
        new MatchChartCard(m_state, offers, draw, QStringLiteral("searchLeft"), QStringLiteral("threshold"));
    cards.right =
        new MatchChartCard(m_state, offers, draw, QStringLiteral("searchRight"), QStringLiteral("ranks"));
    cards.pairs = new FalseMatchStrip(m_session, m_state, [this] { return pairsSummary(); });
    m_tables = new SearchTablesCard(m_state);
    connect(m_tables, &SearchTablesCard::activatedKey, this, &SearchView::openPairsOf);
    cards.tables = m_tables;
    setCards(cards);
}

void SearchView::showProblem()
{
    const bool hasProbes = !m_state.probes().isEmpty();
    showMessage(hasProbes
                    ? m_state.error().userText
                    : tr("Say who is searched for: the probes, by a label or by their folder. All other "
                         "images are the gallery that they are searched in."),
                hasProbes ? tr("Change what is searched…") : tr("Choose who is searched for…"),
                [this] { Q_EMIT rulesWanted(); });
}

HeadlineText SearchView::headline() const
{
    return m_state.moment().headline;
}

void SearchView::refreshTables()
{
    m_tables->refresh();
}

std::shared_ptr<const void> SearchView::shownAnswer() const
{
    return m_state.answer();
}

QString SearchView::pairsSummary() const
{
    const auto answer = m_state.answer();
    const auto share = answer->curves.falselyMatched(std::nullopt, m_state.threshold());
    const auto probes = answer->curves.searches(std::nullopt);
    const auto matched = std::llround(share.value_or(0) * static_cast<double>(probes));
    return matched == 0 ? tr("No probe is taken for somebody else at this threshold; these come nearest.")
        : matched == 1
        ? tr("1 probe is taken for somebody else at this threshold.")
        : tr("%1 of %2 probes are taken for somebody else at this threshold; these score highest.")
              .arg(countText(matched), countText(probes));
}

GroupFacts SearchView::arrangeable() const
{
    return m_state.hasAnswer() ? groupFacts(m_state.answer()->identified, m_state.moment().point)
                               : GroupFacts {};
}

TableSpec SearchView::table() const
{
    return hasAnswer() ? m_tables->current() : TableSpec {};
}

TableSpec SearchView::groups() const
{
    return hasAnswer() ? m_tables->groups() : TableSpec {};
}

TableSpec SearchView::ranks() const
{
    return hasAnswer() ? m_tables->ranks() : TableSpec {};
}

TableSpec SearchView::thresholds() const
{
    return hasAnswer() ? m_tables->thresholds() : TableSpec {};
}

TableSpec SearchView::shares() const
{
    return hasAnswer() ? m_tables->shares() : TableSpec {};
}

} // namespace plumbline::ui
