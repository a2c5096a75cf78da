// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/search_guide.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/base/write_file.h"
#include "core/session/matching_desk.h"
#include "core/session/session_work.h"
#include "core/views/identified.h"
#include "ui/jobs/background.h"
#include "ui/matching/match_state.h"
#include "ui/pairs/guide_result.h"
#include "ui/pairs/guide_sources.h"
#include "ui/pairs/guide_system.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

const QString kVerify = QStringLiteral("verify");
constexpr QSize kUsual(820, 660);

/// "Portraits in Others.plumb", with a number where there is one already.
QString freePath(const TwoFolders& folders)
{
    const QString name =
        SearchGuide::tr("%1 in %2")
            .arg(QFileInfo(folders.probes).fileName(), QFileInfo(folders.gallery).fileName());
    const QDir home(Session::defaultProjectFolder());
    for (int number = 1;; ++number) {
        const QString path = home.filePath(number == 1 ? QStringLiteral("%1.plumb").arg(name)
                                                       : QStringLiteral("%1 %2.plumb").arg(name).arg(number));
        if (!QFileInfo::exists(path))
            return path;
    }
}

struct Answer
{
    std::shared_ptr<const Identified> identified;
    float threshold = 0;
};

/// Blocks: on the pool.
Result<Answer> answerOf(const Project& project, const IdentifyQuery& query, std::optional<double> rate,
                        double score, const std::stop_token& stop)
{
    const MatchingDesk desk(project);
    const auto silent = [](const Progress&) {};
    auto found = desk.identify(query, silent, stop);
    if (!found)
        return found.error();
    float threshold = static_cast<float>(score);
    if (rate) {
        MatchQuery pairs = query.faces;
        pairs.by.clear();
        const auto matched = desk.measure(pairs, silent, stop);
        if (!matched)
            return matched.error();
        threshold = MatchedCurves(matched->front()).atRate(*rate).all.threshold;
    }
    return Answer {std::make_shared<const Identified>(std::move(found->front())), threshold};
}

QWidget* step(int number, const QString& title, QWidget* content)
{
    auto* card = new Card(QStringLiteral("%1  %2").arg(number).arg(title));
    card->body()->addWidget(content);
    return card;
}

} // namespace

SearchGuide::SearchGuide(PageServices services, MatchState& state, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_state(state)
{
    setObjectName(QStringLiteral("searchGuide"));
    setWindowTitle(tr("Reproduce the ACLU test"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    resize(kUsual);
    connect(&m_services.session, &Session::progressChanged, this, &SearchGuide::showJob);
    refresh();
}

SearchGuide::~SearchGuide()
{
    m_stop.request_stop();
}

void SearchGuide::build()
{
    m_sources = new GuideSources(m_services);
    connect(m_sources, &GuideSources::changed, this, &SearchGuide::refresh);
    m_system = new GuideSystem(m_services.session);
    m_system->prefer(m_state.choices().system);
    connect(m_system, &GuideSystem::changed, this, &SearchGuide::refresh);
    m_result = new GuideResult;
    connect(m_result, &GuideResult::attributeChanged, this, &SearchGuide::compare);
    connect(m_result, &GuideResult::answered, this, &SearchGuide::refresh);
    m_answer = step(3, tr("Which group, and what came of it"), m_result);
    m_answer->hide();

    auto* steps = new QWidget;
    auto* column = new QVBoxLayout(steps);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(textLabel(tr("In 2018 the ACLU searched 535 members of Congress among 25,000 arrest "
                                   "photographs: 28 were falsely matched, and 39 % of these were people of "
                                   "colour, who were 20 % of Congress. Here you make that test with pictures "
                                   "of your own; they stay on this computer."),
                                ""));
    column->addWidget(step(1, tr("Who is searched, and among whom"), m_sources));
    column->addWidget(step(2, tr("Which system, and how strict"), m_system));
    column->addWidget(m_answer);
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setWidget(steps);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_scroll, 1);
    buildFoot(whole);
}

void SearchGuide::buildFoot(QVBoxLayout* whole)
{
    auto* foot = new QFrame;
    setRole(foot, "foot");
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(20, 10, 20, 12);
    column->setSpacing(8);
    m_status = textLabel({}, "muted");
    m_status->setObjectName(QStringLiteral("guideStatus"));
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("guideProgress"));
    m_bar->setAccessibleName(tr("How far it is"));
    m_bar->setTextVisible(false);
    m_bar->hide();
    column->addWidget(m_status);
    column->addWidget(m_bar);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_look = button(tr("Look at the false matches"), "", QStringLiteral("guideLook"), {});
    m_export = button(tr("Export…"), "", QStringLiteral("guideExport"),
                      tr("Sentence and table as a page for the browser (HTML)"));
    QPushButton* close = button(tr("Close"), "", QStringLiteral("guideClose"), tr("Close; the audit stays"));
    m_cancel = button(tr("Cancel"), "", QStringLiteral("guideCancel"), tr("Stop what is going on"));
    m_run = button(tr("Run the test"), "primary", QStringLiteral("guideRun"),
                   tr("Read the pictures, find the faces and search every probe in the gallery"));
    m_run->setDefault(true);
    connect(m_look, &QPushButton::clicked, this, &SearchGuide::lookAtPairs);
    connect(m_export, &QPushButton::clicked, this, &SearchGuide::exportResult);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_stop.request_stop();
        m_services.session.cancelJob();
    });
    connect(m_run, &QPushButton::clicked, this, &SearchGuide::start);
    row->addWidget(m_look);
    row->addWidget(m_export);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_cancel);
    row->addWidget(m_run);
    column->addLayout(row);
    whole->addWidget(foot);
}

void SearchGuide::setFolders(const TwoFolders& folders)
{
    m_sources->setFolders(folders);
}

void SearchGuide::tell(const QString& text, const char* role)
{
    m_status->setText(text);
    setRole(m_status, role);
    m_status->setVisible(!text.isEmpty());
}

void SearchGuide::refresh()
{
    QString obstacle = m_sources->obstacle();
    if (obstacle.isEmpty() && m_system->system().isEmpty())
        obstacle = tr("No system that compares faces is installed; Systems says how to get one.");
    m_run->setEnabled(!m_busy && obstacle.isEmpty());
    m_cancel->setVisible(m_busy);
    m_bar->setVisible(m_busy);
    m_sources->setEnabled(!m_busy);
    m_system->setEnabled(!m_busy);
    m_run->setText(m_identified ? tr("Run again") : tr("Run the test"));
    m_look->setVisible(m_identified != nullptr);
    m_export->setVisible(m_identified != nullptr);
    const bool any = m_result->falselyMatched() > 0;
    m_look->setEnabled(!m_busy && any);
    m_look->setToolTip(
        any ? tr("Both pictures of every pair, side by side, in Browse; a probe can be in several pairs")
            : tr("At this threshold nobody is falsely matched"));
    if (!m_busy && !m_identified)
        tell(obstacle.isEmpty() ? destination() : obstacle);
}

QString SearchGuide::destination() const
{
    if (!m_sources->takesFolders())
        return {};
    const QFileInfo audit(freePath(m_sources->folders()));
    return tr("Becomes the audit “%1” in %2.")
        .arg(audit.completeBaseName(), QDir::toNativeSeparators(audit.absolutePath()));
}

void SearchGuide::end(const Error& error)
{
    m_busy = false;
    refresh();
    if (error.code == ErrorCode::Cancelled)
        tell(tr("Stopped. What is done so far is kept in the audit."));
    else
        tell(error.userText, "wrong");
}

void SearchGuide::start()
{
    m_stop = {};
    m_busy = true;
    m_identified.reset();
    m_answer->hide();
    m_bar->setRange(0, 0);
    refresh();
    if (!m_sources->takesFolders()) {
        m_rule = m_sources->rule();
        enrol();
        return;
    }
    tell(tr("Looking through the folders…"));
    const TwoFolders folders = m_sources->folders();
    const QString path = freePath(folders);
    const QString table = QFileInfo(path).path() + QLatin1Char('/') + QFileInfo(path).completeBaseName()
        + QStringLiteral("-images.csv");
    whenDone(inBackground([folders, path, table]() -> Result<TwoFoldersPlan> {
                 QDir().mkpath(QFileInfo(path).absolutePath());
                 return planTwoFolders(folders, table);
             }),
             this, [this, path](const Result<TwoFoldersPlan>& plan) {
                 if (!plan)
                     end(plan.error());
                 else
                     makeAudit(path, *plan);
             });
}

void SearchGuide::makeAudit(const QString& path, const TwoFoldersPlan& plan)
{
    m_rule = QStringLiteral("set=probe");
    whenDone(m_services.session.createProject(path), this, [this, plan](const Result<void>& created) {
        if (!created)
            return end(created.error());
        tell(tr("Reading %1 pictures…").arg(QLocale().toString(plan.probes + plan.gallery)));
        whenDone(m_services.session.importDataset(plan.request), this,
                 [this](const Result<ImportReport>& report) {
            if (!report)
                end(report.error());
            else
                enrol();
        });
    });
}

void SearchGuide::enrol()
{
    chooseTask(m_services.session, m_services.context, kVerify);
    const auto project = m_services.session.project();
    const auto runs = project->runs();
    const bool has = std::any_of(runs.begin(), runs.end(), [this](const RunRecord& run) {
        return run.task == kVerify && run.system == m_system->system() && run.state == RunState::Finished;
    });
    if (has)
        return compare();
    tell(tr("Finding the faces…"));
    RunRequest request;
    request.task = kVerify;
    request.systems = QStringList {m_system->system()};
    whenDone(m_services.session.startRun(request), this, [this](const Result<RunSummary>& summary) {
        if (!summary)
            end(summary.error());
        else if (summary->cancelled)
            end({ErrorCode::Cancelled, {}, {}});
        else
            compare();
    });
}

void SearchGuide::compare()
{
    const auto project = m_services.session.project();
    if (!project)
        return;
    const bool again = m_identified != nullptr;
    if (!again)
        m_result->setAttributes(project->attributes(), m_rule);
    m_busy = true;
    m_bar->setRange(0, 0);
    refresh();
    tell(tr("Searching every probe in the gallery…"));
    IdentifyQuery query;
    query.faces.systems = QStringList {m_system->system()};
    query.faces.probes = m_rule;
    query.faces.level = m_services.context.level;
    if (const QString by = m_result->attribute(); !by.isEmpty())
        query.faces.by = QStringList {by};
    const auto rate = again ? std::nullopt : m_system->rate();
    const double score = again ? static_cast<double>(m_result->threshold()) : m_system->score();
    whenDone(m_services.session.ask<Answer>(
                 [query, rate, score, token = m_stop.get_token()](Project& asked) -> Result<Answer> {
                     return answerOf(asked, query, rate, score, token);
                 }),
             this, [this](const Result<Answer>& answer) {
                 if (!answer)
                     return end(answer.error());
                 m_busy = false;
                 m_identified = answer->identified;
                 m_result->show(answer->identified, answer->threshold);
                 m_answer->show();
                 refresh();
                 tell(tr("Saved in the audit “%1”.").arg(m_services.session.project()->name()));
                 QMetaObject::invokeMethod(
                     this, [this] { m_scroll->ensureWidgetVisible(m_answer); }, Qt::QueuedConnection);
             });
}

void SearchGuide::showJob()
{
    if (!m_busy || m_services.session.job() == JobKind::None)
        return;
    const Progress& progress = m_services.session.progress();
    m_bar->setRange(0, 1000);
    m_bar->setValue(progress.total > 0 ? static_cast<int>(1000 * progress.done / progress.total) : 0);
    if (!progress.what.isEmpty())
        tell(tr("%1: %2 of %3")
                 .arg(progress.what, QLocale().toString(progress.done), QLocale().toString(progress.total)));
}

void SearchGuide::lookAtPairs()
{
    AuditContext& context = m_services.context;
    context.by = m_identified->by;
    context.systems.clear();
    context.notify();
    MatchChoices choices;
    choices.system = m_identified->system;
    choices.probes = m_rule;
    m_state.setChoices(choices);
    // The threshold is of a system whose comparison is there; it comes with the answer.
    const float threshold = m_result->threshold();
    MatchState* state = &m_state;
    connect(
        state, &MatchState::answered, state, [state, threshold] { state->setThreshold(threshold); },
        Qt::SingleShotConnection);
    m_state.askAgain();
    Q_EMIT navigate(PageId::Browse);
    close();
}

void SearchGuide::exportResult()
{
    const QString path = m_services.prompts.saveFile(this, tr("Save the result"), tr("false-matches.html"),
                                                     tr("Web page (*.html)"));
    if (path.isEmpty())
        return;
    whenDone(inBackground([path, html = m_result->html().toUtf8()] { return writeFile(path, html); }), this,
             [this, path](const Result<void>& written) {
        if (written)
            tell(tr("Saved as %1").arg(QDir::toNativeSeparators(path)), "right");
        else
            tell(written.error().userText, "wrong");
    });
}

} // namespace plumbline::ui
