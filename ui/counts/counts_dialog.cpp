// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/counts/counts_dialog.h"

#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QTableView>

#include "core/base/when_done.h"
#include "core/session/recent.h"
#include "core/session/session_work.h"
#include "ui/counts/counts_columns_model.h"
#include "ui/dialogs/path_row.h"
#include "ui/jobs/background.h"
#include "ui/jobs/import_survey.h"
#include "ui/models/choice_delegate.h"
#include "ui/pages/expander.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

std::vector<std::pair<QString, QString>> lines(const QStringList& texts)
{
    std::vector<std::pair<QString, QString>> result;
    for (const QString& text : texts)
        result.emplace_back(text, QString());
    return result;
}

/// "3 groups in 2 sets (5 rows of counts)."; the rows only where they are not each a group of each set.
QString countedText(const CountsTable& counts)
{
    const QLocale locale;
    QSet<QStringList> groups;
    for (const CountRow& row : counts.rows)
        groups.insert(row.values);
    const auto rows = static_cast<qint64>(counts.rows.size());
    const auto sets = static_cast<qint64>(counts.sets.size());
    const QString said = groups.size() == 1
        ? CountsDialog::tr("1 group")
        : CountsDialog::tr("%1 groups").arg(locale.toString(groups.size()));
    if (sets == 1)
        return CountsDialog::tr("%1 in one set.").arg(said);
    if (rows == groups.size() * sets)
        return CountsDialog::tr("%1 in each of %2 sets.").arg(said, locale.toString(sets));
    return CountsDialog::tr("%1 in %2 sets, not all in each (%3 rows of counts).")
        .arg(said, locale.toString(sets), locale.toString(rows));
}

} // namespace

CountsDialog::CountsDialog(PageServices services, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_columns(new CountsColumnsModel(this))
{
    setObjectName(QStringLiteral("countsDialog"));
    setWindowTitle(tr("New audit from counts"));
    build();
    connect(m_columns, &CountsColumnsModel::edited, this, &CountsDialog::readAgain);
    connect(&m_services.session, &Session::jobChanged, this, &CountsDialog::refresh);
    setFile(file);
}

void CountsDialog::build()
{
    m_file =
        new PathRow(tr("Table"), QStringLiteral("countsFile"), tr("Table of counts: CSV, TSV, XLSX or ODS"));
    m_file->setPlaceholder(tr("none: the counts are typed in"));
    m_project = new PathRow(tr("Save as"), QStringLiteral("countsProject"), tr("Where the audit is saved"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildTyping());
    m_stack->addWidget(buildColumns());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addWidget(
        textLabel(tr("Counts of errors are enough for an audit: those of a published study, or your own. "
                     "Without images, "
                     "nothing can be run or looked at; rates, intervals and comparisons are the same."),
                  "muted"));
    layout->addWidget(m_file);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_project);
    layout->addWidget(buildFooter());
    connect(m_file, &PathRow::chooseClicked, this, &CountsDialog::chooseFile);
    connect(m_file, &PathRow::edited, this, &CountsDialog::setFile);
    connect(m_project, &PathRow::edited, this, &CountsDialog::setProjectPath);
    connect(m_project, &PathRow::chooseClicked, this, [this] {
        const QString path = m_services.prompts.newProjectFile(this, projectPath());
        if (!path.isEmpty())
            setProjectPath(path);
    });
    setMinimumSize(720, 460);
    resize(860, 600);
}

QWidget* CountsDialog::buildTyping()
{
    auto* card = new Card(tr("Type them in"));
    m_groups = new QLineEdit(tr("group"));
    m_groups->setObjectName(QStringLiteral("countsGroups"));
    m_groups->setAccessibleName(tr("What the groups are told by"));
    m_groups->setToolTip(tr("One name, or several with commas: gender, skin tone"));
    auto* label = new QLabel(tr("Groups are told by"));
    label->setBuddy(m_groups);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_groups, 1);
    card->body()->addWidget(textLabel(
        tr("Without a table, an empty one is made, with a row for every group of every system: set, "
           "group, n and errors. Several attributes, with "
           "commas between them (gender, skin tone), give their combinations, and sums over each."),
        "muted"));
    card->body()->addLayout(row);
    card->body()->addStretch(1);
    connect(m_groups, &QLineEdit::textChanged, this, &CountsDialog::refresh);
    return card;
}

QWidget* CountsDialog::buildColumns()
{
    auto* card = new Card(tr("What the columns mean"));
    m_table = new QTableView;
    m_table->setModel(m_columns);
    m_table->setObjectName(QStringLiteral("countsColumns"));
    m_table->setAccessibleName(tr("What each column of the table means"));
    m_table->setItemDelegate(new ChoiceDelegate(CountsColumnsModel::ChoicesRole, m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    setRole(m_table, "flat");
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->resizeSection(CountsColumnsModel::HeaderColumn, 210);
    header->resizeSection(CountsColumnsModel::RoleColumn, 200);
    header->setSectionResizeMode(CountsColumnsModel::ValuesColumn, QHeaderView::Stretch);
    m_summary = textLabel({}, "plain");
    m_summary->setObjectName(QStringLiteral("countsSummary"));
    m_problems = new Expander(QStringLiteral("countsProblems"));
    m_problems->setAttention();
    m_notes = new Expander(QStringLiteral("countsNotes"));
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_summary);
    card->body()->addWidget(m_problems);
    card->body()->addWidget(m_notes);
    return card;
}

QWidget* CountsDialog::buildFooter()
{
    auto* footer = new QWidget;
    auto* line = new QHBoxLayout(footer);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_reason = textLabel({}, "muted");
    m_reason->setObjectName(QStringLiteral("countsReason"));
    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("countsCancel"), tr("Close without making an audit"));
    m_make = button(tr("&Make audit"), "primary", QStringLiteral("countsMake"), {});
    m_make->setDefault(true);
    line->addWidget(m_reason, 1);
    line->addWidget(cancel);
    line->addWidget(m_make);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &CountsDialog::accept);
    return footer;
}

void CountsDialog::chooseFile()
{
    const QString file = m_services.prompts.openFile(
        this, tr("Table of counts"), tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods);;All files (*)"));
    if (!file.isEmpty())
        setFile(file);
}

bool CountsDialog::begins() const
{
    return m_file->path().isEmpty();
}

void CountsDialog::setFile(const QString& file)
{
    m_file->setPath(file);
    m_reading.reset();
    m_why.clear();
    m_columns->setSurvey(std::nullopt);
    const int mine = ++m_epoch;
    m_reads = !file.isEmpty();
    if (!m_projectChosen) {
        const QString name = file.isEmpty() ? tr("Counts") : QFileInfo(file).completeBaseName();
        m_project->setPath(freeProjectPath(Session::defaultProjectFolder(), name));
    }
    refresh();
    if (file.isEmpty())
        return;
    whenDone(inBackground([file] { return CountsDesk::survey(file); }), this,
             [this, mine](const Result<CountsSurvey>& survey) {
        if (mine == m_epoch)
            surveyed(survey);
    });
}

void CountsDialog::surveyed(const Result<CountsSurvey>& survey)
{
    m_reads = false;
    if (survey)
        m_columns->setSurvey(*survey);
    else
        m_why = survey.error().userText;
    readAgain();
}

void CountsDialog::readAgain()
{
    m_reading.reset();
    if (const auto& survey = m_columns->survey()) {
        auto reading = readCounts(survey->table, survey->roles, QFileInfo(survey->file).fileName());
        m_why = reading ? QString() : reading.error().userText;
        if (reading)
            m_reading = std::move(*reading);
    }
    refresh();
    m_problems->setOpen(m_reading && !m_reading->problems.isEmpty()); // what is left out is seen unasked
}

QString CountsDialog::projectPath() const
{
    return m_project->path();
}

void CountsDialog::setProjectPath(const QString& path)
{
    if (path.isEmpty())
        return;
    m_projectChosen = true;
    m_failure.clear();
    m_project->setPath(QFileInfo(path).suffix() == QLatin1String("plumb") ? path
                                                                          : path + QStringLiteral(".plumb"));
    refresh();
}

QString CountsDialog::obstacle() const
{
    if (m_starting || m_services.session.job() != JobKind::None)
        return tr("Something is running: wait for it, or cancel it in the status line.");
    if (m_reads)
        return tr("Reading the table…");
    if (!m_why.isEmpty())
        return m_why;
    if (begins() && emptyTable().isEmpty())
        return tr("Say what the groups are told by.");
    if (begins())
        if (const auto wrong = countsProblem(emptyTable()))
            return *wrong;
    if (projectPath().isEmpty())
        return tr("Say where the audit is saved.");
    return {};
}

void CountsDialog::refresh()
{
    const QLocale locale;
    m_stack->setCurrentIndex(begins() ? 0 : 1);
    m_table->setVisible(m_columns->rowCount() > 0);
    m_summary->setVisible(m_reading.has_value());
    if (m_reading) {
        m_summary->setText(countedText(m_reading->counts));
    }
    const QStringList problems = m_reading ? m_reading->problems : QStringList();
    const QStringList notes = m_reading ? m_reading->notes : QStringList();
    m_problems->setEntries(tr("Rows left out: %1").arg(locale.toString(problems.size())), lines(problems));
    m_notes->setEntries(tr("Notes from reading: %1").arg(locale.toString(notes.size())), lines(notes));
    m_project->setStatus(m_failure, "wrong");
    const QString reason = obstacle();
    m_make->setEnabled(reason.isEmpty());
    m_make->setToolTip(reason.isEmpty() ? tr("Makes the audit and opens it") : reason);
    m_reason->setText(reason);
    setRole(m_reason, m_why.isEmpty() ? "muted" : "wrong");
}

CountsTable CountsDialog::emptyTable() const
{
    CountsTable table;
    for (const QString& name : m_groups->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty())
            table.attributes.append(name.trimmed());
    return table;
}

void CountsDialog::accept()
{
    if (!obstacle().isEmpty())
        return refresh();
    m_starting = true;
    refresh();
    const QString path = projectPath();
    whenDone(inBackground([path] { return QDir().mkpath(QFileInfo(path).absolutePath()); }), this,
             [this, path](bool) {
        whenDone(m_services.session.createProject(path), this, [this](const Result<void>& created) {
            m_starting = false;
            if (created)
                return fill();
            m_failure = created.error().userText;
            refresh();
        });
    });
}

void CountsDialog::fill()
{
    Session& session = m_services.session;
    const auto filled = session.ask<bool>([survey = m_columns->survey(), reading = m_reading,
                                           empty = emptyTable()](Project& project) -> Result<bool> {
        CountsDesk desk(project);
        if (survey && reading) {
            const auto taken = desk.take(*survey, *reading);
            return taken ? Result<bool>(true) : Result<bool>(taken.error());
        }
        const auto replaced = desk.replace(empty, QStringLiteral("counts begun"));
        return replaced ? Result<bool>(true) : Result<bool>(replaced.error());
    });
    whenDone(filled, this, [this, &session](const Result<bool>& done) {
        if (!done) {
            Q_EMIT session.failed(done.error());
            return QDialog::reject();
        }
        rememberRecent(*session.project()); // when it was made there was nothing in it
        Q_EMIT session.datasetChanged();
        QDialog::accept();
    });
}

} // namespace plumbline::ui
