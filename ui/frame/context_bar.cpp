// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/context_bar.h"

#include <algorithm>
#include <vector>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include "core/session/counts_desk.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"
#include "ui/dialogs/new_grouping.h"
#include "ui/frame/context_chip.h"
#include "ui/matching/match_state.h"
#include "ui/matching/pair_rules.h"
#include "ui/matching/search_rules.h"
#include "ui/matching/search_state.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kChipGap = 8;

QString readable(QString name)
{
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

/// The names in the order in which a group's label has them ("Women, darker"): groupLabel() puts what the
/// systems' answers mean first.
QStringList asInLabels(QStringList names, const std::vector<AttributeInfo>& attributes)
{
    const auto means = [&](const QString& name) {
        return std::any_of(attributes.begin(), attributes.end(), [&](const AttributeInfo& attribute) {
            return attribute.name == name && !attribute.valueMap.isEmpty();
        });
    };
    std::stable_partition(names.begin(), names.end(), means);
    return names;
}

} // namespace

ContextBar::ContextBar(PageServices services, MatchState& matching, SearchState& searching, QWidget* parent)
    : QFrame(parent)
    , m_services(services)
    , m_matching(matching)
    , m_searching(searching)
    , m_title(new QLabel)
    , m_dataset(
          new ContextChip(tr("Dataset"), QStringLiteral("chipDataset"), tr("Which images are looked at")))
    , m_task(new ContextChip(tr("Task"), QStringLiteral("chipTask"), tr("What the systems are asked")))
    , m_systems(new ContextChip(tr("Systems"), QStringLiteral("chipSystems"), tr("Whose answers are shown")))
    , m_groupBy(new ContextChip(tr("Group by"), QStringLiteral("chipGroupBy"),
                                tr("How people are parted into subgroups: by one attribute or by several")))
    , m_undetected(new ContextChip(tr("Undetected"), QStringLiteral("chipUndetected"),
                                   tr("How images count in which no face was found")))
    , m_pairs(new ContextChip(tr("Compared"), QStringLiteral("chipPairs"),
                              tr("Which images are compared: all with one another, or probes with the rest")))
    , m_searched(
          new ContextChip(tr("Searched"), QStringLiteral("chipSearched"),
                          tr("Who is searched for, among how many people, and how long the lists are")))
    , m_exportMenu(new QMenu(this))
    , m_export(button(tr("Export…"), "", QStringLiteral("exportButton"), tr("Save chart, table or answers")))
{
    build();
    follow();
}

void ContextBar::build()
{
    setRole(this, "strip");
    setFixedHeight(kContextBarHeight);
    setRole(m_title, "pageTitle");
    m_title->setObjectName(QStringLiteral("pageTitle"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, 0, kPageMargin, 0);
    row->setSpacing(kChipGap);
    row->addWidget(m_title);
    for (ContextChip* chip : {m_dataset, m_task, m_systems, m_groupBy, m_undetected, m_pairs, m_searched})
        row->addWidget(chip);
    row->addStretch(1);
    row->addWidget(m_export);
    m_exportMenu->setObjectName(QStringLiteral("exportMenu"));
    m_export->setMenu(m_exportMenu);
}

void ContextBar::follow()
{
    const Session& session = m_services.session;
    connect(&session, &Session::projectChanged, this, &ContextBar::refresh);
    connect(&session, &Session::datasetChanged, this, &ContextBar::refresh);
    connect(&session, &Session::runsChanged, this, &ContextBar::refresh);
    connect(&m_services.context, &AuditContext::changed, this, &ContextBar::refresh);
    connect(m_dataset->choices(), &QMenu::aboutToShow, this, &ContextBar::fillDataset);
    connect(m_task->choices(), &QMenu::aboutToShow, this, &ContextBar::fillTask);
    connect(m_systems->choices(), &QMenu::aboutToShow, this, &ContextBar::fillSystems);
    connect(m_groupBy->choices(), &QMenu::aboutToShow, this, &ContextBar::fillGroupBy);
    connect(m_undetected->choices(), &QMenu::aboutToShow, this, &ContextBar::fillUndetected);
    connect(m_pairs->choices(), &QMenu::aboutToShow, this,
            [this] { fillPairRules(*m_pairs->choices(), m_matching, m_services.prompts, window()); });
    connect(m_searched->choices(), &QMenu::aboutToShow, this, [this] {
        fillSearchRules(*m_searched->choices(), m_searching, m_services.prompts, window(),
                        [this] { Q_EMIT searchRulesWanted(); });
    });
    connect(&m_matching, &MatchState::questionChanged, this, &ContextBar::refresh);
    connect(&m_searching, &SearchState::questionChanged, this, &ContextBar::refresh);
    connect(&m_searching, &SearchState::answered, this, &ContextBar::refresh); // a file's lists name probes
}

void ContextBar::setPage(PageId page, const QString& title)
{
    m_page = page;
    m_title->setText(title);
    refresh();
}

void ContextBar::refresh()
{
    const auto project = m_services.session.project();
    const bool chips = project && (m_page == PageId::Results || m_page == PageId::Browse);
    m_title->setVisible(!chips);
    for (ContextChip* chip : {m_dataset, m_task, m_systems, m_groupBy, m_undetected, m_pairs, m_searched})
        chip->setVisible(chips);
    m_export->setVisible(chips);
    if (!chips)
        return;
    const AuditContext& context = m_services.context;
    const auto dataset = project->dataset();
    const auto images = static_cast<qint64>(dataset->images.size());
    const bool counts = ofCounts();
    m_task->setVisible(!counts);
    const bool matching = isMatchingTask(context.task);
    m_undetected->setVisible(!matching && !asksWhoIsFound(context.task)
                             && (!counts || countsKnowUnanswered()));
    m_pairs->setVisible(m_matching.isTask());
    m_searched->setVisible(m_searching.isTask());
    if (m_matching.isTask())
        m_pairs->setValue(pairRulesText(m_matching), pairRulesBrief(m_matching));
    if (m_searching.isTask())
        m_searched->setValue(searchRulesText(m_searching), searchRulesBrief(m_searching));
    const qsizetype sets = counts ? systemsThatRan().size() : 0;
    const QString counted = counts ? (sets == 1 ? tr("1 set of counts") : tr("%1 sets of counts").arg(sets))
        : images == 1              ? tr("1 image")
                                   : tr("%1 images").arg(QLocale().toString(images));
    m_dataset->setValue(tr("%1, %2").arg(project->name(), counted), counted);
    m_task->setValue(taskName(context.task), taskBrief(context.task));
    m_task->setKeepsWhole(matching); // "1:1" and "1:N" are what tells them apart
    const QStringList ran = systemsThatRan();
    const QStringList& systems = context.systems.isEmpty() ? ran : context.systems;
    if (systems.size() == 1)
        m_systems->setValue(systemName(systems.front()));
    else
        m_systems->setValue(systems.isEmpty() ? tr("none ran yet") : QLocale().toString(systems.size()));
    m_systems->setLabel(counts ? tr("Sets") : tr("Systems"));
    m_systems->setEnabled(!ran.isEmpty());
    QStringList names;
    for (const QString& name : asInLabels(groupedBy(), project->attributes()))
        names.append(readable(name));
    m_groupBy->setValue(names.isEmpty() ? tr("nothing") : names.join(QStringLiteral(" × ")));
    m_undetected->setValue(context.perSubmitted ? tr("count as errors") : tr("shown apart"),
                           context.perSubmitted ? tr("errors") : tr("apart"));
    fit();
}

/// Says it briefly, the least telling first, while the chips are wider than the bar.
void ContextBar::fit()
{
    std::vector<ContextChip*> chips {m_task,    m_undetected, m_pairs,  m_searched,
                                     m_dataset, m_systems,    m_groupBy};
    std::erase_if(chips, [](const ContextChip* chip) { return chip->isHidden(); });
    const int room = width() - 2 * kPageMargin - m_export->sizeHint().width();
    int wanted = static_cast<int>(chips.size()) * kChipGap;
    for (ContextChip* chip : chips)
        wanted += chip->fullWidth();
    for (ContextChip* chip : chips) {
        const bool brief = wanted > room;
        chip->setBrief(brief);
        if (brief)
            wanted += chip->sizeHint().width() - chip->fullWidth();
    }
}

void ContextBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

bool ContextBar::ofCounts() const
{
    const auto project = m_services.session.project();
    return project && CountsDesk(*project).isAudit();
}

QString ContextBar::systemName(const QString& id) const
{
    if (ofCounts()) {
        const auto table = CountsDesk(*m_services.session.project()).table();
        const auto set = table->setOf(id);
        return set ? setNameForPeople(table->sets[static_cast<std::size_t>(*set)]) : id;
    }
    return m_services.session.services().systemName(id);
}

/// Whether the counts say how many faces got no answer.
bool ContextBar::countsKnowUnanswered() const
{
    const auto table = CountsDesk(*m_services.session.project()).table();
    return std::any_of(table->rows.begin(), table->rows.end(),
                       [](const CountRow& row) { return row.benchmark.has_value(); });
}

bool ContextBar::offersExport() const
{
    return !m_export->isHidden();
}

QStringList ContextBar::systemsThatRan() const
{
    QStringList systems;
    if (ofCounts()) {
        for (const CountSet& set : CountsDesk(*m_services.session.project()).table()->sets)
            systems.append(set.name);
        return systems;
    }
    for (const RunRecord& run : m_services.session.project()->runs())
        if (run.task == runTask(m_services.context.task) && !systems.contains(run.system))
            systems.append(run.system);
    return systems;
}

QStringList ContextBar::groupedBy() const
{
    const AuditContext& context = m_services.context;
    if (!context.by.isEmpty() || isEstimateTask(context.task)) // a number is no grouping
        return context.by;
    const QString truth = m_services.session.project()->truthAttribute(context.task);
    return truth.isEmpty() ? QStringList() : QStringList {truth};
}

void ContextBar::fillDataset()
{
    QMenu* menu = m_dataset->choices();
    menu->clear();
    const auto project = m_services.session.project();
    const auto dataset = project->dataset();
    const auto say = [menu](const QString& text) { menu->addAction(text)->setEnabled(false); };
    if (ofCounts()) {
        say(tr("A table of counts: no images are behind it"));
        say(tr("Saved in %1").arg(project->path()));
        menu->addSeparator();
        menu->addAction(tr("Go to Dataset"), this, [this] { Q_EMIT navigate(PageId::Dataset); });
        return;
    }
    say(imagesOfPeople(static_cast<qint64>(dataset->images.size()), dataset->subjectCount()));
    if (dataset->synthetic)
        say(tr("Synthetic portraits: no evidence about these systems"));
    say(tr("Images in %1").arg(dataset->imageRoot));
    say(tr("Saved in %1").arg(project->path()));
    menu->addSeparator();
    menu->addAction(tr("Go to Dataset"), this, [this] { Q_EMIT navigate(PageId::Dataset); });
}

void ContextBar::fillTask()
{
    QMenu* menu = m_task->choices();
    menu->clear();
    const QString now = m_services.context.task;
    auto* one = new QActionGroup(menu->addSeparator());
    for (const QString& task : tasksOffered(m_services.session)) {
        QAction* action = menu->addAction(
            taskName(task), this, [this, task] { chooseTask(m_services.session, m_services.context, task); });
        action->setData(task);
        action->setCheckable(true);
        action->setChecked(task == now);
        action->setToolTip(taskNote(task));
        one->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(taskNote(now))->setEnabled(false);
}

void ContextBar::fillSystems()
{
    QMenu* menu = m_systems->choices();
    menu->clear();
    const AuditContext& context = m_services.context;
    QAction* every = menu->addAction(tr("All that ran"), this, [this] {
        m_services.context.systems.clear();
        m_services.context.notify();
    });
    every->setCheckable(true);
    every->setChecked(context.systems.isEmpty());
    (new QActionGroup(every))->addAction(every);
    menu->addSeparator();
    for (const QString& id : systemsThatRan()) {
        QAction* system = menu->addAction(systemName(id));
        system->setCheckable(true);
        system->setChecked(context.systems.isEmpty() || context.systems.contains(id));
        system->setToolTip(id);
        connect(system, &QAction::toggled, this, [this, id](bool on) { toggleSystem(id, on); });
    }
}

void ContextBar::toggleSystem(const QString& id, bool on)
{
    AuditContext& context = m_services.context;
    const QStringList ran = systemsThatRan();
    QStringList chosen = context.systems.isEmpty() ? ran : context.systems;
    if (on && !chosen.contains(id))
        chosen.append(id);
    else if (!on)
        chosen.removeAll(id);
    // In the order they ran; all of them, or none, means all that ran.
    QStringList ordered;
    for (const QString& system : ran)
        if (chosen.contains(system))
            ordered.append(system);
    context.systems = ordered.size() == ran.size() ? QStringList() : ordered;
    context.notify();
    const auto actions = m_systems->choices()->actions();
    if (!actions.isEmpty())
        actions.front()->setChecked(context.systems.isEmpty());
}

void ContextBar::fillGroupBy()
{
    QMenu* menu = m_groupBy->choices();
    menu->clear();
    const QStringList now = groupedBy();
    bool groupings = false;
    for (const AttributeInfo& attribute : m_services.session.project()->attributes()) {
        if (!attribute.suitsGrouping && !now.contains(attribute.name))
            continue;
        if (attribute.isGrouping && !groupings)
            menu->addSeparator();
        groupings = attribute.isGrouping;
        QAction* action = menu->addAction(readable(attribute.name));
        action->setData(attribute.name);
        action->setCheckable(true);
        action->setChecked(now.contains(attribute.name));
        action->setToolTip(attribute.values.join(QStringLiteral(", ")));
        connect(action, &QAction::toggled, this,
                [this, name = attribute.name](bool on) { toggleGroupBy(name, on); });
    }
    if (!menu->isEmpty()) {
        menu->addSeparator();
        menu->addAction(tr("Every further label makes the subgroups smaller"))->setEnabled(false);
    } else
        menu->addAction(tr("The images have no labels to group by"))->setEnabled(false);
    offerGroupings(*menu);
}

/// The labels that make no groups as they are, why, and what can be done about it.
void ContextBar::offerGroupings(QMenu& menu)
{
    if (ofCounts())
        return;
    const auto project = m_services.session.project();
    const auto dataset = project->dataset();
    const QStringList now = groupedBy();
    menu.addSeparator();
    for (const AttributeInfo& label : project->attributes()) {
        const QString why = whyNotGroupedBy(*dataset, label);
        if (why.isEmpty() || now.contains(label.name))
            continue;
        QAction* said = menu.addAction(tr("%1: %2", "label: why not").arg(readable(label.name), why));
        said->setObjectName(QStringLiteral("noGroups_") + label.name);
        said->setEnabled(false);
    }
    const auto offer = [&](const QString& text, const QString& name, const QString& label) {
        QAction* make = menu.addAction(text, this, [this, label] {
            makeGrouping(m_services.session, label, window(), [this](const QString& made) {
                m_services.context.by = {made};
                m_services.context.reference.clear();
                m_services.context.notify();
            });
        });
        make->setObjectName(name);
        make->setEnabled(canMakeGrouping(m_services.session));
        make->setToolTip(tr("Put values together, or cut numbers into bands"));
    };
    for (const QString& label : labelsToBand(*project))
        offer(tr("Make bands of %1…").arg(readable(label)), QStringLiteral("makeBands_") + label, label);
    offer(tr("New grouping…"), QStringLiteral("chipNewGrouping"), {});
}

void ContextBar::toggleGroupBy(const QString& name, bool on)
{
    QStringList by = groupedBy();
    if (on == by.contains(name))
        return; // ticked to follow what was chosen
    if (on)
        by.append(name);
    else
        by.removeAll(name);
    m_services.context.by = asInLabels(by, m_services.session.project()->attributes());
    m_services.context.reference.clear(); // named a group of the other grouping
    m_services.context.notify();
    const QStringList now = groupedBy();
    for (QAction* action : m_groupBy->choices()->actions())
        if (action->isCheckable())
            action->setChecked(now.contains(action->data().toString()));
}

void ContextBar::fillUndetected()
{
    QMenu* menu = m_undetected->choices();
    menu->clear();
    auto* one = new QActionGroup(menu);
    const auto add = [&](const QString& text, const QString& tip, bool perSubmitted) {
        QAction* action = menu->addAction(text, this, [this, perSubmitted] {
            m_services.context.perSubmitted = perSubmitted;
            m_services.context.notify();
        });
        action->setCheckable(true);
        action->setChecked(m_services.context.perSubmitted == perSubmitted);
        action->setToolTip(tip);
        one->addAction(action);
    };
    add(tr("Shown apart: error rate per face found"),
        tr("Images without a found face have a column of their own"), false);
    add(tr("Count as errors: error rate per image submitted"), tr("A face that is not found is an error too"),
        true);
}

} // namespace plumbline::ui
