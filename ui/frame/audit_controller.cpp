// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/audit_controller.h"

#include <utility>

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "core/base/when_done.h"
#include "ui/dialogs/import_dialog.h"

namespace plumbline::ui {

namespace {

/// What was dropped, sorted by what can be done with it.
struct Dropped
{
    QString audit;
    QString folder;
    QString table;
};

Dropped sorted(const QMimeData& data)
{
    Dropped dropped;
    for (const QUrl& url : data.urls()) {
        const QFileInfo file(url.toLocalFile());
        const QString suffix = file.suffix().toLower();
        if (!url.isLocalFile())
            continue;
        if (suffix == QLatin1String("plumb") && dropped.audit.isEmpty())
            dropped.audit = file.absoluteFilePath();
        else if (file.isDir() && dropped.folder.isEmpty())
            dropped.folder = file.absoluteFilePath();
        else if ((suffix == QLatin1String("csv") || suffix == QLatin1String("tsv"))
                 && dropped.table.isEmpty())
            dropped.table = file.absoluteFilePath();
    }
    return dropped;
}

} // namespace

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
    Q_EMIT navigate(m_services.session.project()->runs().empty() ? PageId::Dataset : PageId::Results);
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
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ImportDialog(m_services, imagesDir, labelsFile, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (fresh)
        m_dialog->setNewAudit();
    connect(m_dialog, &QDialog::accepted, this, [this] { Q_EMIT navigate(PageId::Dataset); });
    m_dialog->open();
}

void AuditController::closeAudit()
{
    m_services.session.closeProject();
    Q_EMIT navigate(PageId::Welcome);
}

bool AuditController::accepts(const QMimeData& dropped)
{
    const Dropped what = sorted(dropped);
    return !what.audit.isEmpty() || !what.folder.isEmpty() || !what.table.isEmpty();
}

void AuditController::take(const QMimeData& dropped)
{
    const Dropped what = sorted(dropped);
    if (!what.audit.isEmpty())
        openAudit(what.audit);
    else if (!what.folder.isEmpty() || !what.table.isEmpty())
        importImages(what.folder.isEmpty() ? QFileInfo(what.table).absolutePath() : what.folder, what.table);
}

} // namespace plumbline::ui
