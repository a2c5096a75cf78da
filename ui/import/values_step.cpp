// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/values_step.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/dialogs/grouping_dialog.h"
#include "ui/dialogs/value_map_editor.h"
#include "ui/import/import_plan.h"
#include "ui/import/values_model.h"
#include "ui/models/row_delegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

bool isTaken(const ImportPlan& plan, int column, const SpellingMerge& merge)
{
    return std::all_of(merge.values.begin(), merge.values.end(), [&](const QString& value) {
        return plan.countedAs(column, value) == plan.countedAs(column, merge.into);
    });
}

} // namespace

ValuesStep::ValuesStep(ImportPlan& plan, const Session& session)
    : m_plan(plan)
{
    setObjectName(QStringLiteral("valuesStep"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(buildValues(), 1);
    layout->addWidget(buildMeaning(session));
    connect(&m_plan.columns(), &ImportColumnsModel::edited, this, &ValuesStep::columnsChanged);
    connect(&m_plan, &ImportPlan::surveyed, this, &ValuesStep::columnsChanged);
}

QWidget* ValuesStep::buildMeaning(const Session& session)
{
    auto* card = new Card;
    m_meaning = new ValueMapEditor(classesOf(session.services(), QStringLiteral("classify:gender")));
    card->body()->addWidget(m_meaning);
    connect(m_meaning, &ValueMapEditor::edited, this,
            [this] { m_plan.setMeaning(m_meaning->attribute(), m_meaning->map(), m_meaning->problem()); });
    return card;
}

QWidget* ValuesStep::buildValues()
{
    auto* card = new Card;
    m_label = new QComboBox;
    m_label->setObjectName(QStringLiteral("valuesOf"));
    m_label->setAccessibleName(tr("Label whose values are shown"));
    m_label->setToolTip(tr("Go through the labels one by one"));
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* question = new QLabel(tr("Values of"));
    question->setBuddy(m_label);
    m_note = textLabel({}, "muted");
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(question);
    top->addWidget(m_label);
    top->addWidget(m_note, 1);
    m_warning = textLabel({}, "warning");
    m_warning->setObjectName(QStringLiteral("spellingWarning"));
    m_warning->hide();
    auto* proposals = new QWidget;
    m_proposals = new QVBoxLayout(proposals);
    m_proposals->setContentsMargins(0, 0, 0, 0);
    m_proposals->setSpacing(2);
    m_table = new QTableView;
    m_model = new ValuesModel(m_plan, this);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setObjectName(QStringLiteral("valuesTable"));
    m_table->setAccessibleName(tr("Values and what they are counted as"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setDragDropMode(QAbstractItemView::DragDrop);
    m_table->setDragDropOverwriteMode(true); // dropped on a value, not between values
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    setRole(m_table, "flat");
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(ValuesModel::ValueColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ValuesModel::CountedAsColumn, QHeaderView::Stretch);
    header->resizeSection(ValuesModel::RowsColumn, 90);
    m_table->setMinimumHeight(90);
    card->body()->addLayout(top);
    card->body()->addWidget(m_warning);
    card->body()->addWidget(proposals);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(buildButtons());
    connect(m_label, &QComboBox::activated, this, &ValuesStep::showLabel);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto chosen = chosenRows();
        m_together->setEnabled(chosen.size() > 1);
        m_apart->setEnabled(!chosen.isEmpty());
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ValuesStep::spellingsChanged);
    return card;
}

QWidget* ValuesStep::buildButtons()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_together = button(tr("&Count as one"), "", QStringLiteral("countAsOne"),
                        tr("The selected spellings are one value: the one that occurs most"));
    m_apart = button(tr("Keep &apart"), "", QStringLiteral("keepApart"),
                     tr("The selected values are counted as they are spelled"));
    m_group = button(tr("&Group values…"), "", QStringLiteral("groupValues"),
                     tr("A coarser view beside the label: I to III and IV to VI, or bands of age"));
    m_together->setEnabled(false);
    m_apart->setEnabled(false);
    for (QPushButton* each : {m_together, m_apart, m_group})
        line->addWidget(each);
    line->addWidget(
        textLabel(tr("Or drag a value onto the one it is counted as; double-click the last column to write."),
                  "muted"),
        1);
    auto* groupings = new QWidget;
    m_groupings = new QHBoxLayout(groupings);
    m_groupings->setContentsMargins(0, 0, 0, 0);
    m_groupings->setSpacing(8);
    column->addLayout(line);
    column->addWidget(groupings);
    connect(m_together, &QPushButton::clicked, this, [this] { m_model->countAsOne(chosenRows()); });
    connect(m_apart, &QPushButton::clicked, this, [this] { m_model->keepApart(chosenRows()); });
    connect(m_group, &QPushButton::clicked, this, &ValuesStep::makeGrouping);
    return foot;
}

QString ValuesStep::title() const
{
    return tr("Values");
}

int ValuesStep::openProposals() const
{
    int open = 0;
    for (const auto& [name, at, column, source] : m_plan.columns().attributes()) {
        if (std::any_of(column->merges.begin(), column->merges.end(),
                        [&, at = at](const SpellingMerge& merge) { return !isTaken(m_plan, at, merge); }))
            ++open;
    }
    return open;
}

StepState ValuesStep::state() const
{
    if (m_plan.columns().attributes().empty())
        return {{}, false, false};
    if (openProposals() > 0)
        return {tr("spellings to look at"), true, true};
    if (!m_plan.truth().isEmpty())
        return {tr("compared with %1").arg(m_plan.truth()), false, true};
    return {tr("compared with nothing yet"), true, true};
}

QList<int> ValuesStep::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

void ValuesStep::columnsChanged()
{
    QStringList names;
    QString first;
    for (const auto& [name, at, column, source] : m_plan.columns().attributes()) {
        names.append(name);
        if (first.isEmpty() && !column->merges.empty())
            first = name;
    }
    if (names != m_shown || m_model->rowCount() == 0) {
        const QString before = m_shown.isEmpty() ? first : m_label->currentText();
        m_shown = names;
        const QSignalBlocker blocker(m_label);
        m_label->clear();
        for (const auto& attribute : m_plan.columns().attributes())
            m_label->addItem(attribute.name, attribute.at);
        m_label->setCurrentIndex(std::max(0, m_label->findText(before)));
    }
    showLabel();
    showCandidates();
    showGroupings();
}

void ValuesStep::showLabel()
{
    const int column = m_label->count() > 0 ? m_label->currentData().toInt() : -1;
    if (!m_model->shows(column))
        m_model->setColumn(column);
    const ImportSurvey* survey = m_plan.survey();
    if (!survey || column < 0 || static_cast<std::size_t>(column) >= survey->columns.size())
        return;
    const ColumnGuess& guess = survey->columns[static_cast<std::size_t>(column)];
    const QLocale locale;
    QStringList notes;
    if (guess.distinct > guess.values.size())
        notes.append(tr("The first %1 of %2 values.")
                         .arg(locale.toString(guess.values.size()), locale.toString(guess.distinct)));
    if (guess.empty > 0)
        notes.append(
            tr("Rows without a value, counted as not stated: %1.").arg(locale.toString(guess.empty)));
    m_note->setText(notes.join(QLatin1Char(' ')));
    showProposals();
}

void ValuesStep::showProposals()
{
    clear(m_proposals);
    const int column = m_model->column();
    m_warning->hide();
    if (column < 0)
        return;
    for (const SpellingMerge& merge : m_plan.survey()->columns[static_cast<std::size_t>(column)].merges) {
        const QString spelled = QStringLiteral("“%1”").arg(merge.values.join(QStringLiteral("”, “")));
        const QString rows =
            merge.rows == 1 ? tr("1 row") : tr("%1 rows").arg(QLocale().toString(merge.rows));
        auto* box = new QCheckBox(
            tr("Count %1 (%2) as “%3”", "1: spellings, 2: how many rows").arg(spelled, rows, merge.into));
        box->setObjectName(QStringLiteral("merge_") + merge.into);
        box->setToolTip(merge.reason);
        box->setChecked(isTaken(m_plan, column, merge));
        connect(box, &QCheckBox::clicked, this, [this, column, merge](bool on) {
            for (const QString& value : merge.values)
                m_plan.setSpelling(column, value, on ? merge.into : QString());
            m_model->refresh();
        });
        m_proposals->addWidget(box);
    }
    showWarning();
}

void ValuesStep::showWarning()
{
    QStringList reasons;
    const int column = m_model->column();
    for (const SpellingMerge& merge : m_plan.survey()->columns[static_cast<std::size_t>(column)].merges) {
        if (!isTaken(m_plan, column, merge) && !reasons.contains(merge.reason))
            reasons.append(merge.reason);
    }
    m_warning->setText(tr("Some spellings look like one value, and would be groups of their own. %1")
                           .arg(reasons.join(QLatin1Char(' '))));
    m_warning->setVisible(!reasons.isEmpty());
}

void ValuesStep::spellingsChanged()
{
    if (!m_model->shows(m_model->column()))
        return;
    const auto& merges = m_plan.survey()->columns[static_cast<std::size_t>(m_model->column())].merges;
    for (std::size_t at = 0; at < merges.size() && static_cast<int>(at) < m_proposals->count(); ++at) {
        if (auto* box = qobject_cast<QCheckBox*>(m_proposals->itemAt(static_cast<int>(at))->widget()))
            box->setChecked(isTaken(m_plan, m_model->column(), merges[at]));
    }
    showWarning();
    showCandidates();
}

void ValuesStep::showCandidates()
{
    std::vector<ValueMapEditor::Candidate> candidates;
    for (const auto& [name, at, column, source] : m_plan.columns().attributes()) {
        auto [values, counts] = m_plan.mergedValues(at);
        candidates.push_back(
            {name, std::move(values), std::move(counts), column->distinct > column->values.size()});
    }
    m_meaning->setCandidates(std::move(candidates));
    m_plan.setMeaning(m_meaning->attribute(), m_meaning->map(), m_meaning->problem());
}

void ValuesStep::showGroupings()
{
    clear(m_groupings);
    for (const Grouping& grouping : m_plan.groupings()) {
        QPushButton* remove = button(
            tr("Remove “%1”").arg(grouping.name), "link", QStringLiteral("removeGrouping_") + grouping.name,
            tr("Remove this grouping of %1; the label stays").arg(grouping.attribute));
        connect(remove, &QPushButton::clicked, this, [this, name = grouping.name] {
            m_plan.removeGrouping(name);
            showGroupings();
        });
        m_groupings->addWidget(remove);
    }
    m_groupings->addStretch(1);
    m_groupings->parentWidget()->setVisible(!m_plan.groupings().empty());
}

void ValuesStep::makeGrouping()
{
    auto* dialog = new GroupingDialog(m_plan.labelled(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const int column = m_model->column();
    if (column >= 0)
        dialog->choose(m_label->currentText(),
                       m_plan.survey()->columns[static_cast<std::size_t>(column)].bands);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_plan.addGrouping(dialog->grouping());
        showGroupings();
    });
    dialog->open();
}

} // namespace plumbline::ui
