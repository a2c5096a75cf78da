// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/labels_card.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>

#include "core/session/history.h"
#include "ui/dialogs/meaning_dialog.h"
#include "ui/dialogs/new_grouping.h"
#include "ui/dialogs/value_map_editor.h"
#include "ui/models/choice_delegate.h"
#include "ui/models/labels_model.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kRowHeight = 28;

std::vector<qint64> imagesPerValue(const Dataset& dataset, const QString& name)
{
    const Attribute* attribute = dataset.attribute(name);
    if (!attribute)
        return {};
    std::vector<qint64> counts(static_cast<std::size_t>(attribute->values.size()));
    for (const int code : attribute->codes) {
        if (code >= 0)
            ++counts[static_cast<std::size_t>(code)];
    }
    return counts;
}

} // namespace

LabelsCard::LabelsCard(Session& session, QWidget* parent)
    : Card(tr("Labels"), parent)
    , m_session(session)
    , m_model(new LabelsModel(this))
    , m_table(new QTableView)
    , m_newGrouping(button(tr("New grouping…"), "", QStringLiteral("newGrouping"),
                           tr("Put values together, or cut numbers into bands")))
    , m_groupings(new QHBoxLayout)
    , m_error(textLabel({}, "wrong"))
{
    build();
    connect(m_newGrouping, &QPushButton::clicked, this, &LabelsCard::newGrouping);
    connect(m_table, &QTableView::clicked, this, &LabelsCard::activate);
    connect(m_table, &QTableView::activated, this, &LabelsCard::activate);
    connect(m_model, &LabelsModel::sourceChosen, this, [this](const QString& label, LabelSource source) {
        m_error->hide();
        m_session.history().setLabelSource(label, source);
    });
    connect(&m_session.history(), &History::failed, this, [this](const Error& error) {
        m_error->setText(error.userText);
        m_error->setVisible(isVisible());
    });
}

void LabelsCard::build()
{
    addTitleWidget(m_newGrouping);
    m_table->setObjectName(QStringLiteral("labelsTable"));
    m_table->setAccessibleName(tr("Labels and groupings"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ChoiceDelegate(LabelsModel::ChoicesRole, m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    setRole(m_table, "flat");
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->resizeSection(LabelsModel::NameColumn, 150);
    header->resizeSection(LabelsModel::ValuesColumn, 70);
    header->resizeSection(LabelsModel::SourceColumn, 180);
    header->setSectionResizeMode(LabelsModel::WhichColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(LabelsModel::MeaningColumn, QHeaderView::Stretch);
    auto* groupings = new QWidget;
    groupings->setLayout(m_groupings);
    m_groupings->setContentsMargins(0, 0, 0, 0);
    m_groupings->setSpacing(6);
    m_error->setObjectName(QStringLiteral("labelsError"));
    m_error->hide();
    body()->addWidget(m_table);
    body()->addWidget(groupings);
    body()->addWidget(m_error);
    body()->addWidget(
        textLabel(tr("Gender as used by these systems is a binary guess from appearance; a label says who "
                     "described the person, not who the person is."),
                  "muted"));
}

void LabelsCard::refresh()
{
    const auto project = m_session.project();
    if (!project)
        return;
    const auto dataset = project->dataset();
    const bool editable = !project->isReadOnly() && m_session.job() == JobKind::None;
    m_newGrouping->setEnabled(editable);
    const QModelIndex current = m_table->currentIndex();
    std::vector<AttributeInfo> labels = project->attributes();
    for (AttributeInfo& label : labels) { // menus have the first values only, the table counts them
        if (const Attribute* attribute = label.isGrouping ? nullptr : dataset->attribute(label.name))
            label.values = attribute->values;
    }
    m_model->setLabels(std::move(labels), dataset->groupings, editable);
    if (current.isValid()) // the place survives a refresh
        m_table->setCurrentIndex(m_model->index(current.row(), current.column()));
    fit();
    while (QLayoutItem* item = m_groupings->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Grouping& grouping : dataset->groupings) {
        QPushButton* remove = button(tr("Remove “%1”").arg(grouping.name), "link",
                                     QStringLiteral("removeGrouping_") + grouping.name,
                                     tr("Remove this grouping; the labels stay"));
        remove->setEnabled(editable);
        m_groupings->addWidget(remove);
        connect(remove, &QPushButton::clicked, this, [this, name = grouping.name] {
            auto groupings = m_session.project()->dataset()->groupings;
            std::erase_if(groupings, [&](const Grouping& each) { return each.name == name; });
            m_session.history().setGroupings(groupings);
        });
    }
    m_groupings->addStretch(1);
    m_groupings->parentWidget()->setVisible(!dataset->groupings.empty());
}

/// As high as its rows: the page scrolls, not the table.
void LabelsCard::fit()
{
    m_table->setVisible(m_model->rowCount() > 0);
    m_table->horizontalHeader()->ensurePolished(); // its height is the style sheet's
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + m_model->rowCount() * kRowHeight + 2 * m_table->frameWidth() + 2);
}

void LabelsCard::activate(const QModelIndex& index)
{
    if (index.column() == LabelsModel::MeaningColumn && m_model->takesMeaning(index.row()))
        editMeaning(index.row());
}

void LabelsCard::editMeaning(int row)
{
    const AttributeInfo label = m_model->label(row);
    const auto dataset = m_session.project()->dataset();
    auto* dialog =
        new MeaningDialog(label, imagesPerValue(*dataset, label.name),
                          classesOf(m_session.services(), QStringLiteral("classify:gender")), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name = label.name] {
        m_error->hide();
        m_session.history().setValueMap(name, dialog->map());
    });
    dialog->open();
}

void LabelsCard::newGrouping()
{
    m_error->hide();
    makeGrouping(m_session, {}, this);
}

} // namespace plumbline::ui
