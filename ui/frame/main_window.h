// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "ui/page.h"

class QMenu;
class QStackedWidget;

namespace plumbline::ui {

class AuditController;
class ChartView;
class ContextBar;
class ExportController;
class FileController;
class JobLine;
class MatchState;
class NoticeStrip;
class Rail;
class ResultsPage;
class SearchState;
class WelcomePage;

/// Rail, context bar, page, status line; and the ways between them.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// \a session and \a prompts outlive the window.
    MainWindow(Session& session, Prompts& prompts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] AuditController& audits() const { return *m_audits; }
    [[nodiscard]] AuditContext& context() { return m_context; }
    [[nodiscard]] PageId page() const { return m_page; }
    [[nodiscard]] ChartView* resultsChart() const;
    /// Pages that need an audit show Welcome with a hint while none is open.
    void goTo(PageId page);
    /// The page that an audit opens on: Results are read from their first sentence on, whatever had the focus
    /// before.
    void begin(PageId page);
    /// The same on the way through the work (a mark, a link): Escape leads back from there.
    void follow(PageId page);
    void goBack();

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void buildMenu();
    void addFileActions();
    QAction* addMenuAction(QMenu* menu, const QString& text, const QKeySequence& keys, const QString& name,
                           const std::function<void()>& slot);
    void enableActions();
    void locate(const QString& path);
    void openSearchGuide();
    void openSearchRules();
    void fillRecent();
    void connectParts();
    void tellWritten(const QString& path);
    void addPage(PageId id, Page* page, const QString& title);
    void show(PageId page);
    void projectChanged();
    void restoreGeometryOrDefault();
    void fitOnScreen();

    struct Place
    {
        PageId id;
        Page* page;
        QString title;
    };

    Session& m_session;
    AuditContext m_context;
    PageServices m_services;
    MatchState* m_matching;   ///< what faces are compared, for every page that shows them
    SearchState* m_searching; ///< which are searched for
    AuditController* m_audits;
    ExportController* m_exports = nullptr;
    FileController* m_files = nullptr;
    QMenu* m_menu;
    QMenu* m_recent = nullptr;
    QAction* m_close = nullptr;
    QAction* m_import = nullptr;
    QAction* m_importAnswers = nullptr;
    QAction* m_saveCopy = nullptr;
    QAction* m_packImages = nullptr;
    QAction* m_unpackImages = nullptr;
    QAction* m_findImages = nullptr;
    Rail* m_rail = nullptr;
    ContextBar* m_bar = nullptr;
    NoticeStrip* m_notice = nullptr;
    QStackedWidget* m_stack;
    std::vector<Place> m_places;
    std::vector<PageId> m_history; ///< where Escape leads, latest last
    WelcomePage* m_welcome = nullptr;
    ResultsPage* m_results = nullptr;
    PageId m_page = PageId::Welcome;
    QSize m_openedWith; ///< the size it began with, until somebody gives it another
    bool m_shown = false;
};

} // namespace plumbline::ui
