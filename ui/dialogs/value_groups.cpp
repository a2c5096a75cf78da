// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/value_groups.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QLocale>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

enum Column { NameColumn, ImagesColumn };
constexpr int kRowHeight = 28;
constexpr int kImagesWidth = 96;
constexpr int kImagesRole = Qt::UserRole + 1;
constexpr Qt::ItemFlags kValueFlags =
    Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;

} // namespace

ValueGroups::ValueGroups(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("valueGroups"));
    setAccessibleName(tr("Groups and their values"));
    setColumnCount(2);
    setHeaderLabels({tr("group and values"), tr("images")});
    headerItem()->setTextAlignment(ImagesColumn, Qt::AlignRight | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    header()->resizeSection(ImagesColumn, kImagesWidth);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::InternalMove);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setUniformRowHeights(true);
    setItemsExpandable(false);
    setRootIsDecorated(false);
    setIndentation(18);
    setFrameShape(QFrame::NoFrame);
    invisibleRootItem()->setFlags(Qt::ItemIsEnabled); // values are dropped on groups, nowhere else
    connect(this, &QTreeWidget::itemChanged, this, [this] {
        if (!m_counting)
            Q_EMIT edited();
    });
}

QTreeWidgetItem* ValueGroups::makeGroup(const QString& name)
{
    auto* item = new QTreeWidgetItem({name, QString()});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDropEnabled);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    item->setFont(NameColumn, bold);
    item->setTextAlignment(ImagesColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setSizeHint(NameColumn, {0, kRowHeight}); // the first line's height is every line's
    return item;
}

void ValueGroups::setAttribute(const Attribute& attribute)
{
    clear();
    addTopLevelItem(makeGroup(tr("Group 1")));
    addTopLevelItem(makeGroup(tr("Group 2")));
    m_rest = makeGroup(tr("In no group (left out)"));
    m_rest->setFlags(Qt::ItemIsEnabled | Qt::ItemIsDropEnabled);
    addTopLevelItem(m_rest);
    std::vector<int> counts(static_cast<std::size_t>(attribute.values.size()));
    for (const int code : attribute.codes) {
        if (code >= 0)
            ++counts[static_cast<std::size_t>(code)];
    }
    for (int at = 0; at < attribute.values.size(); ++at) {
        auto* item = new QTreeWidgetItem(m_rest, {attribute.values.at(at), QString()});
        item->setFlags(kValueFlags);
        item->setData(ImagesColumn, kImagesRole, counts[static_cast<std::size_t>(at)]);
        item->setTextAlignment(ImagesColumn, Qt::AlignRight | Qt::AlignVCenter);
    }
    expandAll();
    recount();
}

void ValueGroups::addGroup()
{
    QTreeWidgetItem* group = makeGroup(tr("Group %1").arg(topLevelItemCount()));
    insertTopLevelItem(topLevelItemCount() - 1, group);
    group->setExpanded(true);
    recount();
    setCurrentItem(group);
    editItem(group, NameColumn);
}

QStringList ValueGroups::groupNames() const
{
    QStringList names;
    for (int at = 0; at < topLevelItemCount(); ++at) {
        if (topLevelItem(at) != m_rest)
            names.append(topLevelItem(at)->text(NameColumn).trimmed());
    }
    return names;
}

std::vector<Group> ValueGroups::groups() const
{
    std::vector<Group> result;
    for (int at = 0; at < topLevelItemCount(); ++at) {
        const QTreeWidgetItem* item = topLevelItem(at);
        if (item == m_rest || item->childCount() == 0)
            continue;
        Group group;
        group.label = item->text(NameColumn).trimmed();
        for (int child = 0; child < item->childCount(); ++child)
            group.values.append(item->child(child)->text(NameColumn));
        result.push_back(std::move(group));
    }
    return result;
}

bool ValueGroups::hasSelectedValues() const
{
    const auto selected = selectedItems();
    return std::any_of(selected.begin(), selected.end(),
                       [](const QTreeWidgetItem* item) { return item->parent() != nullptr; });
}

void ValueGroups::moveSelectedTo(int group)
{
    QTreeWidgetItem* target = group < 0 ? m_rest : topLevelItem(group);
    const auto selected = selectedItems();
    for (QTreeWidgetItem* item : selected) {
        if (!item->parent() || item->parent() == target)
            continue;
        item->parent()->removeChild(item);
        target->addChild(item);
        item->setSelected(true);
    }
    recount();
}

void ValueGroups::dropEvent(QDropEvent* event)
{
    QTreeWidget::dropEvent(event);
    recount();
}

void ValueGroups::recount()
{
    m_counting = true;
    const QLocale locale;
    for (int at = 0; at < topLevelItemCount(); ++at) {
        QTreeWidgetItem* group = topLevelItem(at);
        qint64 images = 0;
        for (int child = 0; child < group->childCount(); ++child) {
            QTreeWidgetItem* value = group->child(child);
            const int count = value->data(ImagesColumn, kImagesRole).toInt();
            value->setText(ImagesColumn, locale.toString(count));
            images += count;
        }
        group->setText(ImagesColumn, locale.toString(images));
    }
    m_counting = false;
    Q_EMIT edited();
}

} // namespace plumbline::ui
