// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>

#include "ui/page.h"

class QMenu;

namespace plumbline::ui {

class ResultsPage;

/// What Export offers on a page, and the writing of it.
class ExportController : public QObject
{
    Q_OBJECT

public:
    ExportController(PageServices services, const ResultsPage& results, QWidget* window);
    /// Fills \a menu for that page; entries that would write nothing are disabled.
    void fill(QMenu& menu, PageId page);

    void exportChartAs(const QString& suffix);
    void exportTable();
    void exportOutcomes(const QString& suffix);

Q_SIGNALS:
    void written(const QString& path);
    void failed(const plumbline::Error& error);

private:
    [[nodiscard]] QString suggested(const QString& what, const QString& suffix) const;
    void told(const Result<void>& result, const QString& path);

    PageServices m_services;
    const ResultsPage& m_results;
    QWidget* m_window;
};

} // namespace plumbline::ui
