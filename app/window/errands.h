// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "core/base/result.h"
#include "ui/page.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {
class MainWindow;
}

namespace plumbline::app {

/// The window's command line.
struct Options
{
    QString project;
    bool sample = false;
    bool exitAfterChart = false;
    bool afterJob = false;
    QString screenshot;
    std::optional<ui::PageId> page;
    std::optional<ui::ThemeChoice> theme;
    QSize size;

    /// \return an exit code when the program is to end now, else -1.
    int parse(const QStringList& arguments);
};

/// What the command line asks of the window once it stands: open, go to a page, take its picture, or see that
/// the sample's chart is drawn and end.
class Errands : public QObject
{
    Q_OBJECT

public:
    Errands(Options options, Session& session, ui::MainWindow& window);
    void start();

private:
    void look();
    /// Which system's answers the chart would lack, as a sentence; empty when it is whole.
    [[nodiscard]] QString unfinished() const;
    void takeScreenshot();
    void end(const QString& complaint);

    Options m_options;
    Session& m_session;
    ui::MainWindow& m_window;
    QTimer m_looks;
    QElapsedTimer m_since;
    bool m_opened = false;
    bool m_wentToPage = false;
    int m_quiet = 0; ///< looks in a row at which nothing went on
};

} // namespace plumbline::app
