// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/export_controller.h"

#include <QMenu>

#include "core/session/counts_desk.h"
#include "ui/charts/chart_export.h"
#include "ui/matching/match_view.h"
#include "ui/matching/search_view.h"
#include "ui/models/table_text.h"
#include "ui/pages/results_page.h"

namespace plumbline::ui {

ExportController::ExportController(PageServices services, ResultsPage& results, QWidget* window)
    : QObject(window)
    , m_services(services)
    , m_results(results)
    , m_window(window)
{
}

void ExportController::fill(QMenu& menu)
{
    menu.clear();
    const auto project = m_services.session.project();
    const bool counts = project && CountsDesk(*project).isAudit();
    const bool hasRun = project && (!project->runs().empty() || !CountsDesk(*project).table()->rows.empty());
    const auto add = [&](const QString& text, const QString& name, auto act) {
        QAction* action = menu.addAction(text, this, act);
        action->setObjectName(name);
        action->setEnabled(hasRun);
        return action;
    };
    add(tr("Chart…"), QStringLiteral("exportChart"), [this] { open(ExportWhat::Chart); });
    add(tr("Table…"), QStringLiteral("exportTable"), [this] { open(ExportWhat::Table); });
    const bool matching = m_results.matchView() || m_results.searchView();
    add(tr("Answers…"), QStringLiteral("exportAnswers"), [this] {
        open(ExportWhat::Answers);
    })->setVisible(!counts && !matching); // there are none
    add(tr("Workbook…"), QStringLiteral("exportWorkbook"), [this] { open(ExportWhat::Workbook); });
    menu.addSeparator();
    add(tr("Copy chart"), QStringLiteral("exportCopyChart"), [this] { copyChartNow(); });
    add(tr("Copy table of figures"), QStringLiteral("exportCopyTable"), [this] { copyTableNow(); });
}

void ExportController::whenCurrent(const std::function<void()>& go)
{
    if (m_results.isCurrent()) {
        go();
        return;
    }
    connect(&m_results, &ResultsPage::settled, this, go, Qt::SingleShotConnection);
    m_results.bringUpToDate();
}

void ExportController::open(ExportWhat what)
{
    whenCurrent([this, what] { show(what); });
}

void ExportController::copyChartNow()
{
    whenCurrent([this] {
        if (m_results.currentChart().isEmpty())
            return;
        copyChart(m_results.currentChart());
        Q_EMIT told(tr("The chart is copied, as a picture and as SVG."));
    });
}

void ExportController::copyTableNow()
{
    whenCurrent([this] {
        copyTable(m_results.currentTable());
        Q_EMIT told(tr("The table of figures is copied."));
    });
}

ExportMaterial ExportController::material() const
{
    ExportMaterial material;
    material.audit = m_services.session.project()->name();
    material.chart = m_results.currentChart();
    const HeadlineText finding = m_results.finding();
    if (material.chart.title == finding.finding)
        material.interval = finding.interval;
    material.warning = finding.warning;
    material.options.perSubmitted = m_services.context.perSubmitted;
    if (m_results.measured()) {
        material.tables = {{QStringLiteral("subgroups"), tr("Subgroups"), m_results.subgroups()},
                           {QStringLiteral("comparisons"), tr("Comparisons"), m_results.comparisons()}};
    }
    const MatchView* match = m_results.matchView();
    const SearchView* search = m_results.searchView();
    material.ofMatching = match || search;
    if (match)
        material.finding = match->finding();
    else if (search)
        material.finding = search->finding();
    if (search && search->hasAnswer()) {
        material.tables = {{QStringLiteral("groups"), tr("Groups"), search->groups()},
                           {QStringLiteral("ranks"), tr("Found by rank"), search->ranks()},
                           {QStringLiteral("thresholds"), tr("Usual rates"), search->thresholds()},
                           {QStringLiteral("shares"), tr("Shares"), search->shares()}};
    }
    if (match && match->hasAnswer()) {
        material.tables = {{QStringLiteral("groups"), tr("Groups"), match->groups()},
                           {QStringLiteral("thresholds"), tr("Usual rates"), match->rates()},
                           {QStringLiteral("differences"), tr("Differences"), match->differences()}};
    }
    material.answers.task = m_services.context.task;
    material.shownAnswers = m_services.context.browse;
    material.measures = m_results.question();
    return material;
}

void ExportController::show(ExportWhat what)
{
    if (!m_services.session.hasProject())
        return;
    ExportMaterial all = material();
    if (all.chart.isEmpty() && all.ofMatching)
        return; // nothing was compared yet
    if (all.chart.isEmpty())
        what = ExportWhat::Answers; // nothing measured under these chips: what there is can still be written
    auto* dialog = new ExportDialog(std::move(all), what, m_services.session, m_services.prompts, m_window);
    connect(dialog, &ExportDialog::written, this, &ExportController::written);
    dialog->open();
}

} // namespace plumbline::ui
