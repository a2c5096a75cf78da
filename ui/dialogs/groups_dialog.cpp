// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/groups_dialog.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/models/rename_delegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kGroupRole = Qt::UserRole; ///< index into GroupFacts

std::size_t groupOf(const QListWidgetItem& item)
{
    return item.data(kGroupRole).toUInt();
}

} // namespace

GroupsDialog::GroupsDialog(GroupFacts groups, const GroupView& view, QWidget* parent)
    : QDialog(parent)
    , m_groups(std::move(groups))
    , m_view(view)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("groupsDialog"));
    setWindowTitle(tr("Groups"));
    build();
    fill();
    connect(m_list, &QListWidget::itemChanged, this, &GroupsDialog::itemChanged);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &GroupsDialog::ordered);
    connect(m_list, &QListWidget::currentRowChanged, this, &GroupsDialog::currentChanged);
    m_list->setCurrentRow(0);
}

void GroupsDialog::build()
{
    m_list->setObjectName(QStringLiteral("groupsList"));
    m_list->setAccessibleName(tr("Groups, ticked where they are shown"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_list->setMinimumSize(340, 240);
    m_list->setItemDelegate(new RenameDelegate(m_list));
    m_up = button(tr("Up"), "", QStringLiteral("groupsUp"), tr("Earlier in the chart (Alt+Up)"));
    m_down = button(tr("Down"), "", QStringLiteral("groupsDown"), tr("Later in the chart (Alt+Down)"));
    m_rename = button(tr("Rename"), "", QStringLiteral("groupsRename"),
                      tr("Call the group something else in charts, tables and exports (F2)"));
    QPushButton* restore = button(tr("As in the data"), "", QStringLiteral("groupsRestore"),
                                  tr("Order, names and all groups as the data have them"));
    QPushButton* close = button(tr("Close"), "primary", QStringLiteral("groupsClose"), tr("Keep it so"));
    close->setDefault(true);
    connect(m_up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (QListWidgetItem* item = m_list->currentItem())
            m_list->editItem(item);
    });
    connect(restore, &QPushButton::clicked, this, &GroupsDialog::restore);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    const auto shortcut = [this](QKeyCombination key, int by) {
        auto* made = new QShortcut(m_list);
        made->setKey(key);
        made->setContext(Qt::WidgetShortcut);
        connect(made, &QShortcut::activated, this, [this, by] { moveCurrent(by); });
    };
    shortcut(Qt::ALT | Qt::Key_Up, -1);
    shortcut(Qt::ALT | Qt::Key_Down, 1);

    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(6);
    for (QPushButton* each : {m_up, m_down, m_rename, restore}) {
        each->setAutoDefault(false);
        buttons->addWidget(each);
    }
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_list, 1);
    row->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addWidget(
        textLabel(tr("Tick what is drawn, drag it into order, double-click to rename. Hidden groups "
                     "are still compared and corrected for."),
                  "muted"));
    column->addLayout(row);
}

void GroupsDialog::fill()
{
    m_filling = true;
    m_list->clear();
    GroupView all = m_view;
    all.hidden.clear();
    for (const int group : arrangedGroups(m_groups, all)) {
        const auto at = static_cast<std::size_t>(group);
        auto* item = new QListWidgetItem(m_groups.labels[at], m_list);
        item->setData(kGroupRole, static_cast<uint>(group));
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable | Qt::ItemIsUserCheckable
                       | Qt::ItemIsDragEnabled);
        const bool hidden =
            std::find(m_view.hidden.begin(), m_view.hidden.end(), m_groups.values[at]) != m_view.hidden.end();
        item->setCheckState(hidden ? Qt::Unchecked : Qt::Checked);
        item->setToolTip(tr("In the data: %1").arg(m_groups.originals[at]));
    }
    m_filling = false;
}

void GroupsDialog::moveCurrent(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_filling = true; // taking and putting back is no news
    QListWidgetItem* item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    m_filling = false;
    ordered();
}

void GroupsDialog::itemChanged(QListWidgetItem* item)
{
    if (m_filling)
        return;
    const std::size_t group = groupOf(*item);
    const QString typed = item->text().trimmed();
    if (typed != m_groups.labels[group]) {
        const QString original = m_groups.originals[group];
        const bool back = typed.isEmpty() || typed == original;
        m_groups.labels[group] = back ? original : typed;
        m_filling = true;
        item->setText(m_groups.labels[group]);
        m_filling = false;
        Q_EMIT renamed(m_groups.values[group], back ? QString() : typed);
        return;
    }
    ordered();
}

void GroupsDialog::ordered()
{
    if (m_filling)
        return;
    GroupView view = m_view;
    std::vector<QStringList> order;
    view.hidden.clear();
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem& item = *m_list->item(row);
        order.push_back(m_groups.values[groupOf(item)]);
        if (item.checkState() == Qt::Unchecked)
            view.hidden.push_back(order.back());
    }
    if (static_cast<int>(view.hidden.size()) == m_list->count()) { // nothing would be left to draw
        view.hidden.erase(view.hidden.begin() + std::max(0, m_list->currentRow()));
        m_filling = true;
        m_list->item(std::max(0, m_list->currentRow()))->setCheckState(Qt::Checked);
        m_filling = false;
    }
    GroupView same = m_view;
    same.hidden.clear();
    std::vector<QStringList> was;
    for (const int group : arrangedGroups(m_groups, same))
        was.push_back(m_groups.values[static_cast<std::size_t>(group)]);
    if (order != was) {
        view.own = order;
        view.sort = GroupSort::Own;
    }
    m_view = view;
    currentChanged();
    Q_EMIT viewChanged(m_view);
}

void GroupsDialog::restore()
{
    for (std::size_t group = 0; group < m_groups.labels.size(); ++group) {
        const QString original = m_groups.originals[group];
        if (std::exchange(m_groups.labels[group], original) != original)
            Q_EMIT renamed(m_groups.values[group], QString());
    }
    m_view = {};
    fill();
    m_list->setCurrentRow(0);
    Q_EMIT viewChanged(m_view);
}

void GroupsDialog::currentChanged()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_rename->setEnabled(row >= 0);
}

} // namespace plumbline::ui
