// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/results_page.h"

#include <algorithm>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSet>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/views/labels.h"
#include "ui/browser/folding_splitter.h"
#include "ui/browser/idle_columns.h"
#include "ui/browser/misread_card.h"
#include "ui/browser/reference_button.h"
#include "ui/charts/chart_view.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_text.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kMisreadWidth = 390;
constexpr int kFoldBelow = 1000 - kRailWidth - 2 * kPageMargin; ///< of the page's inside

QPushButton* tab(const QString& text, const QString& objectName, const QString& tip)
{
    QPushButton* made = button(text, "segment", objectName, tip);
    made->setCheckable(true);
    made->ensurePolished();
    QFont chosen = made->font(); // the style sheet makes the chosen one bolder: keep the room for it
    chosen.setWeight(QFont::DemiBold);
    constexpr int kPadding = 26;
    made->setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(text) + kPadding);
    return made;
}

QString coloured(const QString& text, const QColor& colour, const char* style = "")
{
    return QStringLiteral("<span style=\"color:%1;%2\">%3</span>")
        .arg(colour.name(), QLatin1String(style), text.toHtmlEscaped());
}

} // namespace

ResultsPage::ResultsPage(PageServices services, QWidget* parent)
    : Page(services, parent)
{
    setObjectName(QStringLiteral("resultsPage"));
    build();
    follow();
}

void ResultsPage::build()
{
    m_empty = new EmptyState({}, {});
    m_empty->setObjectName(QStringLiteral("resultsEmpty"));
    connect(m_empty, &EmptyState::actionTriggered, this, &ResultsPage::emptyAction);

    m_misread = new MisreadCard(session());
    m_misread->setMinimumWidth(280);
    connect(m_misread, &MisreadCard::browseRequested, this, [this](ImageId image) {
        if (m_misread->key())
            openBrowse(*m_misread->key(), image);
    });

    m_splitter = new FoldingSplitter(kFoldBelow);
    m_splitter->setStacks(true);
    m_splitter->addCentre(buildChart());
    m_splitter->addSide(m_misread, kMisreadWidth);
    connect(m_splitter, &FoldingSplitter::foldedChanged, this, [this](bool narrow) {
        m_misreadToggle->setVisible(narrow);
        m_misreadToggle->setChecked(false);
    });

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(buildHeadline());
    column->addWidget(m_splitter);
    column->addWidget(buildTables());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("resultsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

QWidget* ResultsPage::buildHeadline()
{
    auto* card = new Card;
    card->setObjectName(QStringLiteral("headlineCard"));
    m_headline = textLabel({}, "headline");
    m_headline->setObjectName(QStringLiteral("resultsHeadline"));
    m_headline->setTextFormat(Qt::RichText);
    m_evidence = textLabel({}, "muted");
    m_evidence->setObjectName(QStringLiteral("resultsEvidence"));
    m_evidence->setTextFormat(Qt::RichText);
    card->body()->setSpacing(6);
    card->body()->addWidget(m_headline);
    card->body()->addWidget(m_evidence);
    return card;
}

QWidget* ResultsPage::buildChart()
{
    auto* card = new Card;
    card->setObjectName(QStringLiteral("chartCard"));
    card->setMinimumWidth(360);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    QPushButton* kind = tab(tr("Error by subgroup"), QStringLiteral("resultsChartKind"),
                            tr("A dot for the error rate of every subgroup and system, with its interval"));
    kind->setChecked(true);
    auto* kinds = new QButtonGroup(card);
    kinds->addButton(kind);
    m_misreadToggle = tab(tr("Who is misread"), QStringLiteral("resultsMisreadToggle"),
                          tr("Show the portraits beside the chart"));
    m_misreadToggle->hide();
    connect(m_misreadToggle, &QPushButton::toggled, this,
            [this](bool on) { m_splitter->setShown(m_misread, on); });
    m_reference = new ReferenceButton(context());
    bar->addWidget(kind);
    bar->addWidget(m_misreadToggle);
    bar->addStretch(1);
    bar->addWidget(m_reference);
    card->body()->addLayout(bar);
    m_chart = new ChartView;
    m_chart->setObjectName(QStringLiteral("resultsChart"));
    connect(m_chart, &ChartView::markClicked, this, &ResultsPage::openMark);
    card->body()->addWidget(m_chart, 1);
    return card;
}

QWidget* ResultsPage::buildTables()
{
    auto* card = new Card;
    card->setObjectName(QStringLiteral("tableCard"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    m_subgroupsTab = tab(tr("Subgroups"), QStringLiteral("resultsSubgroupsTab"),
                         tr("Counts and error rate of every subgroup"));
    m_comparisonsTab = tab(tr("Comparisons"), QStringLiteral("resultsComparisonsTab"),
                           tr("Differences between groups with interval and corrected p"));
    auto* tabs = new QButtonGroup(card);
    tabs->addButton(m_subgroupsTab);
    tabs->addButton(m_comparisonsTab);
    bar->addWidget(m_subgroupsTab);
    bar->addWidget(m_comparisonsTab);
    bar->addStretch(1);
    QPushButton* copy = button(tr("Copy table"), "link", QStringLiteral("resultsCopyTable"),
                               tr("Copy this table, to paste it into a spreadsheet or a document"));
    connect(copy, &QPushButton::clicked, this, [this] { copyTable(currentTable()); });
    bar->addWidget(copy);
    card->body()->addLayout(bar);

    m_subgroups = new SpecTableView;
    m_subgroups->setObjectName(QStringLiteral("resultsSubgroups"));
    m_subgroups->setAccessibleName(tr("Error rate by subgroup"));
    m_comparisons = new SpecTableView;
    m_comparisons->setObjectName(QStringLiteral("resultsComparisons"));
    m_comparisons->setAccessibleName(tr("Comparisons between subgroups"));
    for (SpecTableView* view : {m_subgroups, m_comparisons}) {
        view->setFollowsRows(true);
        connect(view, &SpecTableView::activatedKey, this, &ResultsPage::openMark);
        card->body()->addWidget(view);
    }
    connect(m_comparisonsTab, &QPushButton::toggled, this, [this](bool comparisons) {
        m_subgroups->setVisible(!comparisons);
        m_comparisons->setVisible(comparisons);
    });
    m_comparisons->hide();
    m_subgroupsTab->setChecked(true);
    m_note = textLabel({}, "muted");
    m_note->setObjectName(QStringLiteral("resultsNote"));
    card->body()->addWidget(m_note);
    return card;
}

void ResultsPage::follow()
{
    connect(&session(), &Session::projectChanged, this, [this] {
        m_mark.reset();
        m_measured.reset();
        questionChanged();
    });
    connect(&session(), &Session::datasetChanged, this, &ResultsPage::questionChanged);
    connect(&session(), &Session::runsChanged, this, &ResultsPage::questionChanged);
    connect(&session(), &Session::jobChanged, this, &ResultsPage::refresh);
    connect(&session(), &Session::outcomesChanged, this, &ResultsPage::refresh);
    connect(&context(), &AuditContext::changed, this, &ResultsPage::questionChanged);
    connect(&Theme::instance(), &Theme::changed, this, &ResultsPage::showHeadline);
}

void ResultsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_dirty)
        questionChanged();
}

void ResultsPage::questionChanged()
{
    ++m_epoch; // an answer under way is to another question
    m_asking = false;
    refresh();
}

void ResultsPage::refresh()
{
    m_dirty = true;
    if ((isVisible() || m_awaited) && !m_asking)
        reload();
}

void ResultsPage::bringUpToDate()
{
    m_awaited = true;
    if (!m_asking)
        reload();
}

void ResultsPage::settle()
{
    m_awaited = false;
    Q_EMIT settled();
}

MeasureQuery ResultsPage::question() const
{
    MeasureQuery query = context().measureQuery();
    QStringList by = query.by;
    if (by.isEmpty())
        by = {session().project()->truthAttribute(query.task)};
    QSet<QString> named;
    for (const auto& [name, value] : query.reference)
        named.insert(name);
    if (!query.reference.empty() && named != QSet<QString>(by.begin(), by.end())) {
        query.reference.clear(); // chosen for another grouping
        query.referenceLargest = true;
    }
    return query;
}

void ResultsPage::reload()
{
    if (showEmptyState()) {
        settle();
        return;
    }
    m_dirty = false;
    m_asking = true;
    const int mine = ++m_epoch;
    whenDone(session().measure(question()), this, [this, mine](const Result<Measured>& measured) {
        if (mine != m_epoch)
            return;
        m_asking = false;
        if (measured && !measured->runs.empty())
            showMeasured(*measured);
        else if (measured)
            showNothingRun();
        else
            setEmpty(measured.error().userText, tr("Choose systems to run"), PageId::Runs);
        if (m_dirty && (isVisible() || m_awaited))
            reload();
        else
            settle();
    });
}

void ResultsPage::showMeasured(const Measured& measured)
{
    const ChartOptions options {context().perSubmitted};
    m_measured = measured;
    m_headlineText = headlineText(measured, options);
    showHeadline();
    const Chart* chart = session().services().charts.find(QStringLiteral("subgroup-error"));
    const auto spec = chart
        ? chart->build(measured, options)
        : Result<ChartSpec>(Error {ErrorCode::Internal, tr("There is no such chart."), {}});
    if (!spec) {
        setEmpty(spec.error().userText, {}, PageId::Runs);
        return;
    }
    m_chart->setSpec(*spec);
    m_reference->setMeasured(measured);
    m_subgroupTable = subgroupTable(measured, options);
    m_subgroups->setSpec(withoutIdleColumns(m_subgroupTable));
    m_comparisons->setSpec(comparisonTable(measured));
    m_note->setText(captionText(measured, options)); // says also that gender is a guess from appearance
    m_stack->setCurrentIndex(1);
    showMisread();
}

void ResultsPage::showHeadline()
{
    if (!m_measured)
        return;
    const Tokens& tokens = Theme::instance().tokens();
    const HeadlineText& text = m_headlineText;
    m_headline->setText(text.finding.toHtmlEscaped() + QLatin1Char(' ')
                        + coloured(text.interval, tokens.muted, "font-weight:400"));
    m_headline->setAccessibleName(text.finding + QLatin1Char(' ') + text.interval);
    m_evidence->setText(coloured(text.evidence, tokens.muted) + QLatin1Char(' ')
                        + coloured(text.warning, tokens.warning));
    m_evidence->setAccessibleName(text.evidence + QLatin1Char(' ') + text.warning);
    m_evidence->setVisible(!text.evidence.isEmpty() || !text.warning.isEmpty());
}

void ResultsPage::showMisread()
{
    const ChartSpec& spec = m_chart->spec();
    const auto find = [&](const std::optional<MarkKey>& key) {
        return std::find_if(spec.marks.begin(), spec.marks.end(),
                            [&](const Mark& mark) { return key && mark.key == *key; });
    };
    auto at = find(m_mark);
    if (at == spec.marks.end()) {
        m_mark.reset();
        at = find(m_headlineText.key);
    }
    if (at == spec.marks.end() || at->value.value_or(0) <= 0) // nobody there: the highest rate
        at = std::max_element(spec.marks.begin(), spec.marks.end(), [](const Mark& a, const Mark& b) {
            return a.value.value_or(-1) < b.value.value_or(-1);
        });
    if (at == spec.marks.end() || at->value.value_or(0) <= 0) {
        m_misread->showMark({}, {}, {}, {});
        return;
    }
    const QString group = spec.rows.value(at->row);
    m_misread->showMark(at->key, session().services().systemName(at->key.system), labelInSentence(group),
                        context().task);
}

bool ResultsPage::showEmptyState()
{
    const auto project = session().project();
    if (!project) {
        setEmpty(
            tr("Here the program says who a system gets wrong, and how sure that is. Open an audit first."),
            tr("Open or start an audit"), PageId::Welcome);
    } else if (project->dataset()->images.empty()) {
        setEmpty(tr("This audit has no images yet. Choose a folder of portraits and a table of labels."),
                 tr("Import images…"), PageId::Dataset);
    } else if (project->runs().empty()) {
        showNothingRun();
    } else {
        return false;
    }
    return true;
}

void ResultsPage::showNothingRun()
{
    if (session().job() == JobKind::Run)
        setEmpty(tr("The systems are running. The first results appear here in a moment."), {}, PageId::Runs);
    else
        setEmpty(tr("Nothing has been run yet. Choose the systems to audit and press Run."),
                 tr("Choose systems to run"), PageId::Runs);
}

void ResultsPage::setEmpty(const QString& text, const QString& action, PageId step)
{
    m_emptyStep = step;
    m_measured.reset();
    m_empty->setText(text, action);
    m_stack->setCurrentWidget(m_empty);
}

void ResultsPage::emptyAction()
{
    if (m_emptyStep == PageId::Dataset)
        Q_EMIT importRequested({}, {});
    else
        Q_EMIT navigate(m_emptyStep);
}

void ResultsPage::openMark(const MarkKey& key)
{
    m_mark = key;
    showMisread();
    openBrowse(key, {});
}

void ResultsPage::openBrowse(const MarkKey& key, ImageId image)
{
    context().browse = misreadQuery(key, context().task);
    context().browseImage = image;
    context().notifyBrowse();
    Q_EMIT navigate(PageId::Browse);
}

ChartSpec ResultsPage::currentChart() const
{
    return m_measured ? m_chart->spec() : ChartSpec {};
}

TableSpec ResultsPage::currentTable() const
{
    return m_comparisonsTab->isChecked() ? comparisons() : subgroups();
}

TableSpec ResultsPage::subgroups() const
{
    return m_measured ? m_subgroupTable : TableSpec {};
}

TableSpec ResultsPage::comparisons() const
{
    return m_measured ? m_comparisons->spec() : TableSpec {};
}

} // namespace plumbline::ui
