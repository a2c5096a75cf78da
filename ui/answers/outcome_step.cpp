// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/outcome_step.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QCheckBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/answers/answers_plan.h"
#include "ui/tasks.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

/// Sentences, and whether each should be looked at.
std::vector<std::pair<QString, bool>> summaryOf(const AnswersPlan& plan, const Session& session)
{
    const AnswersReport& report = plan.survey()->report;
    std::vector<std::pair<QString, bool>> lines;
    const QString file = QFileInfo(plan.path()).fileName();
    lines.emplace_back(
        plan.isScores()
            ? OutcomeStep::tr("%1 scores of pairs of %2 images from %3 become a run of %4.")
                  .arg(amount(report.taken), amount(report.images), file, plan.name())
            : OutcomeStep::tr("%1 answers from %2 become finished runs of %3, one for each choice above.")
                  .arg(amount(report.taken), file, plan.name()),
        false);
    if (report.without > 0)
        lines.emplace_back(
            OutcomeStep::tr("%1 images of the audit are not in the file: they count in no rate of "
                            "this system.")
                .arg(amount(report.without)),
            false);
    if (report.unmatched.count > 0)
        lines.emplace_back(
            OutcomeStep::tr("Names of no image, left out: %1.").arg(amount(report.unmatched.count)), true);
    if (report.badRows.count > 0)
        lines.emplace_back(
            OutcomeStep::tr("Left out, because they cannot be read or a word is not known: %1.")
                .arg(amount(report.badRows.count)),
            true);
    const auto runs = session.project() ? session.project()->runs() : std::vector<RunRecord>();
    const bool isAgain = std::any_of(runs.begin(), runs.end(),
                                     [&](const RunRecord& run) { return run.system == plan.name(); });
    if (isAgain)
        lines.emplace_back(
            OutcomeStep::tr("There are runs of %1 already; charts show the newest of each, and "
                            "Compare sets them side by side.")
                .arg(plan.name()),
            true);
    lines.emplace_back(
        OutcomeStep::tr("The responses as they were saved, and where they come from, are kept in "
                        "the audit."),
        false);
    lines.emplace_back(
        OutcomeStep::tr("A finished run stays in its audit, as evidence. To leave it out of charts, "
                        "untick the system in the bar above them; to be rid of it, keep a copy of "
                        "the audit before (Ctrl+Shift+S)."),
        false);
    return lines;
}

} // namespace

OutcomeStep::OutcomeStep(AnswersPlan& plan, const Session& session)
    : m_plan(plan)
    , m_session(session)
{
    setObjectName(QStringLiteral("outcomeStep"));
    auto* tasks = new Card(tr("What the answers are compared in"));
    m_tasksCard = tasks;
    m_tasks = tasks->body();
    auto* card = new Card(tr("What will happen"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What will happen"));
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("pageContent"));
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // the card shows through
    scroll->viewport()->setAutoFillBackground(false);
    card->body()->addWidget(scroll, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(tasks);
    layout->addWidget(card, 1);
    connect(&m_plan, &AnswersPlan::changed, this, &OutcomeStep::show);
    show();
}

QString OutcomeStep::title() const
{
    return tr("Summary");
}

StepState OutcomeStep::state() const
{
    return {{}, false, m_plan.survey() != nullptr};
}

void OutcomeStep::showTasks()
{
    const QStringList offered = m_plan.survey()->tasks;
    m_tasksCard->setVisible(!m_plan.isScores());
    if (offered != m_offered) { // else the boxes stay, and with them the focus
        clear(m_tasks);
        m_offered = offered;
        for (const QString& task : offered) {
            auto* box = new QCheckBox(taskName(task));
            box->setObjectName(QStringLiteral("answersTask_") + task);
            box->setToolTip(taskNote(task));
            connect(box, &QCheckBox::clicked, this, [this, task](bool on) { m_plan.setTask(task, on); });
            m_tasks->addWidget(box);
        }
    }
    for (int at = 0; at < m_tasks->count(); ++at) {
        if (auto* box = qobject_cast<QCheckBox*>(m_tasks->itemAt(at)->widget()))
            box->setChecked(m_plan.tasks().contains(offered[at]));
    }
}

void OutcomeStep::show()
{
    if (!m_plan.survey())
        return;
    showTasks();
    if (!isVisible() && m_lines->count() > 0 && m_plan.isReading())
        return;
    clear(m_lines);
    int number = 0;
    for (const auto& [text, attention] : summaryOf(m_plan, m_session)) {
        auto* label = textLabel(text, attention ? "warning" : "");
        label->setObjectName(QStringLiteral("outcomeLine%1").arg(number++));
        m_lines->addWidget(label);
    }
    m_lines->addStretch(1);
}

} // namespace plumbline::ui
