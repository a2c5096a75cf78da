// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_chart_card.h"

#include <utility>

#include <QButtonGroup>
#include <QStackedWidget>

#include "ui/charts/chart_view.h"
#include "ui/dialogs/segment.h"
#include "ui/matching/threshold_state.h"
#include "ui/results/help_button.h"
#include "ui/theme/flow_layout.h"

namespace plumbline::ui {

MatchChartCard::MatchChartCard(ThresholdState& state, const std::vector<ChartOffer>& offers, Build build,
                               const QString& name, const QString& first, QWidget* parent)
    : Card({}, parent)
    , m_state(state)
    , m_build(std::move(build))
    , m_id(first)
    , m_help(new HelpButton({}, tr("The chart")))
    , m_view(new ChartView)
    , m_problem(textLabel({}, "muted"))
    , m_stack(new QStackedWidget)
{
    setObjectName(name);
    setAccessibleName(tr("Chart"));
    setMinimumWidth(360);
    m_help->setObjectName(name + QStringLiteral("Help"));
    m_view->setObjectName(name + QStringLiteral("View"));
    m_problem->setObjectName(name + QStringLiteral("Problem"));
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_problem);
    body()->addWidget(buildTabs(offers, name));
    body()->addWidget(m_stack, 1);
    connect(m_view, &ChartView::cursorMoved, this,
            [this](double score) { m_state.setThreshold(static_cast<float>(score)); });
    connect(m_view, &ChartView::markClicked, this, &MatchChartCard::markClicked);
}

QWidget* MatchChartCard::buildTabs(const std::vector<ChartOffer>& offers, const QString& name)
{
    auto* row = new QWidget;
    auto* flow = new FlowLayout(2);
    row->setLayout(flow);
    auto* one = new QButtonGroup(this);
    for (const ChartOffer& offer : offers) {
        QPushButton* tab = segment(offer.title, name + QLatin1Char('_') + offer.id, offer.description);
        tab->setChecked(offer.id == m_id);
        if (offer.id == m_id)
            m_help->setTopics(offer.topics);
        one->addButton(tab);
        flow->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, id = offer.id, topics = offer.topics] {
            m_id = id;
            m_help->setTopics(topics);
            draw();
            Q_EMIT chosen();
        });
    }
    flow->addWidget(m_help);
    return row;
}

void MatchChartCard::draw()
{
    if (!m_state.hasAnswer())
        return;
    auto spec = m_build(m_id);
    m_spec = spec ? std::move(*spec) : ChartSpec();
    if (!spec)
        m_problem->setText(spec.error().userText);
    m_view->setSpec(m_spec);
    m_stack->setCurrentIndex(spec ? 0 : 1);
}

} // namespace plumbline::ui
