// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_chart_card.h"

#include <QButtonGroup>
#include <QStackedWidget>

#include "core/views/match_help.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/segment.h"
#include "ui/matching/match_state.h"
#include "ui/results/help_button.h"
#include "ui/results/results_view.h"
#include "ui/theme/flow_layout.h"

namespace plumbline::ui {

MatchChartCard::MatchChartCard(const Registry<MatchChart>& charts, MatchState& state,
                               const ResultsView& arrangement, const QString& name, const QString& first,
                               QWidget* parent)
    : Card({}, parent)
    , m_charts(charts)
    , m_state(state)
    , m_arrangement(arrangement)
    , m_id(first)
    , m_help(new HelpButton(helpForMatchChart(first), tr("The chart")))
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
    body()->addWidget(buildTabs(name));
    body()->addWidget(m_stack, 1);
    connect(m_view, &ChartView::cursorMoved, this,
            [this](double score) { m_state.setThreshold(static_cast<float>(score)); });
    connect(m_view, &ChartView::markClicked, this, &MatchChartCard::markClicked);
}

QWidget* MatchChartCard::buildTabs(const QString& name)
{
    auto* row = new QWidget;
    auto* flow = new FlowLayout(2);
    row->setLayout(flow);
    auto* one = new QButtonGroup(this);
    for (const QString& id : m_charts.ids()) {
        const MatchChart* chart = m_charts.find(id);
        QPushButton* tab = segment(chart->title(), name + QLatin1Char('_') + id, chart->description());
        tab->setChecked(id == m_id);
        one->addButton(tab);
        flow->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, id] {
            m_id = id;
            m_help->setTopics(helpForMatchChart(id));
            draw();
            Q_EMIT chosen();
        });
    }
    flow->addWidget(m_help);
    return row;
}

void MatchChartCard::draw()
{
    const auto answer = m_state.answer();
    const MatchChart* chart = m_charts.find(m_id);
    if (!answer || !chart)
        return;
    const GroupView& shown = m_arrangement.groups(answer->matched.by);
    const MatchChartOptions options {arrangedGroups(groupFacts(answer->matched, m_state.point()), shown)};
    auto spec = chart->build(answer->matched, answer->curves, m_state.point(), options);
    m_spec = spec ? std::move(*spec) : ChartSpec();
    if (!spec)
        m_problem->setText(spec.error().userText);
    m_view->setSpec(m_spec);
    m_stack->setCurrentIndex(spec ? 0 : 1);
}

} // namespace plumbline::ui
