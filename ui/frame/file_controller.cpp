// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/file_controller.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include "core/base/when_done.h"
#include "core/session/run_queue.h"
#include "core/session/session_work.h"
#include "core/session/thumbnails.h"
#include "ui/frame/notice_strip.h"
#include "ui/pages/run_tables.h"
#include "ui/tasks.h"

namespace plumbline::ui {

namespace {

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

/// The first few, for a sentence.
QString some(const std::vector<FileProblem>& problems)
{
    constexpr std::size_t kMost = 2;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(kMost, problems.size()); ++i)
        parts.append(QStringLiteral("%1 (%2)").arg(problems[i].first, problems[i].second));
    if (problems.size() > kMost)
        parts.append(QStringLiteral("…"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

FileController::FileController(PageServices services, NoticeStrip& notice, QWidget* window)
    : QObject(window)
    , m_services(services)
    , m_notice(notice)
    , m_window(window)
{
    connect(&services.session, &Session::projectChanged, this, &FileController::look);
    connect(&services.session.runQueue(), &RunQueue::changed, this, &FileController::offerAgain);
    connect(&services.session, &Session::jobChanged, this, [this] {
        if (m_services.session.job() == JobKind::Delete)
            m_notice.hide(); // it may speak of what is being deleted
    });
}

void FileController::look()
{
    const auto project = m_services.session.project();
    if (!project)
        return;
    const auto looking = m_services.session.ask<State>([](Project& opened) -> Result<State> {
        return State {static_cast<qint64>(opened.dataset()->images.size()),
                      FileDesk(opened).missing().size()};
    });
    whenDone(looking, this, [this, project](const Result<State>& state) {
        if (state && m_services.session.project() == project)
            greet(*state);
    });
}

void FileController::greet(const State& state)
{
    const auto project = m_services.session.project();
    if (project->isReadOnly()) {
        const QString why = project->lockedBy().isEmpty()
            ? tr("This audit can only be read here.")
            : tr("This audit is in use by %1.").arg(project->lockedBy());
        m_notice.showQuestion(
            tr("%1 You can look at everything and export; runs, reviews and imports need a copy.").arg(why),
            {{tr("Open a copy…"), QStringLiteral("noticeOpenCopy"), tr("Saves a copy and opens that"),
              [this] { openCopy(); }}});
        return;
    }
    if (state.missing > 0) {
        const QString text = state.missing == state.images
            ? tr("None of the %1 images is where it was. Answers and numbers are all here; the pictures are "
                 "not.")
                  .arg(count(state.images))
            : tr("%1 of %2 images are not where they were.").arg(count(state.missing), count(state.images));
        m_notice.showQuestion(text,
                              {{tr("Find images…"), QStringLiteral("noticeRelink"),
                                tr("Choose the folder they are in now; they are known by their content"),
                                [this] { relink(); }}});
        return;
    }
    offerResume();
}

void FileController::offerResume()
{
    Session& session = m_services.session;
    if (session.job() != JobKind::None || session.project()->isReadOnly())
        return; // the sample goes on by itself
    const auto runs = session.project()->runs();
    const QStringList systems = resumableSystems(runs, runTask(m_services.context.task));
    const RunQueue& queue = session.runQueue();
    const auto waiting = queue.isKept() ? static_cast<qint64>(queue.entries().size()) : 0;
    if (systems.isEmpty()) {
        if (waiting > 0)
            offerQueue(waiting);
        return;
    }
    qint64 left = 0;
    for (const RunRecord& run : runs) {
        if (run.task == runTask(m_services.context.task) && systems.contains(run.system)
            && run.state != RunState::Finished)
            left = std::max(left, run.images - run.done);
    }
    const QString who = systems.size() == 1 ? session.services().systemName(systems.first())
                                            : tr("%1 systems").arg(systems.size());
    QString text =
        tr("The run of %1 was stopped before its end; %2 images are left to do.").arg(who, count(left));
    if (waiting > 0)
        text = waiting == 1 ? tr("%1 Another run waits behind it.").arg(text)
                            : tr("%1 %2 more runs wait behind it.").arg(text, count(waiting));
    m_offer = text;
    m_notice.showQuestion(text,
                          {{tr("Resume"), QStringLiteral("noticeResume"), tr("Goes on from where it stopped"),
                            [this, systems] { resume(systems); }},
                           {tr("Not now"),
                            QStringLiteral("noticeNotNow"),
                            tr("The run can be resumed later, on the page Runs"),
                            {}}});
}

void FileController::offerQueue(qint64 waiting)
{
    m_offer = waiting == 1
        ? tr("A run was waiting for its turn when this audit was closed.")
        : tr("%1 runs were waiting for their turn when this audit was closed.").arg(count(waiting));
    m_notice.showQuestion(
        m_offer,
        {{tr("Start now"), QStringLiteral("noticeQueue"), tr("One after the other"),
          [this] {
        m_services.session.runQueue().release();
        Q_EMIT navigate(PageId::Runs);
          }},
         {tr("Not now"), QStringLiteral("noticeNotNow"), tr("They go on waiting, on the page Runs"), {}}});
}

void FileController::offerAgain()
{
    if (m_offer.isEmpty() || m_notice.isHidden() || m_notice.text() != m_offer)
        return; // answered, or something else is said
    m_notice.hide();
    m_offer.clear();
    if (m_services.session.hasProject())
        offerResume();
}

void FileController::resume(const QStringList& systems)
{
    RunRequest request;
    request.task = runTask(m_services.context.task);
    request.systems = systems;
    request.resume = true;
    m_services.session.runQueue().addFirst(request);
    Q_EMIT navigate(PageId::Runs);
}

QString FileController::askForCopy()
{
    const auto project = m_services.session.project();
    const QString name = tr("%1 copy.plumb").arg(project->name());
    const QFileInfo file(project->path());
    // Beside the audit, but never in a folder of the program's own that nobody would look into.
    const bool hidden =
        file.path().startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    const bool writable = QFileInfo(file.path()).isWritable();
    return m_services.prompts.saveFile(m_window, tr("Save a copy"),
                                       hidden || !writable ? name : QDir(file.path()).filePath(name),
                                       tr("Audits (*.plumb)"));
}

void FileController::saveCopy()
{
    if (!m_services.session.hasProject())
        return;
    const QString path = askForCopy();
    if (path.isEmpty())
        return;
    copyTo(path, [this, path] {
        m_notice.showText(tr("A copy is saved as %1.").arg(QDir::toNativeSeparators(path)),
                          {{tr("Open the copy"), QStringLiteral("noticeOpenTheCopy"),
                            tr("Goes on in the copy instead of this audit"),
                            [this, path] { Q_EMIT openRequested(path); }}});
    });
}

void FileController::openCopy()
{
    const QString path = askForCopy();
    if (!path.isEmpty())
        copyTo(path, [this, path] { Q_EMIT openRequested(path); });
}

void FileController::copyTo(const QString& path, const std::function<void()>& then)
{
    Session& session = m_services.session;
    QFuture<Result<void>> copying;
    if (session.job() == JobKind::None) {
        copying = session.startJob<void>(
            JobKind::Copy,
            [project = session.project(), path](RunControl& control, const ProgressFunction& progress) {
            return FileDesk(*project).saveCopy(path, progress, control.token());
            });
    } else { // beside a run; it has the job line
        m_notice.showText(tr("Saving a copy…"));
        copying = session.ask<void>([path](Project& project) {
            return FileDesk(project).saveCopy(path, [](const Progress&) {}, {});
        });
    }
    whenDone(copying, this, [this, then](const Result<void>& copied) {
        if (copied)
            then();
        else
            m_notice.showError(copied.error());
    });
}

void FileController::pack()
{
    const auto asking =
        m_services.session.ask<PackState>([](Project& project) { return FileDesk(project).packState(); });
    whenDone(asking, this, [this](const Result<PackState>& state) {
        if (!state)
            return m_notice.showError(state.error());
        const qint64 rest = state->files - state->packed;
        if (rest == 0)
            return m_notice.showText(state->files == 0 ? tr("This audit has no images to pack.")
                                                       : tr("Every image is packed into this audit."));
        const QString text =
            tr("%1 image files (%2) will be stored in the audit, which grows as much. It can then be opened "
               "on another computer without the folder. Whoever gets the file gets the pictures.")
                .arg(count(rest), size(state->restBytes));
        if (m_services.prompts.confirm(m_window, tr("Pack images into the audit"), text, tr("Pack")))
            startPacking();
    });
}

void FileController::startPacking()
{
    Session& session = m_services.session;
    const auto packing = session.startJob<PackReport>(
        JobKind::Pack, [project = session.project()](RunControl& control, const ProgressFunction& progress) {
            return FileDesk(*project).pack(progress, control.token());
        });
    whenDone(packing, this, [this](const Result<PackReport>& report) {
        if (!report)
            return m_notice.showError(report.error());
        imagesMoved();
        tellPacked(*report);
    });
}

void FileController::tellPacked(const PackReport& report)
{
    const NoticeStrip::Action again {tr("Go on"), QStringLiteral("noticePackOn"),
                                     tr("Packs what is not packed yet"), [this] { startPacking(); }};
    if (report.cancelled)
        return m_notice.showQuestion(
            tr("%1 images are packed; the rest is where it was.").arg(count(report.packed)), {again});
    if (report.left.empty())
        return m_notice.showText(tr("%1 images (%2) are packed; this audit needs no folder any more.")
                                     .arg(count(report.packed), size(report.bytes)));
    m_notice.showQuestion(
        tr("%1 images are packed, %2 could not be: %3")
            .arg(count(report.packed), count(static_cast<qint64>(report.left.size())), some(report.left)),
        {{tr("Find images…"), QStringLiteral("noticeRelink"),
          tr("Choose the folder they are in now; they are known by their content"), [this] { relink(); }}});
}

void FileController::unpack()
{
    if (m_services.prompts.confirm(
            m_window, tr("Take images out of the audit"),
            tr("The packed pictures are removed from the audit, which becomes smaller. Those whose file is "
               "not where it was are written to a folder you choose first."),
            tr("Take out")))
        unpackTo({});
}

void FileController::unpackTo(const QString& folder)
{
    Session& session = m_services.session;
    const auto unpacking = session.startJob<UnpackReport>(
        JobKind::Pack,
        [project = session.project(), folder](RunControl& control, const ProgressFunction& progress) {
        return FileDesk(*project).unpack(folder, progress, control.token());
        });
    whenDone(unpacking, this, [this, folder](const Result<UnpackReport>& report) {
        if (!report && report.error().code == ErrorCode::Usage && folder.isEmpty()) {
            const QString chosen = m_services.prompts.imagesFolder(m_window);
            return chosen.isEmpty() ? m_notice.showError(report.error()) : unpackTo(chosen);
        }
        if (!report)
            return m_notice.showError(report.error());
        imagesMoved();
        m_notice.showText(
            report->taken == 0
                ? tr("No image is packed into this audit.")
                : tr("%1 images are taken out of the audit; %2 of them were written to %3.")
                      .arg(count(report->taken), count(report->written), QDir::toNativeSeparators(folder)));
    });
}

void FileController::relink()
{
    const QString folder = m_services.prompts.imagesFolder(m_window);
    if (!folder.isEmpty())
        relinkIn(folder);
}

void FileController::relinkIn(const QString& folder)
{
    Session& session = m_services.session;
    const auto relinking = session.startJob<RelinkReport>(
        JobKind::Relink,
        [project = session.project(), folder](RunControl& control, const ProgressFunction& progress) {
        return FileDesk(*project).relink(folder, progress, control.token());
        });
    whenDone(relinking, this, [this](const Result<RelinkReport>& report) {
        if (!report)
            return m_notice.showError(report.error());
        imagesMoved();
        tellRelinked(*report);
    });
}

void FileController::tellRelinked(const RelinkReport& report)
{
    if (report.missing == 0)
        return m_notice.showText(tr("Every image is where it was; there is nothing to find."));
    QString text = report.found == report.missing
        ? tr("All %1 missing images are found").arg(count(report.found))
        : tr("%1 of %2 missing images are found").arg(count(report.found), count(report.missing));
    if (!report.renamed.empty())
        text += tr(", %1 of them under another name").arg(count(static_cast<qint64>(report.renamed.size())));
    text += QLatin1Char('.');
    if (report.stillMissing.empty())
        return m_notice.showText(text);
    m_notice.showQuestion(
        tr("%1 Still missing: %2").arg(text, some(report.stillMissing)),
        {{tr("Look in another folder…"), QStringLiteral("noticeRelink"),
          tr("Choose the folder they are in now; they are known by their content"), [this] { relink(); }}});
}

void FileController::imagesMoved()
{
    m_services.session.thumbnails().clear();
    Q_EMIT m_services.session.datasetChanged(); // the pages show pictures by their paths
}

} // namespace plumbline::ui
