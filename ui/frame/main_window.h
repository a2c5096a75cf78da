// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

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
class JobLine;
class NoticeStrip;
class Rail;
class ResultsPage;
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
    void goBack();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void buildMenu();
    void fillRecent();
    void connectParts();
    void tellWritten(const QString& path);
    void addPage(PageId id, Page* page, const QString& title);
    void show(PageId page);
    void projectChanged();
    void restoreGeometryOrDefault();

    struct Place
    {
        PageId id;
        Page* page;
        QString title;
    };

    Session& m_session;
    AuditContext m_context;
    PageServices m_services;
    AuditController* m_audits;
    ExportController* m_exports = nullptr;
    QMenu* m_menu;
    QMenu* m_recent = nullptr;
    QAction* m_close = nullptr;
    QAction* m_import = nullptr;
    Rail* m_rail = nullptr;
    ContextBar* m_bar = nullptr;
    NoticeStrip* m_notice = nullptr;
    QStackedWidget* m_stack;
    std::vector<Place> m_places;
    std::vector<PageId> m_history; ///< where Escape leads, latest last
    WelcomePage* m_welcome = nullptr;
    ResultsPage* m_results = nullptr;
    PageId m_page = PageId::Welcome;
};

} // namespace plumbline::ui
