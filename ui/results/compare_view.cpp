// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/compare_view.h"

#include <utility>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QSignalBlocker>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "core/views/caption.h"
#include "core/views/compare_chart.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"
#include "core/views/labels.h"
#include "core/views/statistic_help.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/segment.h"
#include "ui/models/more_columns.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_text.h"
#include "ui/results/compare_query.h"
#include "ui/results/headline_card.h"
#include "ui/results/help_button.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kLines("lines");

/// What a series' reference level may be.
QStringList levelsOf(const Project& project, const QString& attribute)
{
    for (const AttributeInfo& info : project.attributes()) {
        if (info.name == attribute)
            return info.values;
    }
    return {};
}

} // namespace

struct CompareView::Answer
{
    std::optional<Compared> compared;
    std::optional<MatchedSeries> series;
};

CompareView::CompareView(Session& session, AuditContext& context, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_context(context)
{
    setObjectName(QStringLiteral("compareView"));
    setAccessibleName(tr("Compare"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_choices = new CompareChoices;
    connect(m_choices, &CompareChoices::changed, this, [this] {
        if (const auto project = m_session.project();
            project && m_choices->mode() == CompareChoices::Mode::Series)
            m_choices->setLevels(levelsOf(*project, m_choices->attribute()));
        Q_EMIT chosen();
        ask();
    });
    m_headline = new HeadlineCard;
    m_headline->setObjectName(QStringLiteral("compareHeadlineCard"));
    m_problem = textLabel({}, "muted");
    m_problem->setObjectName(QStringLiteral("compareProblem"));
    m_problem->hide();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kGap, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(m_choices);
    column->addWidget(m_problem);
    column->addWidget(m_headline);
    column->addWidget(buildChart());
    column->addWidget(buildTables());
    column->addStretch(1);
    setWidget(content);
    showProblem({});
}

QWidget* CompareView::buildChart()
{
    m_chartCard = new Card;
    m_chartCard->setObjectName(QStringLiteral("compareChartCard"));
    m_chartCard->setAccessibleName(tr("Chart"));
    m_dotsTab = segment(tr("Side by side"), QStringLiteral("compareDotsTab"),
                        tr("A dot for every subgroup in A and in B"));
    m_slopeTab = segment(tr("From A to B"), QStringLiteral("compareSlopeTab"),
                         tr("A line for every subgroup: do they come closer?"));
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_dotsTab);
    tabs->addButton(m_slopeTab);
    m_dotsTab->setChecked(true);
    connect(m_slopeTab, &QPushButton::toggled, this, &CompareView::drawChart);
    connect(m_slopeTab, &QPushButton::toggled, this, &CompareView::chosen);
    m_help = new HelpButton(helpForChart(QStringLiteral("compare-dots")), tr("The comparison"));
    m_help->setObjectName(QStringLiteral("compareHelp"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    m_seriesTitle = new QLabel;
    m_seriesTitle->setObjectName(QStringLiteral("compareSeriesTitle"));
    setRole(m_seriesTitle, "cardTitle");
    for (QWidget* part : std::initializer_list<QWidget*> {m_seriesTitle, m_dotsTab, m_slopeTab, m_help})
        bar->addWidget(part);
    bar->addStretch(1);
    m_chart = new ChartView;
    m_chart->setObjectName(QStringLiteral("compareChart"));
    connect(m_chart, &ChartView::markClicked, this, &CompareView::openMark);
    m_chartCard->body()->addLayout(bar);
    m_chartCard->body()->addWidget(m_chart);
    return m_chartCard;
}

QWidget* CompareView::buildTables()
{
    m_tableCard = new Card;
    m_tableCard->setObjectName(QStringLiteral("compareTableCard"));
    m_tableCard->setAccessibleName(tr("Tables"));
    m_groupsTab = segment(tr("Subgroups"), QStringLiteral("compareGroupsTab"),
                          tr("What was fixed and what broke in every subgroup"));
    m_gapsTab = segment(tr("Gaps"), QStringLiteral("compareGapsTab"),
                        tr("How the gap between subgroups moved from A to B"));
    m_agreementTab = segment(tr("Agreement"), QStringLiteral("compareAgreementTab"),
                             tr("Whether A and B are right about the same pictures"));
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_groupsTab);
    tabs->addButton(m_agreementTab);
    tabs->addButton(m_gapsTab);
    m_groupsTab->setChecked(true);
    QPushButton* copy = button(tr("Copy table"), "link", QStringLiteral("compareCopyTable"),
                               tr("Copy this table, to paste it into a spreadsheet or a document"));
    connect(copy, &QPushButton::clicked, this, [this] { copyTable(table()); });
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    for (QPushButton* tab : {m_groupsTab, m_agreementTab, m_gapsTab})
        bar->addWidget(tab);
    bar->addStretch(1);
    bar->addWidget(copy);
    m_tableCard->body()->addLayout(bar);
    m_groups = new SpecTableView;
    m_groups->setObjectName(QStringLiteral("compareGroups"));
    m_groups->setLessImportant({QStringLiteral("p_bh"), QStringLiteral("both_right"),
                                QStringLiteral("both_wrong"), QStringLiteral("p")});
    m_groups->setAccessibleName(tr("What changed in every subgroup"));
    m_gaps = new SpecTableView;
    m_gaps->setObjectName(QStringLiteral("compareGaps"));
    m_gaps->setAccessibleName(tr("How the gaps between subgroups moved"));
    m_agreement = new SpecTableView;
    m_agreement->setObjectName(QStringLiteral("compareAgreement"));
    m_agreement->setLessImportant({QStringLiteral("agree")});
    m_agreement->setAccessibleName(tr("Whether A and B are right about the same pictures"));
    for (SpecTableView* view : {m_groups, m_agreement, m_gaps}) {
        view->setFollowsRows(true);
        connect(view, &SpecTableView::activatedKey, this, &CompareView::openTableRow);
        m_tableCard->body()->addWidget(view);
        QHeaderView* header = view->horizontalHeader();
        header->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(header, &QWidget::customContextMenuRequested, this, [this, view, header](QPoint at) {
            const int column = header->logicalIndexAt(at);
            const QString topic = column < 0
                ? QString()
                : helpForColumn(view->spec().columns[static_cast<std::size_t>(column)].id);
            if (!topic.isEmpty())
                (new HelpPopover({topic}, this))->openAt(*header);
        });
    }
    m_more = new MoreColumns(QStringLiteral("compareMoreColumns"));
    bar->insertWidget(bar->count() - 1, m_more);
    m_more->setTable(m_groups);
    m_note = textLabel({}, "muted");
    m_note->setObjectName(QStringLiteral("compareNote"));
    m_tableCard->body()->addWidget(m_note);
    for (QPushButton* tab : {m_gapsTab, m_agreementTab})
        connect(tab, &QPushButton::toggled, this, &CompareView::showTables);
    return m_tableCard;
}

bool CompareView::isOffered() const
{
    return m_choices->canCompareRuns() || m_choices->canCompareSeries();
}

void CompareView::refresh()
{
    m_dirty = true;
    const int mine = ++m_offerEpoch;
    if (!m_session.hasProject() || isEstimateTask(m_context.task)) {
        m_choices->setOffer({});
        Q_EMIT offeredChanged();
        return;
    }
    // A million images have their series looked for once, not after every note.
    const auto dataset = m_session.project()->dataset();
    const auto known = dataset == m_seriesOf ? std::optional(m_seriesAttributes) : std::nullopt;
    const auto question = [task = m_context.task, attribute = m_choices->attribute(),
                           known](const Project& project) -> Result<CompareChoices::Offer> {
        const CompareDesk desk(project);
        CompareChoices::Offer offer {
            desk.sides(task), desk.proposal(task), known ? *known : desk.seriesAttributes(), {}};
        offer.levels =
            levelsOf(project, offer.series.contains(attribute) ? attribute : offer.series.value(0));
        return offer;
    };
    whenDone(m_session.ask<CompareChoices::Offer>(question), this,
             [this, mine, dataset](const Result<CompareChoices::Offer>& offer) {
        if (mine != m_offerEpoch || !offer)
            return;
        m_seriesOf = dataset;
        m_seriesAttributes = offer->series;
        m_choices->setOffer(*offer);
        Q_EMIT offeredChanged();
        if (isVisible())
            ask();
    });
}

void CompareView::forget()
{
    ++m_epoch;
    m_asking = false;
    m_choices->forget();
    m_seriesOf.reset();
    m_compared.reset();
    m_series.reset();
    m_chart->forgetPlace();
    showProblem({});
}

void CompareView::setChosen(const QJsonObject& chosen)
{
    const QSignalBlocker quiet(this);
    m_choices->setChosen(chosen);
    (chosen.value(kLines).toBool() ? m_slopeTab : m_dotsTab)->setChecked(true);
}

QJsonObject CompareView::chosenParts() const
{
    QJsonObject chosen = m_choices->chosen();
    chosen.insert(kLines, m_slopeTab->isChecked());
    return chosen;
}

void CompareView::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_dirty && !m_asking && isOffered())
        ask();
}

void CompareView::ask()
{
    m_dirty = false;
    m_asking = true;
    const int mine = ++m_epoch;
    const MeasureQuery measures = m_context.measureQuery();
    const auto runs = [query = CompareQuery {m_choices->a(), m_choices->b(), measures}](
                          const Project& project) -> Result<Answer> {
        auto compared = CompareDesk(project).compare(query);
        if (!compared)
            return compared.error();
        return Answer {std::move(*compared), {}};
    };
    const auto matched = [query = SeriesQuery {m_choices->a(), m_choices->attribute(), m_choices->against(),
                                               measures}](const Project& project) -> Result<Answer> {
        auto series = CompareDesk(project).series(query);
        if (!series)
            return series.error();
        return Answer {{}, std::move(*series)};
    };
    const auto answer = m_choices->mode() == CompareChoices::Mode::Runs ? m_session.ask<Answer>(runs)
                                                                        : m_session.ask<Answer>(matched);
    whenDone(answer, this, [this, mine](const Result<Answer>& result) {
        if (mine != m_epoch)
            return;
        m_asking = false;
        if (result)
            showAnswer(*result);
        else
            showProblem(result.error().userText);
        if (m_dirty && isVisible())
            ask();
        else
            Q_EMIT settled();
    });
}

void CompareView::showProblem(const QString& text)
{
    m_compared.reset();
    m_series.reset();
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    for (QWidget* card : std::initializer_list<QWidget*> {m_headline, m_chartCard, m_tableCard})
        card->hide();
}

void CompareView::showAnswer(const Answer& answer)
{
    m_compared = answer.compared;
    m_series = answer.series;
    m_problem->hide();
    m_headline->setText(m_compared ? compareHeadline(*m_compared) : seriesHeadline(*m_series));
    const QStringList topics =
        helpForChart(m_compared ? QStringLiteral("compare-dots") : QStringLiteral("series"));
    m_help->setTopics(topics);
    if (auto* beside = m_headline->findChild<HelpButton*>())
        beside->setTopics(topics);
    const bool two = m_compared.has_value();
    m_seriesTitle->setVisible(!two); // what its help is about
    if (!two)
        m_seriesTitle->setText(tr("Every level of %1").arg(attributeText(m_series->attribute)));
    m_dotsTab->setVisible(two);
    m_slopeTab->setVisible(two);
    m_groupsTab->setVisible(two);
    m_gapsTab->setVisible(two && !m_compared->analysis.gaps.empty());
    m_agreementTab->setVisible(two && m_compared->isPaired);
    for (const QPushButton* tab : {m_gapsTab, m_agreementTab}) {
        if (tab->isChecked() && !tab->isVisibleTo(m_tableCard))
            m_groupsTab->setChecked(true);
    }
    sayWhatIsCompared();
    m_groups->setSpec(groups());
    m_gaps->setSpec(gaps());
    m_agreement->setSpec(agreement());
    for (QWidget* card : std::initializer_list<QWidget*> {m_headline, m_chartCard, m_tableCard})
        card->show();
    drawChart();
    showTables();
}

/// Two systems are not one that changed.
void CompareView::sayWhatIsCompared()
{
    const bool systems = m_compared && compare::areTwoSystems(*m_compared);
    m_slopeTab->setText(systems ? tr("A and B as lines") : tr("From A to B"));
    m_slopeTab->setAccessibleName(m_slopeTab->text());
    m_groupsTab->setToolTip(systems ? tr("Which pictures only one of the two reads right, by subgroup")
                                    : tr("What was fixed and what broke in every subgroup"));
    m_gapsTab->setToolTip(systems ? tr("How wide the gap between subgroups is with A and with B")
                                  : tr("How the gap between subgroups moved from A to B"));
    m_groups->setAccessibleName(systems ? tr("Which system is right, by subgroup")
                                        : tr("What changed in every subgroup"));
    m_gaps->setAccessibleName(systems ? tr("How wide the gaps are with each system")
                                      : tr("How the gaps between subgroups moved"));
}

void CompareView::drawChart()
{
    if (m_series) {
        m_chart->setSpec(seriesChart(*m_series));
    } else if (m_compared) {
        const QString id = m_slopeTab->isChecked() ? QStringLiteral("slope") : QStringLiteral("compare-dots");
        const auto* chart = dynamic_cast<const ComparisonChart*>(m_session.services().charts.find(id));
        const auto spec = chart ? chart->buildCompared(*m_compared) : Result<ChartSpec>(ChartSpec {});
        m_chart->setSpec(spec ? *spec : ChartSpec {});
    }
    m_chart->updateGeometry();
}

void CompareView::showTables()
{
    const bool gaps = m_gapsTab->isChecked();
    const bool agreement = m_agreementTab->isChecked();
    m_more->setTable(gaps ? m_gaps : agreement ? m_agreement : m_groups);
    m_groups->setVisible(!gaps && !agreement);
    m_gaps->setVisible(gaps);
    m_agreement->setVisible(agreement);
    if (!m_compared && !m_series)
        return;
    std::vector<CaptionPart> said = m_compared ? compareCaption(*m_compared) : seriesCaption(*m_series);
    std::erase_if(said, [&](const CaptionPart& part) { // the gaps have no p, nor has agreement
        return (gaps || agreement) && part.id == QLatin1String("comparisons");
    });
    m_note->setText(joinCaption(said));
}

void CompareView::openMark(const MarkKey& key)
{
    if (m_series)
        Q_EMIT browseRequested(misreadAt(*m_series, key));
    else if (m_compared && m_compared->isPaired) // counts have no pictures
        Q_EMIT browseRequested(
            misreadOn(*m_compared, key.system == QString::number(m_compared->a().run.value()) ? 0 : 1, key));
}

void CompareView::openTableRow(const MarkKey& key)
{
    if (m_series) {
        Q_EMIT browseRequested(misreadAt(*m_series, key));
    } else if (m_compared && !m_compared->isPaired) {
        return; // counts have no pictures
    } else if (m_compared && m_gapsTab->isChecked()) {
        Q_EMIT browseRequested(picturesOf(*m_compared, key, {}));
    } else if (m_compared) {
        const SpecTableView* shown = m_agreementTab->isChecked() ? m_agreement : m_groups;
        const int column = shown->currentIndex().column();
        const QString id =
            column < 0 ? QString() : shown->spec().columns[static_cast<std::size_t>(column)].id;
        Q_EMIT browseRequested(picturesOf(*m_compared, key, id));
    }
}

ChartSpec CompareView::chart() const
{
    return m_compared || m_series ? m_chart->spec() : ChartSpec {};
}

HeadlineText CompareView::finding() const
{
    return m_compared || m_series ? m_headline->text() : HeadlineText {};
}

TableSpec CompareView::groups() const
{
    if (m_series)
        return seriesTable(*m_series);
    return m_compared ? compareTable(*m_compared) : TableSpec {};
}

TableSpec CompareView::gaps() const
{
    return m_compared ? gapTable(*m_compared) : TableSpec {};
}

TableSpec CompareView::table() const
{
    return m_gapsTab->isChecked() ? gaps() : m_agreementTab->isChecked() ? agreement() : groups();
}

TableSpec CompareView::agreement() const
{
    return m_compared ? agreementTable(*m_compared) : TableSpec {};
}

} // namespace plumbline::ui
