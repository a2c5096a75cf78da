// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/answers_dialog.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/session_work.h"
#include "ui/answers/answers_plan.h"
#include "ui/answers/found_step.h"
#include "ui/answers/images_step.h"
#include "ui/answers/meaning_step.h"
#include "ui/answers/outcome_step.h"
#include "ui/answers/system_step.h"
#include "ui/dialogs/dropped_files.h"
#include "ui/import/step_list.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

AnswersDialog::AnswersDialog(PageServices services, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_plan(new AnswersPlan(services.session, this))
{
    setObjectName(QStringLiteral("answersDialog"));
    setWindowTitle(tr("Import saved answers"));
    setAcceptDrops(true);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_list->isStepEnabled(row))
            goTo(row);
    });
    connect(m_plan, &AnswersPlan::changed, this, &AnswersDialog::refresh);
    connect(&services.session, &Session::jobChanged, this, &AnswersDialog::refresh);
    if (!path.isEmpty())
        m_plan->setPath(path);
    goTo(0);
    refresh();
}

AnswersDialog::~AnswersDialog()
{
    m_plan->disconnect(); // the steps go before it
}

void AnswersDialog::build()
{
    m_list = new StepList;
    m_stack = new QStackedWidget;
    auto* found = new FoundStep(*m_plan, m_services.prompts);
    connect(found, &FoundStep::layoutRequested, this, [this] {
        m_plan->setFormat(saved_formats::fields());
        goTo(1);
    });
    m_steps = {found, new MeaningStep(*m_plan), new ImagesStep(*m_plan), new SystemStep(*m_plan),
               new OutcomeStep(*m_plan, m_services.session)};
    for (ImportStep* step : m_steps) {
        step->setAccessibleName(step->title());
        m_list->addStep(step->title());
        m_stack->addWidget(step);
    }
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kGap);
    middle->addWidget(m_list);
    middle->addWidget(m_stack, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addLayout(middle, 1);
    layout->addWidget(buildFooter());
    setMinimumSize(820, 500);
    resize(1000, 650);
}

QWidget* AnswersDialog::buildFooter()
{
    auto* footer = new QWidget;
    auto* line = new QHBoxLayout(footer);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_reason = textLabel({}, "muted");
    m_reason->setObjectName(QStringLiteral("answersReason"));
    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("answersCancel"), tr("Close without importing"));
    m_back = button(tr("&Back"), "", QStringLiteral("answersBack"), tr("The step before (Alt+Left)"));
    m_next = button(tr("&Next"), "", QStringLiteral("answersNext"), tr("The next step (Alt+Right)"));
    m_import = button(tr("&Import"), "primary", QStringLiteral("answersImport"), {});
    m_import->setDefault(true);
    new QShortcut(QKeySequence(QStringLiteral("Alt+Left")), this, this, [this] { go(-1); });
    new QShortcut(QKeySequence(QStringLiteral("Alt+Right")), this, this, [this] { go(1); });
    line->addWidget(m_reason, 1);
    for (QPushButton* each : {cancel, m_back, m_next, m_import})
        line->addWidget(each);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    connect(m_import, &QPushButton::clicked, this, &AnswersDialog::accept);
    return footer;
}

void AnswersDialog::setPath(const QString& path)
{
    m_plan->setPath(path);
    goTo(0);
}

int AnswersDialog::step() const
{
    return m_stack->currentIndex();
}

void AnswersDialog::goTo(int step)
{
    if (!m_steps[static_cast<std::size_t>(step)]->state().enabled)
        return;
    m_stack->setCurrentIndex(step);
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentRow(step);
    refresh();
}

void AnswersDialog::go(int by)
{
    const int count = static_cast<int>(m_steps.size());
    for (int at = step() + by; at >= 0 && at < count; at += by) {
        if (!m_list->isStepEnabled(at))
            continue;
        goTo(at);
        return;
    }
}

QString AnswersDialog::obstacle() const
{
    if (m_importing)
        return tr("The answers are being written into the audit.");
    if (m_services.session.job() != JobKind::None)
        return tr("Something is running: wait for it, or cancel it in the status line.");
    return m_plan->obstacle();
}

void AnswersDialog::refresh()
{
    int last = 0;
    for (std::size_t at = 0; at < m_steps.size(); ++at) {
        const StepState state = m_steps[at]->state();
        m_list->setState(static_cast<int>(at), state);
        if (state.enabled)
            last = static_cast<int>(at);
    }
    m_back->setEnabled(step() > 0);
    m_next->setEnabled(step() < last);
    const QString reason = obstacle();
    m_import->setEnabled(reason.isEmpty());
    m_import->setToolTip(reason.isEmpty() ? tr("Adds the answers to this audit as runs") : reason);
    // What the first step says already need not stand twice.
    const bool isSaid = step() == 0 && !reason.isEmpty() && reason == m_plan->error();
    const QString advice = m_failure.isEmpty() ? m_plan->advice() : m_failure;
    m_reason->setText(isSaid ? QString() : reason.isEmpty() ? advice : reason);
    setRole(m_reason, reason.isEmpty() && !advice.isEmpty() ? "warning" : "muted");
}

void AnswersDialog::accept()
{
    if (!obstacle().isEmpty())
        return refresh();
    m_importing = true;
    m_failure.clear();
    Session& session = m_services.session;
    const auto importing =
        session.startJob<AnswersReport>(JobKind::Import,
                                        [project = session.project(), request = m_plan->request()](
                                            RunControl&, const ProgressFunction& tell) {
        Progress progress;
        progress.what = tr("Importing saved answers");
        tell(progress);
        return AnswerDesk(*project).importAnswers(request);
        });
    refresh();
    whenDone(importing, this, [this](const Result<AnswersReport>& report) {
        m_importing = false;
        if (!report) {
            m_failure = report.error().userText;
            return refresh();
        }
        m_report = *report;
        Q_EMIT m_services.session.runsChanged();
        Q_EMIT m_services.session.outcomesChanged();
        QDialog::accept();
    });
}

void AnswersDialog::reject()
{
    if (m_importing)
        return; // seconds, and then it is done
    m_plan->stopReading();
    QDialog::reject();
}

void AnswersDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(*event->mimeData()).answers().isEmpty())
        event->acceptProposedAction();
}

void AnswersDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    setPath(droppedFiles(*event->mimeData()).answers());
}

} // namespace plumbline::ui
