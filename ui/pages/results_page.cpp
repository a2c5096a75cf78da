// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/results_page.h"

#include <algorithm>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/counts_desk.h"
#include "core/session/group_names.h"
#include "core/session/published_audits.h"
#include "core/session/session_work.h"
#include "core/views/caption.h"
#include "core/views/change_text.h"
#include "core/views/compared.h"
#include "ui/browser/folding_splitter.h"
#include "ui/browser/misread_card.h"
#include "ui/counts/beside_button.h"
#include "ui/dialogs/groups_dialog.h"
#include "ui/dialogs/plan_dialog.h"
#include "ui/dialogs/segment.h"
#include "ui/matching/match_state.h"
#include "ui/matching/match_view.h"
#include "ui/matching/search_state.h"
#include "ui/matching/search_view.h"
#include "ui/results/chart_card.h"
#include "ui/results/compare_view.h"
#include "ui/results/headline_card.h"
#include "ui/results/misread_mark.h"
#include "ui/results/results_tables.h"
#include "ui/results/results_view.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kMisreadWidth = 390;
constexpr int kFoldBelow = 1000 - kRailWidth - 2 * kPageMargin; ///< of the page's inside

/// The dataset's own words for a class: "F", "woman".
QStringList wordsFor(const Dataset& data, const QString& truth, const QString& meaning)
{
    QStringList words;
    if (const Attribute* attribute = data.attribute(truth)) {
        for (const QString& value : attribute->values) {
            if (attribute->valueMap.value(value) == meaning)
                words.append(value);
        }
    }
    return words;
}

} // namespace

ResultsPage::ResultsPage(PageServices services, MatchState& matching, SearchState& searching, QWidget* parent)
    : Page(services, parent)
    , m_matching(matching)
    , m_searching(searching)
{
    setObjectName(QStringLiteral("resultsPage"));
    m_view = new ResultsView(session(), this);
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

    m_headline = new HeadlineCard;
    m_chart = new ChartCard(session(), context(), *m_view);
    connect(m_chart, &ChartCard::markClicked, this, &ResultsPage::openMark);
    connect(m_chart, &ChartCard::groupsRequested, this, &ResultsPage::openGroups);
    connect(m_chart, &ChartCard::planRequested, this, &ResultsPage::openPlan);
    m_beside = new BesideButton(session());
    m_chart->addChoiceWidget(m_beside);
    connect(m_beside, &BesideButton::changed, this, &ResultsPage::questionChanged);
    m_tables = new ResultsTables;
    connect(m_tables, &ResultsTables::activatedKey, this, &ResultsPage::openMark);

    m_splitter = new FoldingSplitter(kFoldBelow);
    m_splitter->setStacks(true);
    m_splitter->addCentre(m_chart);
    m_splitter->addSide(m_misread, kMisreadWidth);
    QPushButton* side = m_chart->sideToggle();
    connect(side, &QPushButton::toggled, this, [this](bool on) { m_splitter->setShown(m_misread, on); });
    connect(m_splitter, &FoldingSplitter::foldedChanged, this, [this, side](bool narrow) {
        side->setVisible(narrow);
        side->setChecked(false);
        showSide();
    });

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(m_headline);
    column->addWidget(m_splitter);
    column->addWidget(m_tables);
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("resultsScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    m_compare = new CompareView(session(), context());
    connect(m_compare, &CompareView::browseRequested, this, [this](const ListQuery& query) {
        context().browse = query;
        context().notifyBrowse();
        Q_EMIT navigate(PageId::Browse);
    });
    connect(m_compare, &CompareView::chosen, this,
            [this] { m_view->setPart(QStringLiteral("compare"), m_compare->chosenParts()); });
    m_stack->addWidget(m_compare);
    m_match = new MatchView(session(), m_matching, *m_view);
    m_search = new SearchView(session(), m_searching, *m_view);
    connect(m_search, &SearchView::rulesWanted, this, &ResultsPage::searchRulesWanted);
    for (ThresholdView* view :
         {static_cast<ThresholdView*>(m_match), static_cast<ThresholdView*>(m_search)}) {
        connect(view, &ThresholdView::groupsWanted, this, &ResultsPage::openGroups);
        connect(view, &ThresholdView::runsWanted, this, [this] { Q_EMIT navigate(PageId::Runs); });
        connect(view, &ThresholdView::pairsWanted, this, [this] { Q_EMIT navigate(PageId::Browse); });
        connect(view, &ThresholdView::guideWanted, this, &ResultsPage::guideWanted);
        connect(view, &ThresholdView::settled, this, &ResultsPage::settle);
        m_stack->addWidget(view);
    }
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildViews());
    whole->addWidget(m_stack);
}

QWidget* ResultsPage::buildViews()
{
    m_views = new QWidget;
    m_views->setObjectName(QStringLiteral("resultsViews"));
    m_subgroupsView = segment(tr("Subgroups"), QStringLiteral("resultsViewSubgroups"),
                              tr("Who each system gets wrong, and how sure that is"));
    m_compareView = segment(
        tr("Compare"), QStringLiteral("resultsViewCompare"),
        tr("Two runs or two systems side by side: what only one of them reads right, and whether the gap "
           "is the same"));
    auto* views = new QButtonGroup(this);
    views->addButton(m_subgroupsView);
    views->addButton(m_compareView);
    m_subgroupsView->setChecked(true);
    auto* row = new QHBoxLayout(m_views);
    row->setContentsMargins(kPageMargin, 6, kPageMargin, 0);
    row->setSpacing(4);
    row->addWidget(m_subgroupsView);
    row->addWidget(m_compareView);
    row->addStretch(1);
    m_views->hide();
    connect(m_compareView, &QPushButton::toggled, this, &ResultsPage::showView);
    connect(m_compare, &CompareView::offeredChanged, this, [this] {
        if (!m_compare->isOffered())
            m_subgroupsView->setChecked(true);
        m_views->setVisible(m_compare->isOffered() && m_stack->currentWidget() != m_empty
                            && !thresholdView());
    });
    return m_views;
}

void ResultsPage::showView(bool compare)
{
    if (m_stack->currentWidget() != m_empty && !thresholdView())
        m_stack->setCurrentWidget(compare ? static_cast<QWidget*>(m_compare) : m_scroll);
}

void ResultsPage::follow()
{
    connect(&session(), &Session::projectChanged, this, [this] {
        m_mark.reset(); // nothing of one audit is to be seen in the next
        m_measured.reset();
        m_chart->forget();
        m_compare->forget();
        m_compare->setChosen(m_view->part(QStringLiteral("compare")));
        m_subgroupsView->setChecked(true);
        m_headline->setChange({});
        m_scroll->verticalScrollBar()->setValue(0);
        questionChanged();
    });
    connect(m_view, &ResultsView::changed, this, &ResultsPage::showArranged);
    connect(&session(), &Session::datasetChanged, this, &ResultsPage::questionChanged);
    connect(&session(), &Session::reviewChanged, this,
            &ResultsPage::questionChanged); // an exclusion counts at once
    connect(&session(), &Session::runsChanged, this, &ResultsPage::questionChanged);
    connect(&session(), &Session::jobChanged, this, &ResultsPage::refresh);
    connect(&session(), &Session::outcomesChanged, this, &ResultsPage::refresh);
    connect(&context(), &AuditContext::changed, this, &ResultsPage::questionChanged);
    for (ThresholdState* state :
         {static_cast<ThresholdState*>(&m_matching), static_cast<ThresholdState*>(&m_searching)}) {
        connect(state, &ThresholdState::questionChanged, this, [this, state] {
            if (state->isTask())
                refresh();
        });
    }
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
    if (isVisible() && !isMatchingTask(context().task))
        m_compare->refresh();
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
    query.answers = true;
    QStringList by = query.by;
    if (by.isEmpty() && !isEstimateTask(query.task))
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
    if (isMatchingTask(context().task)) {
        showMatching(m_searching.isTask() ? static_cast<ThresholdView&>(*m_search) : *m_match);
        return;
    }
    m_dirty = false;
    m_asking = true;
    const int mine = ++m_epoch;
    const auto asking = session().ask<Measured>(
        [query = question(), study = m_beside->study()](Project& project) -> Result<Measured> {
            auto measured = project.measure(query);
            if (measured && !study.isEmpty() && !isPublishedProject(project))
                (void)layPublishedBeside(project, *measured, study); // where it fits: the button says why not
            return measured;
        });
    whenDone(asking, this, [this, mine](const Result<Measured>& measured) {
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

/// Its own view asks and shows.
void ResultsPage::showMatching(ThresholdView& view)
{
    m_dirty = false;
    m_measured.reset();
    m_views->hide();
    m_stack->setCurrentWidget(&view);
    view.refresh();
    if (view.isCurrent())
        settle();
}

bool ResultsPage::isCurrent() const
{
    const ThresholdView* view = thresholdView();
    return !m_dirty && !m_asking && (!view || view->isCurrent());
}

MatchView* ResultsPage::matchView() const
{
    return m_stack->currentWidget() == m_match ? m_match : nullptr;
}

SearchView* ResultsPage::searchView() const
{
    return m_stack->currentWidget() == m_search ? m_search : nullptr;
}

ThresholdView* ResultsPage::thresholdView() const
{
    return m_stack->currentWidget() == m_search ? static_cast<ThresholdView*>(m_search) : matchView();
}

void ResultsPage::showMeasured(const Measured& measured)
{
    const ChartOptions options {context().perSubmitted};
    if (m_measured) {
        const QString change = changeText(*m_measured, m_options, measured, options);
        if (!change.isEmpty())
            m_headline->setChange(change); // more images alone are no news and leave the last change standing
    }
    m_measured = measured;
    m_options = options;
    const HeadlineText text = headlineText(measured, options);
    m_headline->setText(text);
    m_beside->setMeasured(measured);
    m_chart->setMeasured(measured, text.key ? text.key->system : QString());
    showSide();
    showArranged();
    m_stack->setCurrentWidget(m_compareView->isChecked() ? static_cast<QWidget*>(m_compare) : m_scroll);
    m_views->setVisible(m_compare->isOffered());
    showMisread();
}

/// What follows the order and the choice of groups; the chart does so by itself.
void ResultsPage::showArranged()
{
    if (m_measured)
        m_tables->setMeasured(*m_measured, m_chart->options());
}

/// Who is misread stands beside the chart, where there are pictures.
void ResultsPage::showSide()
{
    const bool pictures = !m_measured || !m_measured->fromCounts;
    m_chart->sideToggle()->setVisible(pictures && m_splitter->isFolded());
    if (!pictures)
        m_misread->hide();
    else if (!m_splitter->isFolded())
        m_misread->show();
}

void ResultsPage::showMisread()
{
    if (!m_measured || m_measured->fromCounts)
        return;
    const auto known = [&](const std::optional<MarkKey>& key) {
        return key ? errorsBehind(*m_measured, *key) : std::nullopt;
    };
    if (!known(m_mark))
        m_mark.reset();
    std::optional<MarkKey> key = m_mark ? m_mark : m_headline->text().key;
    if (known(key).value_or(0) <= 0) // nobody there: the highest rate
        key = worstMark(*m_measured);
    if (!key) {
        m_misread->showNobody(anythingScored(*m_measured), stillRuns(*m_measured), context().task);
        return;
    }
    key->verdict.clear(); // the card shows who is misread, whatever was clicked
    key->answer.clear();
    key->label.clear();
    m_misread->showMark(*key, session().services().systemName(key->system),
                        labelWithin(*m_measured, static_cast<int>(*groupOf(*m_measured, key->values))),
                        context().task);
}

bool ResultsPage::showEmptyState()
{
    const auto project = session().project();
    if (!project) {
        setEmpty(
            tr("Here the program says who a system gets wrong, and how sure that is. Open an audit first."),
            tr("Open or start an audit"), PageId::Welcome);
    } else if (const CountsDesk desk(*project); desk.isAudit()) {
        const auto& rows = desk.table()->rows;
        if (std::any_of(rows.begin(), rows.end(), [](const CountRow& row) { return row.isFilled(); }))
            return false;
        setEmpty(tr("No counts are typed in yet: give n and errors of at least one group."),
                 tr("Go to the table of counts"), PageId::Dataset);
    } else if (project->dataset()->images.empty()) {
        setEmpty(tr("This audit has no images yet. Choose a folder of portraits and a table of labels."),
                 tr("Import images…"), PageId::Dataset);
    } else if (project->runs().empty() && !isMatchingTask(context().task)) {
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
        setEmpty(
            session().project()->runs().empty()
                ? tr("Nothing has been run yet. Choose the systems to audit and press Run.")
                : tr("No system was asked this question yet (%1). Choose the systems to audit and press Run.")
                      .arg(taskName(context().task)),
            tr("Choose systems to run"), PageId::Runs);
}

void ResultsPage::setEmpty(const QString& text, const QString& action, PageId step)
{
    m_emptyStep = step;
    m_measured.reset();
    m_empty->setText(text, action);
    m_stack->setCurrentWidget(m_empty);
    m_views->hide();
}

void ResultsPage::emptyAction()
{
    const auto project = session().project();
    if (m_emptyStep == PageId::Dataset && !(project && CountsDesk(*project).isAudit()))
        Q_EMIT importRequested({}, {});
    else
        Q_EMIT navigate(m_emptyStep);
}

void ResultsPage::openMark(const MarkKey& key)
{
    if (!m_measured || m_measured->fromCounts || isBesideKey(key))
        return; // no picture is behind it
    m_mark = key;
    showMisread();
    openBrowse(key, {});
}

bool ResultsPage::isBesideKey(const MarkKey& key) const
{
    return std::any_of(m_measured->runs.begin(), m_measured->runs.end(),
                       [&](const MeasuredRun& run) { return run.isBeside() && run.system == key.system; });
}

void ResultsPage::openBrowse(const MarkKey& key, ImageId image)
{
    context().browse = misreadQuery(key, context().task);
    if (!key.label.isEmpty() && m_measured)
        context().browse.labels = wordsFor(*session().project()->dataset(), m_measured->truth, key.label);
    context().browseImage = image;
    context().notifyBrowse();
    Q_EMIT navigate(PageId::Browse);
}

void ResultsPage::openGroups()
{
    const ThresholdView* matching = thresholdView();
    if (!m_measured && !matching)
        return;
    const GroupFacts groups =
        matching ? matching->arrangeable() : groupFacts(*m_measured, context().perSubmitted);
    auto* dialog = new GroupsDialog(groups, m_view->groups(groups.by), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GroupsDialog::viewChanged, this,
            [this, by = groups.by](const GroupView& view) { m_view->setGroups(by, view); });
    connect(dialog, &GroupsDialog::renamed, this,
            [this, by = groups.by](const QStringList& values, const QString& name) {
        rename(by, values, name);
    });
    dialog->open();
}

void ResultsPage::openPlan()
{
    if (!m_measured)
        return;
    const QString part = QStringLiteral("plan");
    auto* dialog = new PlanDialog(*m_measured, context().perSubmitted, m_view->part(part), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PlanDialog::chosen, this,
            [this, dialog, part] { m_view->setPart(part, dialog->choices()); });
    dialog->open();
}

void ResultsPage::rename(const QStringList& by, const QStringList& values, const QString& name)
{
    const auto work = [by, values, name](Project& project) -> Result<bool> {
        GroupNames names = GroupNames::load(project);
        names.setName(by, values, name);
        names.save(project);
        return true;
    };
    whenDone(session().ask<bool>(work), this, [this](const Result<bool>&) {
        if (m_matching.isTask())
            m_matching.askAgain();
        else if (m_searching.isTask())
            m_searching.askAgain();
        else
            questionChanged();
    });
}

ChartSpec ResultsPage::currentChart() const
{
    if (const ThresholdView* view = thresholdView())
        return view->chart();
    if (m_stack->currentWidget() == m_compare)
        return m_compare->chart();
    return m_measured ? m_chart->spec() : ChartSpec {};
}

HeadlineText ResultsPage::finding() const
{
    if (m_stack->currentWidget() == m_compare)
        return m_compare->finding();
    if (!m_measured)
        return {};
    HeadlineText said = m_headline->text();
    QStringList warnings {said.warning, truthWarning(*m_measured)};
    warnings.removeAll(QString());
    said.warning = warnings.join(QLatin1Char(' '));
    return said;
}

TableSpec ResultsPage::currentTable() const
{
    if (const ThresholdView* view = thresholdView())
        return view->table();
    if (m_stack->currentWidget() == m_compare)
        return m_compare->table();
    return m_measured ? m_tables->current() : TableSpec {};
}

TableSpec ResultsPage::subgroups() const
{
    if (m_stack->currentWidget() == m_compare)
        return m_compare->groups();
    return m_measured ? m_tables->subgroups() : TableSpec {};
}

TableSpec ResultsPage::comparisons() const
{
    if (m_stack->currentWidget() == m_compare)
        return m_compare->gaps();
    return m_measured ? m_tables->comparisons() : TableSpec {};
}

} // namespace plumbline::ui
