// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/import_dialog.h"

#include <utility>

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "core/base/when_done.h"
#include "core/session/counts_desk.h"
#include "ui/dialogs/dropped_files.h"
#include "ui/dialogs/path_row.h"
#include "ui/import/columns_step.h"
#include "ui/import/import_plan.h"
#include "ui/import/matching_step.h"
#include "ui/import/sources_step.h"
#include "ui/import/step_list.h"
#include "ui/import/summary_step.h"
#include "ui/import/values_step.h"
#include "ui/jobs/background.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

ImportDialog::ImportDialog(PageServices services, const QString& imagesDir, const QString& labelsFile,
                           QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_plan(new ImportPlan(services.session, this))
    , m_begunFolder(imagesDir)
    , m_begunTable(labelsFile)
{
    setObjectName(QStringLiteral("importDialog"));
    setAcceptDrops(true);
    build();
    connectParts();
    m_plan->setSources(imagesDir, labelsFile);
    goTo(0);
    refresh();
}

ImportDialog::~ImportDialog()
{
    m_plan->disconnect(); // the steps go before it
}

void ImportDialog::build()
{
    m_list = new StepList;
    m_stack = new QStackedWidget;
    m_sources = new SourcesStep(*m_plan, m_services.session.thumbnails(), m_services.prompts);
    m_summary = new SummaryStep(*m_plan);
    m_steps = {m_sources, new ColumnsStep(*m_plan),
               new MatchingStep(*m_plan, m_services.session.thumbnails()),
               new ValuesStep(*m_plan, m_services.session), m_summary};
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

QWidget* ImportDialog::buildFooter()
{
    auto* footer = new QWidget;
    auto* line = new QHBoxLayout(footer);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_reason = textLabel({}, "muted");
    m_reason->setObjectName(QStringLiteral("importReason"));
    QPushButton* cancel = button(tr("Cancel"), "", QStringLiteral("cancelButton"),
                                 tr("Close without importing; what was chosen here is kept until then"));
    m_back = button(tr("&Back"), "", QStringLiteral("backButton"), tr("The step before (Alt+Left)"));
    m_next = button(tr("&Next"), "", QStringLiteral("nextButton"), tr("The next step (Alt+Right)"));
    m_import = button(tr("&Import"), "primary", QStringLiteral("importButton"), {});
    m_import->setDefault(true);
    new QShortcut(QKeySequence(QStringLiteral("Alt+Left")), this, this, [this] { go(-1); });
    new QShortcut(QKeySequence(QStringLiteral("Alt+Right")), this, this, [this] { go(1); });
    line->addWidget(m_reason, 1);
    for (QPushButton* each : {cancel, m_back, m_next, m_import})
        line->addWidget(each);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::accept);
    return footer;
}

void ImportDialog::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_list->isStepEnabled(row))
            goTo(row);
    });
    PathRow* project = m_sources->projectRow();
    connect(project, &PathRow::chooseClicked, this, [this] {
        const QString path = m_services.prompts.newProjectFile(this, projectPath());
        if (!path.isEmpty())
            setProjectPath(path);
    });
    connect(project, &PathRow::edited, this, &ImportDialog::setProjectPath);
    connect(m_sources, &SourcesStep::searchRequested, this, [this] {
        reject();
        Q_EMIT searchRequested();
    });
    connect(m_plan, &ImportPlan::surveyed, this, &ImportDialog::sourcesChanged);
    connect(m_plan, &ImportPlan::changed, this, &ImportDialog::refresh);
    connect(&m_services.session, &Session::jobChanged, this, &ImportDialog::refresh);
}

void ImportDialog::sourcesChanged()
{
    const QString folder = m_plan->sources().imagesDir;
    if (folder.isEmpty())
        return;
    if (!Session::sampleFolder().isEmpty() && folder.startsWith(Session::sampleFolder()))
        m_plan->setSynthetic(true);
    if (!m_projectChosen)
        m_sources->projectRow()->setPath(freeProjectPath(Session::defaultProjectFolder(), folder));
}

bool ImportDialog::wasBegunWith(const QString& imagesDir, const QString& labelsFile) const
{
    return (imagesDir.isEmpty() && labelsFile.isEmpty())
        || (imagesDir == m_begunFolder && labelsFile == m_begunTable);
}

void ImportDialog::setProjectPath(const QString& path)
{
    if (path.isEmpty())
        return;
    m_projectChosen = true;
    PathRow* project = m_sources->projectRow();
    project->setPath(QFileInfo(path).suffix() == QLatin1String("plumb") ? path
                                                                        : path + QStringLiteral(".plumb"));
    project->setStatus({});
    refresh();
}

void ImportDialog::setNewAudit()
{
    m_newAudit = true;
    m_sources->setOffersSearch(true);
    refresh();
}

QString ImportDialog::projectPath() const
{
    return m_sources->projectRow()->path();
}

bool ImportDialog::beginsNewAudit() const
{
    // A run is about the images it saw, so other images need an audit of their own.
    const auto project = m_services.session.project();
    return m_newAudit || !project || project->isReadOnly() || !project->runs().empty()
        || CountsDesk(*project).isAudit();
}

QString ImportDialog::obstacle() const
{
    if (m_starting || m_services.session.job() != JobKind::None)
        return tr("Something is running: wait for it, or cancel it in the status line.");
    if (const QString missing = m_plan->obstacle(); !missing.isEmpty())
        return missing;
    if (beginsNewAudit() && projectPath().isEmpty())
        return tr("Say where the audit is saved.");
    return {};
}

QString ImportDialog::replacedText() const
{
    if (beginsNewAudit()) // which leaves the open one as it is
        return {};
    const auto images = static_cast<qlonglong>(m_services.session.project()->dataset()->images.size());
    return images == 0
        ? QString()
        : tr("The %1 images of the open audit are replaced by these.").arg(QLocale().toString(images));
}

int ImportDialog::step() const
{
    return m_stack->currentIndex();
}

void ImportDialog::goTo(int step)
{
    if (!m_steps[static_cast<std::size_t>(step)]->state().enabled)
        return;
    m_stack->setCurrentIndex(step);
    const QSignalBlocker blocker(m_list);
    m_list->setCurrentRow(step);
    refresh();
}

void ImportDialog::go(int by)
{
    const int count = static_cast<int>(m_steps.size());
    for (int at = step() + by; at >= 0 && at < count; at += by) {
        if (!m_list->isStepEnabled(at))
            continue;
        goTo(at);
        return;
    }
}

void ImportDialog::refresh()
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
    m_sources->projectRow()->setVisible(beginsNewAudit());
    if (m_stack->currentWidget() == m_summary)
        m_summary->show(beginsNewAudit() ? projectPath() : QString());
    setWindowTitle(beginsNewAudit() ? tr("New audit") : tr("Import images"));
    const QString reason = obstacle();
    m_import->setEnabled(reason.isEmpty());
    m_import->setToolTip(reason.isEmpty() ? tr("Reads the pictures; none is changed or copied") : reason);
    QStringList said {replacedText(), m_plan->advice()};
    said.removeAll(QString());
    const QString advice = said.join(QLatin1Char(' '));
    m_reason->setText(reason.isEmpty() ? advice : reason);
    setRole(m_reason, reason.isEmpty() && !advice.isEmpty() ? "warning" : "muted");
}

ImportRequest ImportDialog::request() const
{
    return m_plan->request();
}

void ImportDialog::accept()
{
    if (!obstacle().isEmpty())
        return refresh();
    m_starting = true;
    refresh();
    const QString table = m_plan->holdsTable() ? m_plan->sources().labelsFile : QString();
    whenDone(inBackground([table] { return stampOf(table); }), this, [this](const FileStamp& now) {
        m_starting = false;
        if (m_plan->holdsTable() && now != m_plan->answer().table) {
            m_plan->lookAgain();
            return goTo(0); // what is imported has to be seen first
        }
        start();
    });
}

void ImportDialog::start()
{
    if (!beginsNewAudit())
        return startImport();
    m_starting = true;
    refresh();
    const QString path = projectPath();
    whenDone(inBackground([path] { return QDir().mkpath(QFileInfo(path).absolutePath()); }), this,
             [this, path](bool) {
        whenDone(m_services.session.createProject(path), this, [this](const Result<void>& created) {
            m_starting = false;
            if (created)
                return startImport();
            m_sources->projectRow()->setStatus(created.error().userText, "wrong");
            goTo(0);
            refresh();
        });
    });
}

void ImportDialog::startImport()
{
    Session& session = m_services.session;
    const ImportRequest asked = request();
    // The session is the context from here on: the dialog is gone before the import ends.
    whenDone(session.importDataset(asked), &session, [&session, asked](const Result<ImportReport>& report) {
        if (!report) {
            if (report.error().code != ErrorCode::Cancelled)
                Q_EMIT session.failed(report.error());
            return;
        }
        // Remembered for the Dataset page: the dataset itself does not know which table its labels came from.
        const auto noted = inBackground([project = session.project(), file = asked.labelsFile] {
            if (project)
                project->setSetting(QStringLiteral("labels_file"), file);
            return true;
        });
        whenDone(noted, &session, [&session](bool) { Q_EMIT session.datasetChanged(); });
    });
    QDialog::accept();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const DroppedFiles dropped = droppedFiles(*event->mimeData());
    if (!dropped.folder.isEmpty() || !dropped.table.isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    const DroppedFiles dropped = droppedFiles(*event->mimeData());
    event->acceptProposedAction();
    if (!dropped.folder.isEmpty() && !dropped.table.isEmpty())
        m_plan->setSources(dropped.folder, dropped.table);
    else if (!dropped.folder.isEmpty())
        m_plan->setFolder(dropped.folder);
    else if (!dropped.table.isEmpty())
        m_plan->setTable(dropped.table);
    goTo(0);
}

} // namespace plumbline::ui
