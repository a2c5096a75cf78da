// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/run_choices.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/session/session.h"
#include "ui/jobs/systems_query.h"
#include "ui/tasks.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kColumnWidth = 280; ///< of one system's tick box
constexpr int kMostColumns = 3;

/// A label and its combo box as one piece, so that both go to the next line together.
QComboBox* addCombo(QLayout* row, const QString& text, const QString& objectName, const QString& tip)
{
    auto* piece = new QWidget;
    auto* line = new QHBoxLayout(piece);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* label = new QLabel(text);
    auto* box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(text);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(box);
    line->addWidget(label);
    line->addWidget(box);
    row->addWidget(piece);
    return box;
}

} // namespace

RunChoices::RunChoices(Session& session, AuditContext& context, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_context(context)
    , m_query(new SystemsQuery(session.services(), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(buildQuestion());
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(kGap);
    m_grid->setVerticalSpacing(6);
    column->addLayout(m_grid);
    connect(m_query, &SystemsQuery::answered, this, &RunChoices::showSystems);
    connect(&session, &Session::modelsChanged, this, [this] {
        if (m_asked)
            ask();
    });
    connect(&context, &AuditContext::changed, this, &RunChoices::followTask);
    followTask();
}

QWidget* RunChoices::buildQuestion()
{
    auto* row = new QWidget;
    auto* flow = new FlowLayout(kGap);
    row->setLayout(flow);
    m_question =
        addCombo(flow, tr("Question"), QStringLiteral("runQuestion"), tr("What the systems are asked"));
    for (const QString& task : tasksToRun(m_session)) {
        m_question->addItem(taskName(task), task);
        m_question->setItemData(m_question->count() - 1, taskNote(task), Qt::ToolTipRole);
    }
    m_detector = addCombo(
        flow, tr("Faces found by"), QStringLiteral("runDetector"),
        tr("What looks for the face before a system is asked: the same portraits can give other answers "
           "behind another detector"));
    for (const auto& [id, name] : m_session.services().detectors())
        m_detector->addItem(name, id);
    for (const bool on : {true, false}) {
        QPushButton* tick = on
            ? button(tr("Tick all"), "link", QStringLiteral("runTickAll"), tr("Every installed system"))
            : button(tr("Untick all"), "link", QStringLiteral("runTickNone"), tr("None, to tick a few"));
        tick->setMinimumHeight(m_question->sizeHint().height()); // on one line with the boxes
        flow->addWidget(tick);
        connect(tick, &QPushButton::clicked, this, [this, on] { tickAll(on); });
    }
    connect(m_question, &QComboBox::activated, this,
            [this](int at) { chooseTask(m_session, m_context, m_question->itemData(at).toString()); });
    connect(m_detector, &QComboBox::activated, this, &RunChoices::ask);
    return row;
}

void RunChoices::followTask()
{
    const QString task = runTask(m_context.task);
    if (m_task == task)
        return;
    m_task = task;
    const int at = m_question->findData(m_task);
    m_question->setCurrentIndex(at);
    if (m_asked)
        ask();
}

void RunChoices::askOnce()
{
    if (!m_asked)
        ask();
}

void RunChoices::ask()
{
    m_asked = true;
    m_query->setTask(m_task);
    m_query->setDetector(m_detector->currentData().toString());
    m_query->ask();
}

void RunChoices::showSystems()
{
    m_known = true;
    QStringList unticked;
    for (const Choice& choice : m_choices) {
        if (choice.installed && !choice.box->isChecked())
            unticked.append(choice.id);
        delete choice.box;
    }
    m_choices.clear();
    for (const SystemInfo& system : m_query->systems()) {
        auto* box = new QCheckBox(system.installed ? system.name : tr("%1 (not installed)").arg(system.name));
        box->setObjectName(QStringLiteral("choose_") + system.id);
        box->setToolTip(system.installed ? system.description : system.state);
        box->setEnabled(system.installed);
        box->setChecked(system.installed && !unticked.contains(system.id));
        connect(box, &QCheckBox::toggled, this, &RunChoices::changed);
        m_choices.push_back({system.id, system.installed, box});
    }
    m_columns = 0;
    arrange();
    Q_EMIT changed();
}

void RunChoices::tickAll(bool on)
{
    for (const Choice& choice : m_choices) {
        const QSignalBlocker once(choice.box); // one change, told below
        choice.box->setChecked(on && choice.installed);
    }
    Q_EMIT changed();
}

void RunChoices::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RunChoices::arrange()
{
    const int columns = std::clamp(width() / kColumnWidth, 1, kMostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (std::size_t at = 0; at < m_choices.size(); ++at) {
        const int place = static_cast<int>(at);
        m_grid->addWidget(m_choices[at].box, place / columns, place % columns);
    }
    for (int column = 0; column < kMostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

bool RunChoices::anyInstalled() const
{
    return std::any_of(m_choices.begin(), m_choices.end(),
                       [](const Choice& choice) { return choice.installed; });
}

bool RunChoices::anyMissing() const
{
    return std::any_of(m_choices.begin(), m_choices.end(),
                       [](const Choice& choice) { return !choice.installed; });
}

QStringList RunChoices::chosen() const
{
    QStringList result;
    for (const Choice& choice : m_choices) {
        if (choice.box->isChecked())
            result.append(choice.id);
    }
    return result;
}

} // namespace plumbline::ui
