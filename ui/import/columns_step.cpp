// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/columns_step.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/import/import_plan.h"
#include "ui/models/choice_delegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

ColumnsStep::ColumnsStep(ImportPlan& plan)
    : m_plan(plan)
{
    setObjectName(QStringLiteral("columnsStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(tr("What the columns are"));
    buildTable();
    m_note = textLabel({}, "warning");
    m_note->setObjectName(QStringLiteral("sourcesNote"));
    card->body()->addWidget(
        textLabel(tr("Tick what people are to be compared by. A column that says who is on the picture keeps "
                     "several pictures of one person together."),
                  "muted"));
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(buildForAll());
    card->body()->addWidget(m_note);
    layout->addWidget(card, 1);
    connect(&m_plan, &ImportPlan::changed, this, &ColumnsStep::showNote);
}

void ColumnsStep::buildTable()
{
    m_table = new QTableView;
    m_table->setModel(&m_plan.columns());
    m_table->setObjectName(QStringLiteral("columnsTable"));
    m_table->setAccessibleName(tr("What each column of the table is used for"));
    m_table->setItemDelegate(new ChoiceDelegate(ImportColumnsModel::ChoicesRole, m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    setRole(m_table, "flat");
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->resizeSection(ImportColumnsModel::HeaderColumn, 150);
    header->resizeSection(ImportColumnsModel::UseColumn, 96);
    header->resizeSection(ImportColumnsModel::NameColumn, 126);
    header->resizeSection(ImportColumnsModel::SourceColumn, 160);
    header->setSectionResizeMode(ImportColumnsModel::ValuesColumn, QHeaderView::Stretch);
    header->moveSection(header->visualIndex(ImportColumnsModel::SourceColumn),
                        header->visualIndex(ImportColumnsModel::ValuesColumn));
}

QWidget* ColumnsStep::buildForAll()
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_forAll = new QComboBox;
    m_forAll->setObjectName(QStringLiteral("sourceForAll"));
    m_forAll->setAccessibleName(tr("Who says so, for all labels"));
    m_forAll->setToolTip(tr("Where the labels come from; told wherever they are used"));
    m_forAll->addItems(ImportColumnsModel::sourceWords());
    auto* label = new QLabel(tr("&Who says so"));
    label->setBuddy(m_forAll);
    QPushButton* set =
        button(tr("Set for all"), "", QStringLiteral("setForAll"), tr("Every label gets this source"));
    QPushButton* all =
        button(tr("Tick all"), "link", QStringLiteral("tickAll"), tr("Use every column as a label"));
    QPushButton* none =
        button(tr("Untick all"), "link", QStringLiteral("tickNone"), tr("Use none, to tick a few"));
    line->addWidget(label);
    line->addWidget(m_forAll);
    line->addWidget(set);
    line->addStretch(1);
    line->addWidget(all);
    line->addWidget(none);
    connect(set, &QPushButton::clicked, this,
            [this] { m_plan.columns().setAllSources(static_cast<LabelSource>(m_forAll->currentIndex())); });
    connect(all, &QPushButton::clicked, this, [this] { m_plan.columns().useAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_plan.columns().useAll(false); });
    return row;
}

QString ColumnsStep::title() const
{
    return tr("Columns");
}

StepState ColumnsStep::state() const
{
    const ImportColumnsModel& columns = m_plan.columns();
    if (columns.rowCount() == 0)
        return {{}, false, false};
    if (!columns.problem().isEmpty())
        return {tr("something is missing"), true, true};
    const auto labels = static_cast<int>(columns.attributes().size());
    const QString counted = labels == 1 ? tr("1 label") : tr("%1 labels").arg(QLocale().toString(labels));
    return {counted, false, true};
}

void ColumnsStep::showNote()
{
    const QString problem = m_plan.columns().problem();
    const int unsaid = m_plan.columns().sourcesNotStated();
    setRole(m_note, problem.isEmpty() ? "muted" : "wrong");
    if (!problem.isEmpty())
        m_note->setText(problem);
    else if (unsaid > 0)
        m_note->setText(
            tr("Labels without a word on who described the people: %1. It may stay so, and can be said later "
               "on the Dataset page; a reader of the results will ask.")
                .arg(QLocale().toString(unsaid)));
    m_note->setVisible(!problem.isEmpty() || unsaid > 0);
}

} // namespace plumbline::ui
