// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/export_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

#include "core/base/when_done.h"
#include "core/base/write_file.h"
#include "ui/charts/chart_view.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/results_page.h"

namespace plumbline::ui {

ExportController::ExportController(PageServices services, const ResultsPage& results, QWidget* window)
    : QObject(window)
    , m_services(services)
    , m_results(results)
    , m_window(window)
{
}

void ExportController::fill(QMenu& menu, PageId page)
{
    menu.clear();
    const auto project = m_services.session.project();
    if (page == PageId::Results) {
        const bool chart = !m_results.currentChart().isEmpty();
        for (const char* suffix : {"svg", "pdf", "png"}) {
            const QString name = QString::fromLatin1(suffix);
            QAction* action = menu.addAction(tr("Chart as %1…").arg(name.toUpper()), this,
                                             [this, name] { exportChartAs(name); });
            action->setObjectName(QStringLiteral("exportChart_") + name);
            action->setEnabled(chart);
        }
        menu.addSeparator();
        QAction* table = menu.addAction(tr("Table as CSV…"), this, &ExportController::exportTable);
        table->setObjectName(QStringLiteral("exportTable"));
        table->setEnabled(!m_results.currentTable().rows.empty());
        menu.addSeparator();
    }
    for (const char* suffix : {"csv", "json"}) {
        const QString name = QString::fromLatin1(suffix);
        QAction* action = menu.addAction(tr("Every answer as %1…").arg(name.toUpper()), this,
                                         [this, name] { exportOutcomes(name); });
        action->setObjectName(QStringLiteral("exportOutcomes_") + name);
        action->setEnabled(project && !project->runs().empty());
    }
}

QString ExportController::suggested(const QString& what, const QString& suffix) const
{
    const auto project = m_services.session.project();
    const QString name =
        (project ? project->name() + QLatin1Char('-') : QString()) + what + QLatin1Char('.') + suffix;
    return project ? QDir(QFileInfo(project->path()).absolutePath()).filePath(name) : name;
}

void ExportController::exportChartAs(const QString& suffix)
{
    const QString path =
        m_services.prompts.saveFile(m_window, tr("Export chart"), suggested(QStringLiteral("chart"), suffix),
                                    QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (!path.isEmpty())
        told(exportChart(m_results.currentChart(), path), path);
}

void ExportController::exportTable()
{
    const QString path = m_services.prompts.saveFile(
        m_window, tr("Export table"), suggested(QStringLiteral("table"), QStringLiteral("csv")),
        QStringLiteral("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    told(writeFile(path, tableAsCsv(m_results.currentTable())), path);
}

void ExportController::exportOutcomes(const QString& suffix)
{
    const QString path = m_services.prompts.saveFile(
        m_window, tr("Export answers"), suggested(QStringLiteral("answers"), suffix),
        QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (path.isEmpty())
        return;
    whenDone(m_services.session.exportOutcomes(path), this,
             [this, path](const Result<void>& result) { told(result, path); });
}

void ExportController::told(const Result<void>& result, const QString& path)
{
    if (result)
        Q_EMIT written(path);
    else
        Q_EMIT failed(result.error());
}

} // namespace plumbline::ui
