// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/chart_card.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QAction>
#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "core/views/chart_parts.h"
#include "core/views/chart_table.h"
#include "core/views/estimate_chart.h"
#include "core/views/rate_words.h"
#include "core/views/statistic_help.h"
#include "ui/browser/reference_button.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/segment.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/choice_menu.h"
#include "ui/results/group_choices.h"
#include "ui/results/help_button.h"
#include "ui/results/interval_button.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

const QString kFirstChart = QStringLiteral("subgroup-error");
const QString kDifference = QStringLiteral("difference");
constexpr int kFoldBelow = 640; ///< of the card: the kinds of chart would take two lines
enum Page { ChartPage, TablePage, ProblemPage };

} // namespace

ChartCard::ChartCard(Session& session, AuditContext& context, ResultsView& view, QWidget* parent)
    : Card({}, parent)
    , m_session(session)
    , m_context(context)
    , m_view(view)
{
    setObjectName(QStringLiteral("chartCard"));
    setAccessibleName(tr("Chart"));
    setMinimumWidth(360);
    m_chart = new ChartView;
    m_chart->setObjectName(QStringLiteral("resultsChart"));
    connect(m_chart, &ChartView::markClicked, this, &ChartCard::markClicked);
    connect(m_chart, &ChartView::bandChanged, this, [this](Band band) { m_view.setBand(band); });
    m_table = new SpecTableView;
    m_table->setObjectName(QStringLiteral("resultsChartTable"));
    m_table->setAccessibleName(tr("The chart as a table"));
    connect(m_table, &SpecTableView::activatedKey, this, &ChartCard::markClicked);
    m_problem = textLabel({}, "muted");
    m_problem->setObjectName(QStringLiteral("resultsChartProblem"));
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_problem);
    body()->addWidget(buildTabs());
    body()->addWidget(buildChoices());
    body()->addWidget(buildBand());
    body()->addWidget(m_stack, 1);
    connect(&m_view, &ResultsView::changed, this, &ChartCard::draw);
}

QWidget* ChartCard::buildTabs()
{
    auto* row = new QWidget;
    auto* flow = new FlowLayout(2);
    row->setLayout(flow);
    m_tabs = new QButtonGroup(this);
    const Registry<Chart>& charts = m_session.services().charts;
    for (const QString& id : charts.ids()) {
        const Chart* chart = charts.find(id);
        QPushButton* tab =
            segment(chart->title(), QStringLiteral("resultsChart_") + id, chart->description());
        tab->setProperty("chart", id);
        m_tabs->addButton(tab);
        flow->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, id] { m_view.setChart(id); });
    }
    m_side = segment(tr("Who is misread"), QStringLiteral("resultsMisreadToggle"),
                     tr("Show the portraits beside the chart"));
    m_side->hide();
    flow->addWidget(m_side);
    m_help = new HelpButton(helpForChart(kFirstChart), tr("The chart"));
    m_help->setObjectName(QStringLiteral("resultsChartHelp"));
    flow->addWidget(m_help);
    m_tabRow = row;
    return row;
}

QPushButton* ChartCard::addChoice(FlowLayout* row, const QString& objectName, const QString& tip)
{
    QPushButton* made = button({}, "link", objectName, tip);
    row->addWidget(made);
    return made;
}

QWidget* ChartCard::buildChoices()
{
    auto* row = new QWidget;
    auto* flow = new FlowLayout(10);
    row->setLayout(flow);
    m_choices = flow;
    m_kind = button({}, "", QStringLiteral("resultsChartKind"), tr("Which chart is drawn"));
    flow->addWidget(m_kind);
    m_foldedHelp = new HelpButton(helpForChart(kFirstChart), tr("The chart"));
    m_foldedHelp->setObjectName(QStringLiteral("resultsChartHelpFolded"));
    flow->addWidget(m_foldedHelp);
    m_systems = addChoice(flow, QStringLiteral("resultsSystem"), tr("Which system is drawn"));
    m_counting = addChoice(flow, QStringLiteral("resultsCounting"),
                           tr("Whether a face that was not found counts as an error"));
    m_asTable = addChoice(flow, QStringLiteral("resultsAsTable"),
                          tr("The figures of the chart instead of the chart"));
    m_more = addChoice(flow, QStringLiteral("resultsMoreChoices"),
                       tr("Reference, intervals, order and choice of the groups"));
    m_reference = new ReferenceButton(m_context);
    flow->addWidget(m_reference);
    m_interval = new IntervalButton(m_context);
    flow->addWidget(m_interval);
    m_groups = new GroupChoices(m_view, QStringLiteral("results"), this);
    flow->addWidget(m_groups->order());
    flow->addWidget(m_groups->groups());
    m_plan = addChoice(flow, QStringLiteral("resultsPlan"),
                       tr("What these images can show, and how many a smaller difference would take"));
    m_plan->setText(tr("how many images?"));
    connect(m_plan, &QPushButton::clicked, this, &ChartCard::planRequested);
    connect(m_kind, &QPushButton::clicked, this, &ChartCard::openKinds);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_unfolded = !m_unfolded;
        showFolded();
    });
    connect(m_systems, &QPushButton::clicked, this, &ChartCard::openSystems);
    connect(m_counting, &QPushButton::clicked, this, &ChartCard::openCounting);
    connect(m_groups, &GroupChoices::groupsRequested, this, &ChartCard::groupsRequested);
    connect(m_asTable, &QPushButton::clicked, this, [this] { m_view.setAsTable(!m_view.asTable()); });
    return row;
}

QWidget* ChartCard::buildBand()
{
    m_band = new QWidget;
    auto* row = new QHBoxLayout(m_band);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto spin = [this](const QString& objectName, const QString& name) {
        auto* made = new QDoubleSpinBox;
        made->setObjectName(objectName);
        made->setAccessibleName(name);
        made->setToolTip(name);
        made->setRange(0, 1);
        made->setDecimals(2);
        made->setSingleStep(0.01);
        made->setKeyboardTracking(false);
        connect(made, &QDoubleSpinBox::valueChanged, this, &ChartCard::bandTyped);
        return made;
    };
    m_from = spin(QStringLiteral("resultsBandFrom"), tr("Lower edge of the undecided band, a score"));
    m_to = spin(QStringLiteral("resultsBandTo"), tr("Upper edge of the undecided band, a score"));
    auto* said = new QLabel(tr("Undecided from score"));
    said->setBuddy(m_from);
    auto* to = new QLabel(tr("to"));
    to->setBuddy(m_to);
    row->addWidget(said);
    row->addWidget(m_from);
    row->addWidget(to);
    row->addWidget(m_to);
    auto* hint = new QLabel(tr("or drag the edges"));
    setRole(hint, "muted");
    row->addWidget(hint);
    row->addStretch(1);
    m_band->hide();
    return m_band;
}

const Chart& ChartCard::chart() const
{
    const Registry<Chart>& charts = m_session.services().charts;
    const Chart* chosen = charts.find(m_view.chart()); // a chart of a newer program is not known
    if (chosen && (!m_measured || fits(*chosen, *m_measured)))
        return *chosen;
    for (const Chart* other : charts.all())
        if (m_measured && fits(*other, *m_measured))
            return *other;
    return *charts.find(kFirstChart);
}

void ChartCard::setMeasured(const Measured& measured, const QString& system)
{
    m_measured = measured;
    m_system = system;
    m_reference->setMeasured(measured);
    m_side->setText(measured.isEstimate                 ? tr("Furthest from the label")
                        : asksWhoIsFound(measured.task) ? tr("Who is not found")
                                                        : tr("Who is misread"));
    m_side->setAccessibleName(m_side->text());
    draw();
}

void ChartCard::addChoiceWidget(QWidget* choice)
{
    m_choices->addWidget(choice);
    m_added.push_back(choice);
    showFolded();
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    const bool narrow = width() < kFoldBelow;
    if (std::exchange(m_folded, narrow) != narrow)
        showFolded();
}

/// On a small window the axis of the chart is worth more than choices that are seldom made.
void ChartCard::showFolded()
{
    const bool all = !m_folded || m_unfolded;
    const bool readsAnswers = m_measured && chart().needsAnswers();
    for (QAbstractButton* tab : m_tabs->buttons())
        tab->setVisible(!m_folded && tab->property("offered").toBool());
    m_help->setVisible(!m_folded);
    m_tabRow->setVisible(!m_folded || !m_side->isHidden());
    m_kind->setVisible(m_folded);
    m_foldedHelp->setVisible(m_folded);
    m_more->setVisible(m_folded);
    m_more->setText(m_unfolded ? tr("fewer choices") : tr("more choices") + kMenuArrow);
    m_more->setAccessibleName(m_more->text());
    m_reference->setVisible(all && !readsAnswers);
    m_interval->setVisible(all);
    m_groups->order()->setVisible(all);
    m_groups->groups()->setVisible(all);
    m_plan->setVisible(all && m_measured && !m_measured->isEstimate);
    for (QWidget* choice : m_added)
        choice->setVisible(all && choice->property("offered").toBool());
    m_chart->setDense(m_folded);
}

void ChartCard::openKinds()
{
    if (!m_measured)
        return;
    ChoiceMenu menu(m_kind, QStringLiteral("resultsChartKindMenu"));
    const Registry<Chart>& charts = m_session.services().charts;
    for (const QString& id : charts.ids()) {
        const Chart* offered = charts.find(id);
        if (fits(*offered, *m_measured))
            menu.add(offered->title(), offered == &chart(), [this, id] { m_view.setChart(id); })
                ->setToolTip(offered->description());
    }
    menu.open();
}

const ChartSpec& ChartCard::spec() const
{
    return m_chart->spec();
}

ChartOptions ChartCard::options() const
{
    ChartOptions options;
    options.perSubmitted = m_context.perSubmitted;
    options.undecided = m_view.band();
    if (!m_measured)
        return options;
    options.groups =
        arrangedGroups(groupFacts(*m_measured, options.perSubmitted), m_view.groups(m_measured->by));
    const auto ran = [&](const QString& system) {
        return std::any_of(m_measured->runs.begin(), m_measured->runs.end(),
                           [&](const MeasuredRun& run) { return run.system == system; });
    };
    options.system = ran(m_view.system()) ? m_view.system() : m_system;
    return options;
}

void ChartCard::draw()
{
    if (!m_measured)
        return;
    // Published sets have rates to lay beside; they have no single answers and are compared with nothing.
    const bool readsBeside =
        !chart().needsAnswers() && &chart() != m_session.services().charts.find(kDifference);
    const auto spec = chart().build(readsBeside ? *m_measured : withoutBeside(*m_measured), options());
    showChoices();
    if (!spec) {
        m_chart->setSpec({});
        m_problem->setText(spec.error().userText);
        m_stack->setCurrentIndex(ProblemPage);
        return;
    }
    m_chart->setSpec(*spec);
    if (m_view.asTable())
        m_table->setSpec(chartTable(*spec));
    m_stack->setCurrentIndex(m_view.asTable() ? TablePage : ChartPage);
    m_chart->updateGeometry();
}

void ChartCard::showChoices()
{
    const Chart& shown = chart();
    const QString id = [&] {
        for (const QString& known : m_session.services().charts.ids())
            if (m_session.services().charts.find(known) == &shown)
                return known;
        return kFirstChart;
    }();
    for (QAbstractButton* tab : m_tabs->buttons()) {
        const QString its = tab->property("chart").toString();
        tab->setProperty("offered", fits(*m_session.services().charts.find(its), *m_measured));
        tab->setChecked(its == id);
    }
    for (HelpButton* help : {m_help, m_foldedHelp})
        help->setTopics(helpForChart(id));
    const auto say = [](QPushButton* choice, const QString& text) {
        choice->setText(text);
        choice->setAccessibleName(text);
        choice->updateGeometry();
    };
    const ChartOptions now = options();
    say(m_kind, shown.title() + kMenuArrow);
    say(m_systems, tr("system: %1").arg(chosenRun(*m_measured, now).name) + kMenuArrow);
    m_systems->setVisible(shown.isOfOneSystem() && m_measured->runs.size() > 1);
    say(m_counting, (now.perSubmitted ? tr("per image submitted") : tr("per face found")) + kMenuArrow);
    // Charts of single answers show what was not answered by themselves; where detection is asked for every
    // image submitted counts.
    m_counting->setVisible(!shown.needsAnswers() && !m_measured->isEstimate
                           && !asksWhoIsFound(m_measured->task));
    m_interval->follow(*m_measured);
    m_groups->follow(m_measured->by, static_cast<int>(m_measured->groups.size() - now.groups->size()));
    say(m_asTable, m_view.asTable() ? tr("as a chart") : tr("as a table"));
    const bool band = id == QLatin1String("threshold");
    m_band->setVisible(band);
    showFolded();
    const QSignalBlocker from(m_from);
    const QSignalBlocker to(m_to);
    m_from->setValue(m_view.band().low);
    m_to->setValue(m_view.band().high);
}

void ChartCard::openCounting()
{
    ChoiceMenu menu(m_counting, QStringLiteral("resultsCountingMenu"));
    const auto add = [&](const QString& text, bool perSubmitted) {
        menu.add(text, m_context.perSubmitted == perSubmitted, [this, perSubmitted] {
            m_context.perSubmitted = perSubmitted;
            m_context.notify();
        });
    };
    add(tr("Per face found: undetected faces are shown apart"), false);
    add(tr("Per image submitted: undetected faces count as errors"), true);
    menu.open();
}

void ChartCard::openSystems()
{
    ChoiceMenu menu(m_systems, QStringLiteral("resultsSystemMenu"));
    const QString now = chosenRun(*m_measured, options()).system;
    for (const MeasuredRun& run : m_measured->runs)
        menu.add(run.name, run.system == now, [this, id = run.system] { m_view.setSystem(id); });
    menu.open();
}

void ChartCard::bandTyped()
{
    Band band {m_from->value(), m_to->value()};
    if (band.high < band.low) // the edge that was moved takes the other with it
        (sender() == m_from ? band.high : band.low) = sender() == m_from ? band.low : band.high;
    m_view.setBand(band);
}

void ChartCard::forget()
{
    m_measured.reset();
    m_chart->forgetPlace();
    m_chart->setSpec({});
}

} // namespace plumbline::ui
