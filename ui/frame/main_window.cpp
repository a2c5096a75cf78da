// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/main_window.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "core/session/recent.h"
#include "ui/charts/chart_view.h"
#include "ui/frame/audit_controller.h"
#include "ui/frame/context_bar.h"
#include "ui/frame/context_store.h"
#include "ui/frame/edit_menu.h"
#include "ui/frame/export_controller.h"
#include "ui/frame/file_controller.h"
#include "ui/frame/help_dialogs.h"
#include "ui/frame/job_line.h"
#include "ui/frame/notice_strip.h"
#include "ui/frame/rail.h"
#include "ui/frame/show_in_folder.h"
#include "ui/frame/tab_order.h"
#include "ui/matching/match_state.h"
#include "ui/matching/search_dialog.h"
#include "ui/matching/search_state.h"
#include "ui/pages/browse_page.h"
#include "ui/pages/dataset_page.h"
#include "ui/pages/results_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/systems_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/pairs/search_guide.h"
#include "ui/theme/focus_follower.h"
#include "ui/theme/theme.h"
#include "ui/theme/wheel_guard.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kGeometryKey("window/geometry");
constexpr std::size_t kHistory = 50;
constexpr QSize kUsualSize(1280, 800);
constexpr int kFrameMs = 300; ///< until window managers have framed a new window

} // namespace

MainWindow::MainWindow(Session& session, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_services {session, m_context, prompts}
    , m_matching(new MatchState(session, m_context, this))
    , m_searching(new SearchState(session, m_context, *m_matching, this))
    , m_audits(new AuditController(m_services, this))
    , m_menu(new QMenu(this))
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(800, 560);
    setAcceptDrops(true);
    qApp->installEventFilter(new DialogTabOrder(this));
    qApp->installEventFilter(new WheelGuard(this));
    new FocusFollower(this);
    new ContextStore(session, m_context,
                     this); // before the pages, so that they see the chips of the new audit
    build();
    buildMenu();
    connectParts();
    restoreGeometryOrDefault();
    projectChanged();
    show(PageId::Welcome);
}

MainWindow::~MainWindow()
{
    m_session.disconnect(this); // pages must hear nothing more while the window goes
}

void MainWindow::addPage(PageId id, Page* page, const QString& title)
{
    page->setAccessibleName(title);
    m_stack->addWidget(page);
    m_places.push_back({id, page, title});
    connect(page, &Page::navigate, this, &MainWindow::follow);
    connect(page, &Page::importRequested, m_audits,
            [this](const QString& images, const QString& labels) { m_audits->importImages(images, labels); });
}

void MainWindow::build()
{
    m_welcome = new WelcomePage(m_services);
    m_results = new ResultsPage(m_services, *m_matching, *m_searching);
    addPage(PageId::Welcome, m_welcome, tr("Plumbline"));
    addPage(PageId::Dataset, new DatasetPage(m_services), tr("Dataset"));
    addPage(PageId::Systems, new SystemsPage(m_services), tr("Systems"));
    addPage(PageId::Runs, new RunsPage(m_services), tr("Runs"));
    addPage(PageId::Results, m_results, tr("Results"));
    auto* browse = new BrowsePage(m_services, {m_matching, m_searching});
    connect(browse, &BrowsePage::written, this, &MainWindow::tellWritten);
    connect(browse, &BrowsePage::failed, this, [this](const Error& error) { m_notice->showError(error); });
    addPage(PageId::Browse, browse, tr("Browse"));
    m_exports = new ExportController(m_services, *m_results, this);
    m_rail = new Rail(m_menu);
    m_bar = new ContextBar(m_services, *m_matching, *m_searching);
    connect(m_bar, &ContextBar::searchRulesWanted, this, &MainWindow::openSearchRules);
    connect(m_results, &ResultsPage::searchRulesWanted, this, &MainWindow::openSearchRules);
    m_notice = new NoticeStrip;
    m_files = new FileController(m_services, *m_notice, this);

    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    column->addWidget(new JobLine(m_session));
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_rail);
    whole->addLayout(column, 1);
}

QAction* MainWindow::addMenuAction(QMenu* menu, const QString& text, const QKeySequence& keys,
                                   const QString& name, const std::function<void()>& slot)
{
    QAction* action = menu->addAction(text);
    action->setShortcut(keys);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [slot] { slot(); });
    addAction(action); // the menu is closed most of the time; its keys always work
    return action;
}

void MainWindow::addFileActions()
{
    m_saveCopy = addMenuAction(m_menu, tr("Save a copy…"), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
                               QStringLiteral("actionSaveCopy"), [this] { m_files->saveCopy(); });
    QMenu* images = m_menu->addMenu(tr("Image files"));
    m_packImages = addMenuAction(images, tr("Pack into the audit…"), {}, QStringLiteral("actionPack"),
                                 [this] { m_files->pack(); });
    m_unpackImages = addMenuAction(images, tr("Take out of the audit…"), {}, QStringLiteral("actionUnpack"),
                                   [this] { m_files->unpack(); });
    m_findImages = addMenuAction(images, tr("Find moved images…"), {}, QStringLiteral("actionRelink"),
                                 [this] { m_files->relink(); });
}

void MainWindow::buildMenu()
{
    const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& keys, const QString& name,
                            const std::function<void()>& slot) {
        return addMenuAction(menu, text, keys, name, slot);
    };
    m_menu->setObjectName(QStringLiteral("mainMenu"));
    add(m_menu, tr("New audit…"), QKeySequence::New, QStringLiteral("actionNew"),
        [this] { m_audits->newAudit(); });
    add(m_menu, tr("New audit from counts…"), {}, QStringLiteral("actionNewCounts"),
        [this] { m_audits->newCounts({}); });
    add(m_menu, tr("Open…"), QKeySequence::Open, QStringLiteral("actionOpen"),
        [this] { m_audits->openAudit(); });
    add(m_menu, tr("Open sample audit"), {}, QStringLiteral("actionSample"),
        [this] { m_audits->openSample(); });
    add(m_menu, tr("Open published audits"), {}, QStringLiteral("actionPublished"),
        [this] { m_audits->openPublished(); });
    add(m_menu, tr("Reproduce the ACLU test…"), {}, QStringLiteral("actionSearchGuide"),
        [this] { openSearchGuide(); });
    m_recent = m_menu->addMenu(tr("Recent"));
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    m_menu->addSeparator();
    m_import = add(m_menu, tr("Import images…"), QKeySequence(QStringLiteral("Ctrl+I")),
                   QStringLiteral("actionImport"), [this] { m_audits->importImages({}, {}); });
    m_importAnswers = add(m_menu, tr("Import saved answers…"), QKeySequence(QStringLiteral("Ctrl+Shift+I")),
                          QStringLiteral("actionImportAnswers"), [this] { m_audits->importAnswers({}); });
    addFileActions();
    QMenu* exports = m_menu->addMenu(tr("Export"));
    connect(exports, &QMenu::aboutToShow, this, [this, exports] { m_exports->fill(*exports); });
    auto* exportKey = new QAction(this);
    exportKey->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
    exportKey->setText(tr("Export"));
    connect(exportKey, &QAction::triggered, this, [this] {
        if (!m_bar->offersExport())
            return; // nothing to export on this page; the menu has it
        m_exports->fill(*m_bar->exportMenu());
        m_bar->exportMenu()->popup(mapToGlobal(QPoint(width() - 240, kContextBarHeight)));
    });
    addAction(exportKey);
    m_close = add(m_menu, tr("Close audit"), QKeySequence(QStringLiteral("Ctrl+W")),
                  QStringLiteral("actionClose"), [this] { m_audits->closeAudit(); });
    m_menu->addSeparator();

    QMenu* pages = m_menu->addMenu(tr("Go to"));
    int number = 0;
    for (const Place& place : m_places) {
        const QKeySequence keys =
            number == 0 ? QKeySequence() : QKeySequence(QStringLiteral("Ctrl+%1").arg(number));
        const QString name = number == 0 ? tr("Welcome") : place.title;
        add(pages, name, keys, QStringLiteral("actionPage%1").arg(number),
            [this, id = place.id] { goTo(id); });
        ++number;
    }
    addEditMenu(*m_menu, *this, m_session);
    QMenu* themes = m_menu->addMenu(tr("Appearance"));
    auto* one = new QActionGroup(themes);
    const auto addTheme = [&](const QString& text, ThemeChoice choice) {
        QAction* action = themes->addAction(text);
        action->setCheckable(true);
        action->setChecked(Theme::instance().choice() == choice);
        one->addAction(action);
        connect(action, &QAction::triggered, this, [choice] { Theme::instance().setChoice(choice); });
    };
    addTheme(tr("As the desktop"), ThemeChoice::System);
    addTheme(tr("Light"), ThemeChoice::Light);
    addTheme(tr("Dark"), ThemeChoice::Dark);
    m_menu->addSeparator();
    add(m_menu, tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1), QStringLiteral("actionShortcuts"),
        [this] { showShortcuts(this); });
    add(m_menu, tr("About Plumbline"), {}, QStringLiteral("actionAbout"), [this] { showAbout(this); });
    add(m_menu, tr("Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), QStringLiteral("actionQuit"),
        [this] { close(); });
    auto* menuKey = new QAction(this);
    menuKey->setShortcut(QKeySequence(Qt::Key_F10));
    menuKey->setText(tr("Menu"));
    connect(menuKey, &QAction::triggered, this, [this] { m_rail->menuButton()->click(); });
    addAction(menuKey);
}

void MainWindow::openSearchGuide()
{
    auto* guide = new SearchGuide(m_services, *m_matching, this);
    connect(guide, &SearchGuide::navigate, this, &MainWindow::goTo);
    guide->open();
}

void MainWindow::openSearchRules()
{
    if (m_session.hasProject())
        (new SearchDialog(*m_searching, this))->open();
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const RecentAudit& recent : recentAudits()) {
        if (recent.missing)
            continue; // the first page helps to find it
        m_recent
            ->addAction(QFileInfo(recent.path).fileName(), this,
                        [this, path = recent.path] { m_audits->openAudit(path); })
            ->setToolTip(recent.path);
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

void MainWindow::connectParts()
{
    connect(m_rail, &Rail::chosen, this, &MainWindow::goTo);
    connect(m_bar, &ContextBar::navigate, this, &MainWindow::goTo);
    connect(m_bar->exportMenu(), &QMenu::aboutToShow, this,
            [this] { m_exports->fill(*m_bar->exportMenu()); });
    connect(m_notice, &NoticeStrip::systemsRequested, this, [this] { goTo(PageId::Systems); });
    connect(&m_session, &Session::failed, m_notice, &NoticeStrip::showError);
    connect(&m_session, &Session::projectChanged, this, &MainWindow::projectChanged);
    connect(&m_session, &Session::datasetChanged, this, &MainWindow::enableActions);
    connect(m_audits, &AuditController::failed, m_notice, &NoticeStrip::showError);
    connect(m_audits, &AuditController::told, m_notice,
            [this](const QString& text) { m_notice->showText(text); });
    connect(m_audits, &AuditController::navigate, this, &MainWindow::begin);
    connect(m_results, &ResultsPage::guideWanted, this, &MainWindow::openSearchGuide);
    connect(m_welcome, &WelcomePage::guideRequested, this, &MainWindow::openSearchGuide);
    connect(m_audits, &AuditController::guideRequested, this, &MainWindow::openSearchGuide);
    connect(m_files, &FileController::navigate, this, &MainWindow::goTo);
    connect(m_files, &FileController::openRequested, m_audits,
            [this](const QString& path) { m_audits->openAudit(path); });
    connect(m_exports, &ExportController::failed, m_notice, &NoticeStrip::showError);
    connect(m_exports, &ExportController::told, m_notice,
            [this](const QString& text) { m_notice->showText(text); });
    connect(m_exports, &ExportController::written, this, &MainWindow::tellWritten);
    connect(m_welcome, &WelcomePage::sampleRequested, m_audits, &AuditController::openSample);
    connect(m_welcome, &WelcomePage::newRequested, m_audits, [this] { m_audits->newAudit(); });
    connect(m_welcome, &WelcomePage::countsRequested, m_audits, [this] { m_audits->newCounts({}); });
    connect(m_welcome, &WelcomePage::publishedRequested, m_audits, &AuditController::openPublished);
    connect(m_welcome, &WelcomePage::openRequested, m_audits, [this] { m_audits->openAudit(); });
    connect(m_welcome, &WelcomePage::recentRequested, m_audits,
            [this](const QString& path) { m_audits->openAudit(path); });
    connect(m_welcome, &WelcomePage::locateRequested, this, &MainWindow::locate);
}

void MainWindow::tellWritten(const QString& path)
{
    m_notice->showText(
        tr("Saved as %1").arg(QDir::toNativeSeparators(path)),
        {{tr("Show in folder"), QStringLiteral("noticeShowInFolder"),
          tr("Open the folder that the file is in"), [path] { showInFolder(path); }, true},
         {tr("Copy path"), QStringLiteral("noticeCopyPath"),
          tr("Copy where the file is, to paste it elsewhere"),
          [path] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path)); }, true}});
}

ChartView* MainWindow::resultsChart() const
{
    return m_results->findChild<ChartView*>(QStringLiteral("resultsChart")); // Compare has one, too
}

void MainWindow::goTo(PageId page)
{
    // Chosen by rail or key: it is where one is, and Escape leads nowhere from there.
    m_history.clear();
    follow(page);
    m_history.clear();
}

void MainWindow::begin(PageId page)
{
    goTo(page);
    if (page != PageId::Results || m_page != page)
        return;
    const auto ready = [this, before = QPointer<QWidget>(focusWidget())] {
        const QWidget* now = focusWidget();
        if (m_page != PageId::Results || (now && now != before && !m_results->isAncestorOf(now)))
            return; // somebody is elsewhere by now
        m_results->scrollToTop();
        if (QWidget* first = firstInReadingOrder(m_results))
            first->setFocus(Qt::OtherFocusReason);
    };
    if (m_results->isCurrent())
        ready();
    else
        connect(m_results, &ResultsPage::settled, this, ready, Qt::SingleShotConnection);
}

void MainWindow::follow(PageId page)
{
    if (!m_session.hasProject() && page != PageId::Welcome && page != PageId::Systems) {
        show(PageId::Welcome);
        m_welcome->showHint();
        return;
    }
    if (page == m_page)
        return;
    m_history.push_back(m_page);
    if (m_history.size() > kHistory)
        m_history.erase(m_history.begin());
    show(page);
}

void MainWindow::locate(const QString& path)
{
    const QString found = m_services.prompts.openProjectFile(this);
    if (found.isEmpty())
        return;
    forgetRecent(path);
    m_audits->openAudit(found);
}

void MainWindow::goBack()
{
    while (!m_history.empty()) {
        const PageId page = m_history.back();
        m_history.pop_back();
        if (page == m_page || (!m_session.hasProject() && page != PageId::Welcome && page != PageId::Systems))
            continue;
        show(page);
        return;
    }
}

void MainWindow::show(PageId page)
{
    const auto place =
        std::find_if(m_places.begin(), m_places.end(), [page](const Place& p) { return p.id == page; });
    Q_ASSERT(place != m_places.end());
    m_page = page;
    m_rail->setCurrent(page);
    m_bar->setPage(page, place->title);
    m_stack->setCurrentWidget(place->page);
}

void MainWindow::projectChanged()
{
    const auto project = m_session.project();
    setWindowTitle(project ? tr("%1 – Plumbline").arg(project->name()) : tr("Plumbline"));
    m_rail->setProjectOpen(project != nullptr);
    enableActions();
    m_notice->hide();
    m_history.clear();
    if (!project && m_page != PageId::Systems) {
        show(PageId::Welcome);
        m_welcome->takeFocus();
    }
}

void MainWindow::enableActions()
{
    const auto project = m_session.project();
    const bool open = project != nullptr;
    const bool writable = open && !project->isReadOnly();
    m_close->setEnabled(open);
    m_saveCopy->setEnabled(open);
    for (QAction* each : {m_import, m_packImages, m_unpackImages, m_findImages})
        each->setEnabled(writable);
    m_importAnswers->setEnabled(writable && !project->dataset()->images.empty());
}

void MainWindow::restoreGeometryOrDefault()
{
    const QByteArray kept = QSettings().value(kGeometryKey).toByteArray();
    if (kept.isEmpty() || !restoreGeometry(kept)) {
        QSize size = kUsualSize;
        if (const QScreen* screen = QGuiApplication::primaryScreen())
            size = size.boundedTo(screen->availableSize());
        resize(size);
    }
    m_openedWith = size();
}

/// The frame is known once the window manager has put it around: what is too large with it becomes smaller.
void MainWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_shown, true) || size() != m_openedWith)
        return; // somebody gave it a size
    for (const int ms : {0, kFrameMs})
        QTimer::singleShot(ms, this, &MainWindow::fitOnScreen);
}

void MainWindow::fitOnScreen()
{
    if (isMaximized() || isFullScreen() || !screen() || size() != m_openedWith)
        return;
    const QRect room = screen()->availableGeometry();
    const QSize frame = frameGeometry().size() - size();
    const QSize fits = size().boundedTo(room.size() - frame).expandedTo(minimumSize());
    if (fits != size()) {
        m_openedWith = fits;
        resize(fits);
    }
    const QRect outside(pos(), fits + frame);
    if (!room.contains(outside))
        move(std::max(room.left(), std::min(outside.left(), room.right() + 1 - outside.width())),
             std::max(room.top(), std::min(outside.top(), room.bottom() + 1 - outside.height())));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(kGeometryKey, saveGeometry());
    QWidget::closeEvent(event);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    tabInReadingOrder(this);
    return QWidget::focusNextPrevChild(next);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_history.empty())
        goBack();
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (AuditController::accepts(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_audits->take(*event->mimeData());
}

} // namespace plumbline::ui
