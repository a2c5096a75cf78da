// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QObject>

#include "ui/dialogs/export_dialog.h"
#include "ui/page.h"

class QMenu;

namespace plumbline::ui {

class ResultsPage;

/// What Export offers, the same on every page: the dialog, and the clipboard. It is about what Results shows
/// for the chips as they are, seen or not.
class ExportController : public QObject
{
    Q_OBJECT

public:
    ExportController(PageServices services, ResultsPage& results, QWidget* window);
    /// Entries that would write nothing are disabled.
    void fill(QMenu& menu);
    /// Opens the dialog, once Results is up to date.
    void open(ExportWhat what);
    void copyChartNow();
    void copyTableNow();

Q_SIGNALS:
    void written(const QString& path);
    void told(const QString& sentence); ///< what was done, when no file was written
    void failed(const plumbline::Error& error);

private:
    void whenCurrent(const std::function<void()>& go);
    void show(ExportWhat what);
    [[nodiscard]] ExportMaterial material() const;

    PageServices m_services;
    ResultsPage& m_results;
    QWidget* m_window;
};

} // namespace plumbline::ui
