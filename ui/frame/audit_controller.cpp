// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/audit_controller.h"

#include <utility>

#include <QFileInfo>
#include <QLocale>
#include <QMimeData>

#include "core/base/when_done.h"
#include "core/session/answer_desk.h"
#include "core/session/counts_desk.h"
#include "core/session/published_audits.h"
#include "ui/answers/answers_plan.h"
#include "ui/counts/counts_dialog.h"
#include "ui/dialogs/answers_dialog.h"
#include "ui/dialogs/dropped_files.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/jobs/background.h"
#include "ui/tasks.h"

namespace plumbline::ui {

AuditController::AuditController(PageServices services, QWidget* window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
}

void AuditController::whenIdle(std::function<void()> work)
{
    Session& session = m_services.session;
    if (session.job() == JobKind::None) {
        work();
        return;
    }
    if (!m_services.prompts.confirm(
            m_window, tr("Something is running"),
            tr("Opening another audit stops what is running. Systems go on later from where "
               "they stopped."),
            tr("Stop and open")))
        return;
    if (session.job() == JobKind::None) { // it ended while the question stood
        work();
        return;
    }
    auto* once = new QObject(this);
    connect(&session, &Session::jobChanged, once, [this, once, work = std::move(work)] {
        if (m_services.session.job() != JobKind::None)
            return;
        once->deleteLater();
        once->disconnect();
        // After the slots of those who wait for the job's answer.
        QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
    });
    session.cancelJob();
}

void AuditController::openSample()
{
    whenIdle([this] {
        whenDone(m_services.session.openSample(), this, [this](const Result<void>& result) {
            if (!result)
                Q_EMIT failed(result.error());
            else
                Q_EMIT navigate(PageId::Results);
        });
    });
}

void AuditController::openAudit()
{
    const QString path = m_services.prompts.openProjectFile(m_window);
    if (!path.isEmpty())
        openAudit(path);
}

void AuditController::openAudit(const QString& path)
{
    whenIdle([this, path] {
        whenDone(m_services.session.openProject(QFileInfo(path).absoluteFilePath()), this,
                 [this](const Result<void>& result) { opened(result); });
    });
}

void AuditController::opened(const Result<void>& result)
{
    if (!result) {
        Q_EMIT failed(result.error());
        return;
    }
    const auto project = m_services.session.project();
    const bool results = !project->runs().empty() || !CountsDesk(*project).table()->rows.empty();
    Q_EMIT navigate(results ? PageId::Results : PageId::Dataset);
}

void AuditController::newAudit()
{
    const QString folder = m_services.prompts.imagesFolder(m_window);
    if (!folder.isEmpty())
        newAudit(folder, {});
}

void AuditController::newAudit(const QString& imagesDir, const QString& labelsFile)
{
    showDialog(imagesDir, labelsFile, true);
}

void AuditController::importImages(const QString& imagesDir, const QString& labelsFile)
{
    showDialog(imagesDir, labelsFile, false);
}

void AuditController::showDialog(const QString& imagesDir, const QString& labelsFile, bool fresh)
{
    if (m_dialog && m_dialog->isVisible()) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    // Escape loses nothing: the same sources go on where they were left.
    if (m_dialog && m_fresh == fresh && m_dialog->wasBegunWith(imagesDir, labelsFile)) {
        m_dialog->open();
        return;
    }
    delete m_dialog;
    m_fresh = fresh;
    m_dialog = new ImportDialog(m_services, imagesDir, labelsFile, m_window);
    if (fresh)
        m_dialog->setNewAudit();
    connect(m_dialog, &ImportDialog::searchRequested, this, &AuditController::guideRequested);
    connect(m_dialog, &QDialog::accepted, this, [this] {
        m_dialog->deleteLater();
        m_dialog.clear();
        Q_EMIT navigate(PageId::Dataset);
    });
    m_dialog->open();
}

void AuditController::newCounts(const QString& file)
{
    if (m_counts) {
        if (!file.isEmpty())
            m_counts->setFile(file);
        m_counts->raise();
        m_counts->activateWindow();
        return;
    }
    m_counts = new CountsDialog(m_services, file, m_window);
    m_counts->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_counts, &QDialog::accepted, this, [this] { opened({}); });
    m_counts->open();
}

void AuditController::openPublished()
{
    whenIdle([this] {
        // It is made with parts of its own: no session is needed for it.
        const auto making = inBackground([] { return publishedProject(std::make_shared<const Services>()); });
        whenDone(making, this, [this](const Result<QString>& path) {
            if (path)
                openAudit(*path);
            else
                Q_EMIT failed(path.error());
        });
    });
}

bool AuditController::hasImages() const
{
    const auto project = m_services.session.project();
    return project && !project->isReadOnly() && !project->dataset()->images.empty();
}

void AuditController::importAnswers(const QString& path)
{
    if (!hasImages()) {
        Q_EMIT failed({ErrorCode::Usage,
                       tr("Saved answers are about images: open the audit that holds the images first."),
                       {}});
        return;
    }
    if (m_answers) {
        if (!path.isEmpty())
            m_answers->setPath(path);
        m_answers->raise();
        m_answers->activateWindow();
        return;
    }
    m_answers = new AnswersDialog(m_services, path, m_window);
    m_answers->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_answers, &QDialog::accepted, this, &AuditController::answersImported);
    m_answers->open();
}

void AuditController::answersImported()
{
    const AnswersReport& report = m_answers->report();
    const QString system = m_answers->plan().name().trimmed();
    AuditContext& context = m_services.context;
    if (!report.tasks.contains(context.task))
        chooseTask(m_services.session, context, report.tasks.value(0));
    if (!context.systems.isEmpty() && !context.systems.contains(system))
        context.systems.append(system); // beside those that are looked at
    context.notify();
    const QLocale locale;
    QString text = report.tasks.contains(QLatin1String("verify"))
        ? tr("%1 scores of %2 are in this audit.").arg(locale.toString(report.taken), system)
        : tr("%1 answers of %2 are in this audit.").arg(locale.toString(report.taken), system);
    if (const qint64 left = report.unmatched.count + report.badRows.count; left > 0)
        text = tr("%1 Left out: %2.").arg(text, locale.toString(left));
    Q_EMIT navigate(PageId::Results);
    Q_EMIT told(text);
}

/// A table dropped alone is one of labels, unless it has columns of n and errors, or of answers where there
/// are images they could be about.
void AuditController::takeTable(const QString& file)
{
    enum class Kind { Labels, Counts, Answers };
    const auto looking = inBackground([file, canAnswer = hasImages()] {
        constexpr int kEnough = 200;
        const auto table = readLabelTable(file, kEnough);
        if (table && looksLikeCounts(*table))
            return Kind::Counts;
        return canAnswer && holdsSavedAnswers(file) ? Kind::Answers : Kind::Labels;
    });
    whenDone(looking, this, [this, file](Kind kind) {
        if (kind == Kind::Counts)
            newCounts(file);
        else if (kind == Kind::Answers)
            importAnswers(file);
        else
            importImages({}, file);
    });
}

/// A folder is one of pictures, unless it holds responses and no picture.
void AuditController::takeFolder(const QString& folder)
{
    const auto looking = inBackground([folder] { return holdsSavedAnswers(folder); });
    whenDone(looking, this, [this, folder](bool areAnswers) {
        if (areAnswers)
            importAnswers(folder);
        else
            importImages(folder, {});
    });
}

void AuditController::closeAudit()
{
    m_services.session.closeProject();
    Q_EMIT navigate(PageId::Welcome);
}

bool AuditController::accepts(const QMimeData& dropped)
{
    return !droppedFiles(dropped).isEmpty();
}

void AuditController::take(const QMimeData& dropped)
{
    const DroppedFiles what = droppedFiles(dropped);
    if (!what.audit.isEmpty())
        openAudit(what.audit);
    else if (what.folder.isEmpty() && !what.table.isEmpty())
        takeTable(what.table);
    else if (!what.folder.isEmpty() && what.table.isEmpty())
        takeFolder(what.folder);
    else if (!what.folder.isEmpty())
        importImages(what.folder, what.table);
    else if (!what.saved.isEmpty())
        importAnswers(what.saved);
}

} // namespace plumbline::ui
