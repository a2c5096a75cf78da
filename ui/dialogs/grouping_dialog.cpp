// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/grouping_dialog.h"

#include <algorithm>

#include <QButtonGroup>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>

#include "ui/dialogs/bands.h"
#include "ui/dialogs/segment.h"
#include "ui/dialogs/value_groups.h"
#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kFewNumbers = 8;   // so many are sorted by hand as well
constexpr int kMostValues = 200; // more are names or numbers, not values to sort by hand

bool isWhole(const Attribute& attribute)
{
    return std::all_of(attribute.values.begin(), attribute.values.end(), [](const QString& value) {
        bool ok = false;
        value.toLongLong(&ok);
        return ok;
    });
}

bool canBeGrouped(const Attribute& attribute)
{
    return attribute.isNumeric() || (attribute.values.size() > 1 && attribute.values.size() <= kMostValues);
}

QString cutsText(const std::vector<double>& cuts)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QStringList numbers;
    for (const double cut : cuts)
        numbers.append(locale.toString(cut, 'g', 6));
    return numbers.join(QStringLiteral("; "));
}

} // namespace

GroupingDialog::GroupingDialog(const Dataset& dataset, QWidget* parent)
    : QDialog(parent)
    , m_dataset(dataset)
    , m_attribute(new QComboBox)
    , m_name(new QLineEdit)
    , m_stack(new QStackedWidget)
    , m_values(new ValueGroups)
    , m_cuts(new QLineEdit)
    , m_bands(new SpecTableView)
{
    setObjectName(QStringLiteral("groupingDialog"));
    setWindowTitle(tr("New grouping"));
    build();
    for (const Attribute& each : m_dataset.attributes) {
        if (canBeGrouped(each))
            m_attribute->addItem(each.name);
    }
    for (int at = 0; at < m_attribute->count(); ++at) {
        const Attribute* each = m_dataset.attribute(m_attribute->itemText(at));
        if (each && each->isNumeric() && each->values.size() > kFewNumbers && !usualCuts(*each).empty()) {
            m_attribute->setCurrentIndex(at); // bands are what numbers need before they can be used
            break;
        }
    }
    connect(m_attribute, &QComboBox::currentIndexChanged, this, &GroupingDialog::attributeChosen);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameTyped = true;
        refresh();
    });
    connect(m_values, &ValueGroups::edited, this, &GroupingDialog::refresh);
    connect(m_values, &ValueGroups::selectionChanged, this,
            [this] { m_move->setEnabled(m_values->hasSelectedValues()); });
    connect(m_cuts, &QLineEdit::textEdited, this, [this] { m_cutsTyped = true; });
    connect(m_cuts, &QLineEdit::textChanged, this, &GroupingDialog::refresh);
    connect(m_asBands, &QPushButton::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        refresh();
    });
    attributeChosen();
}

void GroupingDialog::build()
{
    m_attribute->setObjectName(QStringLiteral("groupedLabel"));
    m_attribute->setAccessibleName(tr("Label to group"));
    m_name->setObjectName(QStringLiteral("groupingName"));
    m_name->setAccessibleName(tr("Name of the grouping"));
    m_asValues =
        segment(tr("Put values together"), QStringLiteral("asValues"), tr("Each group is a set of values"));
    m_asBands =
        segment(tr("Bands of numbers"), QStringLiteral("asBands"), tr("Each group is a range of numbers"));
    auto* kinds = new QButtonGroup(this);
    for (QPushButton* kind : {m_asValues, m_asBands})
        kinds->addButton(kind);
    auto* card = new Card;
    auto* kindRow = new QHBoxLayout;
    kindRow->setSpacing(4);
    kindRow->addWidget(m_asValues);
    kindRow->addWidget(m_asBands);
    kindRow->addStretch(1);
    m_stack->addWidget(buildValues());
    m_stack->addWidget(buildBands());
    m_reason = textLabel({}, "muted");
    m_reason->setObjectName(QStringLiteral("groupingReason"));
    m_create = button(tr("Create grouping"), "primary", QStringLiteral("createGrouping"),
                      tr("Add it to the labels"));
    m_create->setDefault(true);
    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("cancelGrouping"), tr("Close without a grouping"));
    cancel->setAutoDefault(false);
    connect(m_create, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow); // names of labels are whole
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Label"), m_attribute);
    form->addRow(tr("&Name"), m_name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addLayout(form);
    card->body()->addLayout(kindRow);
    card->body()->addWidget(m_stack, 1);
    layout->addWidget(card, 1);
    layout->addLayout(buttons);
    resize(720, 560);
}

QWidget* GroupingDialog::buildValues()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_move =
        button(tr("Move to"), "", QStringLiteral("moveValues"), tr("Put the selected values into a group"));
    m_move->setAutoDefault(false);
    m_move->setEnabled(false);
    auto* menu = new QMenu(m_move);
    m_move->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const QStringList names = m_values->groupNames();
        for (int at = 0; at < names.size(); ++at)
            menu->addAction(names.at(at), this, [this, at] { m_values->moveSelectedTo(at); });
        menu->addSeparator();
        menu->addAction(tr("No group"), this, [this] { m_values->moveSelectedTo(-1); });
    });
    QPushButton* add = button(tr("Add group"), "", QStringLiteral("addGroup"), tr("One more empty group"));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, m_values, &ValueGroups::addGroup);
    row->addWidget(m_move);
    row->addWidget(add);
    row->addWidget(
        textLabel(tr("Drag values from column to column, or select them and press Alt with an arrow key."),
                  "muted"),
        1);
    layout->addWidget(m_values, 1);
    layout->addLayout(row);
    return page;
}

QWidget* GroupingDialog::buildBands()
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_cuts->setObjectName(QStringLiteral("cutPoints"));
    m_cuts->setAccessibleName(tr("Cut points"));
    m_cuts->setPlaceholderText(tr("Cut points, for instance 18; 30; 45; 60"));
    m_cuts->setToolTip(tr("A band begins at each of these numbers"));
    m_bands->setObjectName(QStringLiteral("bandsTable"));
    m_bands->setAccessibleName(tr("Bands and their images"));
    auto* label = new QLabel(tr("&Edges of the bands"));
    label->setBuddy(m_cuts);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_cuts, 1);
    layout->addLayout(row);
    layout->addWidget(m_bands, 1);
    return page;
}

const Attribute& GroupingDialog::attribute() const
{
    static const Attribute kNone;
    const Attribute* found = m_dataset.attribute(m_attribute->currentText());
    return found ? *found : kNone;
}

void GroupingDialog::attributeChosen()
{
    const Attribute& chosen = attribute();
    const bool numeric = chosen.isNumeric();
    m_asBands->setEnabled(numeric);
    m_asValues->setEnabled(chosen.values.size() <= kMostValues);
    const bool asBands = numeric && chosen.values.size() > kFewNumbers;
    (asBands ? m_asBands : m_asValues)->setChecked(true);
    m_stack->setCurrentIndex(asBands ? 1 : 0);
    m_values->setAttribute(chosen);
    if (asBands && !m_cutsTyped)
        m_cuts->setText(cutsText(usualCuts(chosen))); // a beginning that is easily changed
    if (!m_nameTyped && !chosen.name.isEmpty())
        m_name->setText(tr("%1_group").arg(chosen.name));
    refresh();
}

void GroupingDialog::choose(const QString& attribute, const std::vector<double>& cuts)
{
    const int at = m_attribute->findText(attribute);
    if (at < 0)
        return;
    m_attribute->setCurrentIndex(at);
    if (cuts.empty())
        return;
    m_cuts->setText(cutsText(cuts));
}

Grouping GroupingDialog::grouping() const
{
    Grouping result;
    result.name = m_name->text().trimmed();
    result.attribute = attribute().name;
    if (m_asBands->isChecked()) {
        const auto cuts = cutPoints(m_cuts->text());
        if (cuts)
            result.groups = bands(*cuts, isWhole(attribute()));
    } else {
        result.groups = m_values->groups();
    }
    return result;
}

QString GroupingDialog::obstacle() const
{
    if (m_attribute->count() == 0)
        return tr("No label here has values that could be grouped.");
    const Grouping made = grouping();
    if (made.name.isEmpty())
        return tr("Give the grouping a name.");
    if (m_dataset.attribute(made.name) || m_dataset.grouping(made.name))
        return tr("There is a label or grouping called “%1” already.").arg(made.name);
    if (m_asBands->isChecked()) {
        const auto cuts = cutPoints(m_cuts->text());
        return cuts ? QString() : cuts.error().userText;
    }
    if (made.groups.size() < 2)
        return tr("Put values into at least two groups.");
    QStringList labels;
    for (const Group& group : made.groups)
        labels.append(group.label);
    if (labels.contains(QString()) || labels.removeDuplicates() > 0)
        return tr("Give each group a name of its own.");
    return {};
}

void GroupingDialog::refresh()
{
    const QString reason = obstacle();
    m_reason->setText(reason);
    m_create->setEnabled(reason.isEmpty());
    showBands();
}

void GroupingDialog::showBands()
{
    TableSpec spec;
    spec.columns = {{QStringLiteral("band"), tr("band"), false, {}},
                    {QStringLiteral("images"), tr("images"), true, {}}};
    const auto cuts = cutPoints(m_cuts->text());
    if (cuts) {
        const auto groups = bands(*cuts, isWhole(attribute()));
        const auto counts = imagesPerGroup(attribute(), groups);
        for (std::size_t at = 0; at < groups.size(); ++at) {
            TableCell label;
            label.text = groups[at].label;
            TableCell images;
            images.text = QLocale().toString(counts[at]);
            images.value = static_cast<double>(counts[at]);
            spec.rows.push_back({label, images});
        }
    }
    m_bands->setSpec(spec);
}

} // namespace plumbline::ui
