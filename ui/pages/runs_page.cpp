// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/runs_page.h"

#include <algorithm>
#include <set>

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/counts_desk.h"
#include "core/session/file_desk.h"
#include "core/session/run_queue.h"
#include "core/session/session_work.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/run_choices.h"
#include "ui/pages/run_detail.h"
#include "ui/pages/run_queue_card.h"
#include "ui/pages/run_tables.h"
#include "ui/pages/scrolled_page.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

RunsPage::RunsPage(PageServices services, QWidget* parent)
    : Page(services, parent)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(
          tr("Runs put every portrait to every system you choose. First choose the portraits."),
          tr("Go to Dataset")))
{
    setObjectName(QStringLiteral("runsPage"));
    auto* content = new QWidget;
    QVBoxLayout* column = makeScrolled(content);
    buildDone();
    buildProgress();
    m_queue = new RunQueueCard(session());
    buildStart();
    buildRuns();
    m_detail = new RunDetail(session());
    m_detail->hide();
    for (Card* card : std::initializer_list<Card*> {m_doneCard, m_progressCard, m_queue, m_startCard,
                                                    m_runsCard, m_detail})
        column->addWidget(card);
    column->addStretch(1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        const auto project = session().project();
        Q_EMIT navigate(project && CountsDesk(*project).isAudit() ? PageId::Results : PageId::Dataset);
    });
    connect(m_detail, &RunDetail::resumeRequested, this,
            [this](const QString& system) { start({system}, true, shownTask()); });
    connect(m_detail, &RunDetail::resultsRequested, this, [this](const QString& task) {
        chooseTask(session(), context(), task);
        Q_EMIT navigate(PageId::Results);
    });
    connect(m_detail, &RunDetail::retryRequested, this, &RunsPage::retry);
    connect(m_detail, &RunDetail::deleteRequested, this, &RunsPage::deleteRun);
    connectSession();
    refresh();
}

void RunsPage::connectSession()
{
    connect(m_choices, &RunChoices::changed, this, &RunsPage::showStart);
    connect(&context(), &AuditContext::changed, this, &RunsPage::invalidate);
    for (const auto signal : {&Session::projectChanged, &Session::datasetChanged, &Session::runsChanged,
                              &Session::outcomesChanged, &Session::jobChanged})
        connect(&session(), signal, this, &RunsPage::invalidate);
    connect(&session().runQueue(), &RunQueue::changed, this, &RunsPage::invalidate);
    connect(&session(), &Session::progressChanged, this, [this] {
        showProgress();
        if (isVisible() && session().job() == JobKind::Run)
            showRuns(); // the same number of images everywhere at any moment
    });
}

void RunsPage::buildDone()
{
    m_doneCard = new Card;
    m_doneCard->setObjectName(QStringLiteral("runsDone"));
    m_doneText = textLabel({}, "plain");
    m_doneText->setObjectName(QStringLiteral("runsDoneText"));
    m_results = button(tr("See results"), "primary", QStringLiteral("seeResults"),
                       tr("Who is misread, and whether the difference is real (Ctrl+4)"));
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_doneText, 1);
    row->addWidget(m_results);
    m_doneCard->body()->addLayout(row);
    connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT navigate(PageId::Results); });
}

void RunsPage::buildStart()
{
    m_startCard = new Card(tr("New run"));
    m_choices = new RunChoices(session(), context());
    m_reason = textLabel({}, "muted");
    m_reason->setObjectName(QStringLiteral("runReason"));
    m_error = textLabel({}, "wrong");
    m_error->setObjectName(QStringLiteral("runError"));
    m_error->hide();
    m_run = button(tr("Run"), "primary", QStringLiteral("runButton"), {});
    m_install =
        button(tr("See Systems"), "", QStringLiteral("seeSystems"), tr("Install what is missing there"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_run);
    row->addWidget(m_install);
    row->addWidget(m_reason, 1);
    m_startCard->body()->addWidget(m_choices);
    m_startCard->body()->addLayout(row);
    m_startCard->body()->addWidget(m_error);
    connect(m_run, &QPushButton::clicked, this,
            [this] { start(m_choices->chosen(), false, runTask(context().task)); });
    connect(m_install, &QPushButton::clicked, this, [this] { Q_EMIT navigate(PageId::Systems); });
}

void RunsPage::buildProgress()
{
    m_progressCard = new Card(tr("Running"));
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("runBar"));
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_progressText = textLabel({}, "muted");
    m_progressText->setObjectName(QStringLiteral("runProgressText"));
    m_pause = button(tr("Pause"), "", QStringLiteral("pauseRun"), tr("Wait after the images now in work"));
    m_cancel =
        button(tr("Cancel"), "", QStringLiteral("cancelRun"), tr("Stop; the run can be resumed later"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_progressText, 1);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    m_progressCard->body()->addWidget(m_bar);
    m_progressCard->body()->addLayout(row);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (session().progress().paused)
            session().resumeJob();
        else
            session().pauseJob();
    });
    connect(m_cancel, &QPushButton::clicked, &session(), &Session::cancelJob);
}

void RunsPage::buildRuns()
{
    m_runsCard = new Card(tr("Runs"));
    m_resumeAll =
        button({}, "", QStringLiteral("resumeAll"), tr("Go on with the images that have no outcome yet"));
    m_runsCard->addTitleWidget(m_resumeAll);
    m_runs = new SpecTableView;
    m_runs->setObjectName(QStringLiteral("runsTable"));
    m_runs->setAccessibleName(tr("Runs of this audit"));
    m_runs->setFollowsRows(true);
    m_runsCard->body()->addWidget(m_runs);
    m_runsCard->body()->addWidget(
        textLabel(tr("Choose a run to see its failed images and what it was made with."), "muted"));
    connect(m_runs, &SpecTableView::activatedRow, this, &RunsPage::showRun);
    connect(m_resumeAll, &QPushButton::clicked, this,
            [this] { start(resumable(runTask(context().task)), true, runTask(context().task)); });
}

void RunsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_choices->askOnce();
    if (m_stale)
        refresh();
    else
        showProgress(); // it went on unseen
}

void RunsPage::invalidate()
{
    m_stale = true;
    if (isVisible())
        refresh();
}

void RunsPage::refresh()
{
    m_stale = false;
    const bool ready = imageCount() > 0;
    m_stack->setCurrentIndex(ready ? 1 : 0);
    if (!ready) {
        showEmpty();
        m_shown = {};
        return;
    }
    showStart();
    showProgress();
    showDone();
    showRuns();
}

void RunsPage::showEmpty()
{
    const auto project = session().project();
    if (project && CountsDesk(*project).isAudit())
        m_empty->setText(
            tr("This audit is made of counts: there are no images that a system could be run on. Its "
               "sets are measured as they are."),
            tr("See results"));
    else
        m_empty->setText(
            tr("Runs put every portrait to every system you choose. First choose the portraits."),
            tr("Go to Dataset"));
}

void RunsPage::showDone()
{
    std::set<QString> systems;
    qint64 images = 0;
    for (const RunRecord& run : session().project()->runs()) {
        if (run.state != RunState::Finished || run.task != runTask(context().task))
            continue;
        systems.insert(run.system);
        images = run.images;
    }
    const bool done = !systems.empty() && session().job() == JobKind::None;
    m_doneCard->setVisible(done);
    // One filled button on a page: the next step.
    setRole(m_run, done ? "" : "primary");
    if (!done)
        return;
    const QLocale locale;
    m_doneText->setText(
        systems.size() == 1
            ? tr("%1 has an outcome for every one of %2 images.")
                  .arg(session().services().systemName(*systems.begin()), locale.toString(images))
            : tr("%1 systems have an outcome for every one of %2 images.")
                  .arg(locale.toString(static_cast<qint64>(systems.size())), locale.toString(images)));
}

qint64 RunsPage::imageCount() const
{
    const auto project = session().project();
    return project ? static_cast<qint64>(project->dataset()->images.size()) : 0;
}

QString RunsPage::obstacle() const
{
    const auto project = session().project();
    if (project && project->isReadOnly())
        return tr("This audit is open read only: nothing can be run.");
    if (session().job() != JobKind::None && session().job() != JobKind::Run)
        return tr("Something else is running: wait for it, or cancel it in the status line.");
    if (!m_choices->isKnown())
        return tr("Looking for systems…");
    if (!m_choices->anyInstalled())
        return tr("No system is installed yet: install the models under Systems.");
    if (m_choices->chosen().isEmpty())
        return tr("Tick at least one system.");
    return {};
}

void RunsPage::showStart()
{
    const QString reason = obstacle();
    const QLocale locale;
    const auto systems = m_choices->chosen().size();
    m_run->setEnabled(reason.isEmpty());
    const bool waits = session().job() == JobKind::Run;
    m_run->setText(waits ? tr("Add to the queue") : tr("Run"));
    m_run->setAccessibleName(m_run->text());
    m_run->setToolTip(!reason.isEmpty() ? reason
                          : waits       ? tr("Runs the ticked systems when the run that goes on has ended")
                                        : tr("Put every image to the ticked systems"));
    m_reason->setText(reason.isEmpty() ? tr("%1 images × %2 systems: %3 answers")
                                             .arg(locale.toString(imageCount()), locale.toString(systems),
                                                  locale.toString(imageCount() * systems))
                                       : reason);
    const QString problem = session().runQueue().problem();
    m_error->setText(problem);
    m_error->setVisible(!problem.isEmpty());
    m_install->setVisible(m_choices->anyMissing());
}

void RunsPage::showProgress()
{
    const bool running = session().job() == JobKind::Run;
    m_progressCard->setVisible(running);
    if (!running || !isVisible())
        return;
    const Progress progress = session().progress();
    m_progressCard->setTitle(progress.paused               ? tr("Paused")
                                 : progress.what.isEmpty() ? tr("Running")
                                                           : progress.what);
    m_bar->setRange(0, static_cast<int>(progress.total));
    m_bar->setValue(static_cast<int>(progress.done));
    m_progressText->setText(progressText(progress));
    m_pause->setText(progress.paused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
}

QStringList RunsPage::resumable(const QString& task) const
{
    return resumableSystems(session().project()->runs(), task);
}

QString RunsPage::shownTask() const
{
    for (const RunRecord& run : session().project()->runs())
        if (run.id == m_shown)
            return run.task;
    return runTask(context().task);
}

void RunsPage::showRuns()
{
    const auto project = session().project();
    auto runs = latestFirst(project->runs());
    for (RunRecord& run : runs) {
        if (run.state == RunState::Running && session().job() == JobKind::Run)
            run.done = std::max(run.done, session().progress().done); // the record itself is kept at the end
    }
    m_runsCard->setVisible(!runs.empty());
    m_runs->setSpec(runsTable(runs, session().services()));
    const auto waiting = static_cast<int>(resumable(runTask(context().task)).size());
    m_resumeAll->setText(tr("Resume what was cut off (%1)").arg(waiting));
    m_resumeAll->setAccessibleName(m_resumeAll->text());
    m_resumeAll->setVisible(waiting > 0 && !project->isReadOnly());
    m_resumeAll->setEnabled(session().job() == JobKind::None);
    const auto shown =
        std::find_if(runs.begin(), runs.end(), [this](const RunRecord& run) { return run.id == m_shown; });
    m_detail->setVisible(shown != runs.end());
    if (shown != runs.end())
        m_detail->showRun(*shown, isLatestAndCutOff(*shown));
}

void RunsPage::showRun(int row)
{
    const auto runs = latestFirst(session().project()->runs());
    if (row < 0 || row >= static_cast<int>(runs.size()))
        return;
    const RunRecord& run = runs[static_cast<std::size_t>(row)];
    m_shown = run.id;
    m_detail->showRun(run, isLatestAndCutOff(run));
    m_detail->show();
}

bool RunsPage::isLatestAndCutOff(const RunRecord& run) const
{
    const auto runs = session().project()->runs();
    const auto latest = std::find_if(runs.rbegin(), runs.rend(), [&](const RunRecord& each) {
        return each.system == run.system && each.task == run.task;
    });
    return latest->id == run.id && resumable(run.task).contains(run.system)
        && !session().project()->isReadOnly();
}

void RunsPage::start(const QStringList& systems, bool resume, const QString& task)
{
    if (systems.isEmpty())
        return;
    RunRequest request;
    request.task = task;
    request.systems = systems;
    request.resume = resume;
    session().runQueue().add(request);
}

void RunsPage::retry(RunId run)
{
    RunRequest request;
    request.task = shownTask();
    request.retry = {run};
    session().runQueue().add(request);
}

void RunsPage::deleteRun(RunId run)
{
    if (!prompts().confirm(window(), tr("Delete this run"),
                           tr("The run was not finished. Its answers are deleted for good; finished runs are "
                              "not touched."),
                           tr("Delete")))
        return;
    const auto deleting =
        session().ask<void>([run](Project& project) { return FileDesk(project).deleteRun(run); });
    whenDone(deleting, this, [this](const Result<void>& deleted) {
        if (!deleted) {
            m_error->setText(deleted.error().userText);
            m_error->show();
            return;
        }
        Q_EMIT session().runsChanged();
        Q_EMIT session().outcomesChanged();
    });
}

} // namespace plumbline::ui
