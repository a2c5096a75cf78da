// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/results_tables.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>

#include "core/views/class_table.h"
#include "core/views/compared.h"
#include "core/views/statistic_help.h"
#include "core/views/texts.h"
#include "ui/browser/idle_columns.h"
#include "ui/dialogs/segment.h"
#include "ui/models/copy_table_button.h"
#include "ui/models/more_columns.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/help_button.h"

namespace plumbline::ui {

namespace {

/// What explains the columns of a table, each once, and what "too few to tell" is.
QStringList topicsOf(const TableSpec& table)
{
    QStringList topics;
    for (const TableColumn& column : table.columns)
        topics.append(helpForColumn(column.id));
    topics.append(QStringLiteral("too_few"));
    topics.removeAll(QString());
    topics.removeDuplicates();
    return topics;
}

} // namespace

ResultsTables::ResultsTables(QWidget* parent)
    : Card({}, parent)
    , m_subgroupsTab(segment(tr("Subgroups"), QStringLiteral("resultsSubgroupsTab"),
                             tr("Counts and error rate of every subgroup")))
    , m_comparisonsTab(segment(tr("Comparisons"), QStringLiteral("resultsComparisonsTab"),
                               tr("Differences between groups with interval and corrected p")))
    , m_classesTab(segment(tr("By class"), QStringLiteral("resultsClassesTab"),
                           tr("True and false positive rates and predictive value of every class")))
    , m_help(new HelpButton({}, tr("The columns of the table")))
    , m_subgroups(new SpecTableView)
    , m_comparisons(new SpecTableView)
    , m_classes(new SpecTableView)
    , m_tests(textLabel({}, "muted"))
    , m_note(textLabel({}, "muted"))
{
    setObjectName(QStringLiteral("tableCard"));
    setAccessibleName(tr("Tables"));
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_subgroupsTab);
    tabs->addButton(m_comparisonsTab);
    tabs->addButton(m_classesTab);
    m_help->setObjectName(QStringLiteral("resultsTableHelp"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(m_subgroupsTab);
    bar->addWidget(m_comparisonsTab);
    bar->addWidget(m_classesTab);
    bar->addWidget(m_help);
    bar->addStretch(1);
    m_more = new MoreColumns(QStringLiteral("resultsMoreColumns"));
    m_comparisons->setLessImportant({QStringLiteral("p_bh"), QStringLiteral("interval_ratio"),
                                     QStringLiteral("ratio"), QStringLiteral("p")});
    bar->addWidget(m_more);
    bar->addWidget(new CopyTableButton(QStringLiteral("results"), [this] { return current(); }));
    body()->addLayout(bar);
    m_subgroups->setObjectName(QStringLiteral("resultsSubgroups"));
    m_subgroups->setAccessibleName(tr("Error rate by subgroup"));
    m_comparisons->setObjectName(QStringLiteral("resultsComparisons"));
    m_comparisons->setAccessibleName(tr("Comparisons between subgroups"));
    m_classes->setObjectName(QStringLiteral("resultsClasses"));
    m_classes->setAccessibleName(tr("Rates of every class by subgroup"));
    for (SpecTableView* view : {m_subgroups, m_comparisons, m_classes}) {
        view->setFollowsRows(true);
        connect(view, &SpecTableView::activatedKey, this, &ResultsTables::activatedKey);
        body()->addWidget(view);
        QHeaderView* header = view->horizontalHeader();
        header->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(header, &QWidget::customContextMenuRequested, this, [this, view, header](QPoint at) {
            const int column = header->logicalIndexAt(at);
            if (column < 0)
                return;
            const QString topic = helpForColumn(view->spec().columns[static_cast<std::size_t>(column)].id);
            if (!topic.isEmpty())
                (new HelpPopover({topic}, this))->openAt(*header);
        });
    }
    m_tests->setObjectName(QStringLiteral("resultsTests"));
    body()->addWidget(m_tests);
    m_note->setObjectName(QStringLiteral("resultsNote"));
    body()->addWidget(m_note);
    for (QPushButton* tab : {m_subgroupsTab, m_comparisonsTab, m_classesTab})
        connect(tab, &QPushButton::toggled, this, &ResultsTables::showTab);
    m_subgroupsTab->setChecked(true);
}

void ResultsTables::setMeasured(const Measured& measured, const ChartOptions& options)
{
    m_subgroupTable = subgroupTable(measured, options);
    m_subgroups->setSpec(withoutIdleColumns(m_subgroupTable));
    m_comparisons->setSpec(comparisonTable(measured, options));
    m_classes->setSpec(classTable(measured, options));
    const bool classes = !m_classes->spec().rows.empty();
    m_classesTab->setVisible(classes);
    if (!classes && m_classesTab->isChecked())
        m_subgroupsTab->setChecked(true);
    QStringList tests {comparisonsText(measured, options.perSubmitted)};
    if (!measured.isEstimate)
        tests.append(overallText(measured, options.perSubmitted));
    tests.removeAll(QString());
    m_tests->setText(tests.join(QLatin1Char(' ')));
    m_note->setText(captionText(measured, options)); // says also that gender is a guess from appearance
    showTab();
}

void ResultsTables::showTab()
{
    m_subgroups->setVisible(m_subgroupsTab->isChecked());
    m_comparisons->setVisible(m_comparisonsTab->isChecked());
    m_classes->setVisible(m_classesTab->isChecked());
    m_tests->setVisible(m_comparisonsTab->isChecked() && !m_tests->text().isEmpty());
    SpecTableView* open = m_comparisonsTab->isChecked() ? m_comparisons
        : m_classesTab->isChecked()                     ? m_classes
                                                        : m_subgroups;
    m_more->setTable(open);
    QStringList topics = topicsOf(open->spec());
    if (open == m_comparisons)
        topics.append(QStringLiteral("overall"));
    m_help->setTopics(topics);
}

TableSpec ResultsTables::current() const
{
    if (m_classesTab->isChecked())
        return m_classes->spec();
    return m_comparisonsTab->isChecked() ? comparisons() : subgroups();
}

const TableSpec& ResultsTables::comparisons() const
{
    return m_comparisons->spec();
}

} // namespace plumbline::ui
