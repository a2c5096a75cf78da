// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/group_choices.h"

#include <QPushButton>

#include "ui/results/choice_menu.h"
#include "ui/results/results_view.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString sortText(GroupSort sort)
{
    switch (sort) {
    case GroupSort::Dataset:
        return GroupChoices::tr("as in the data");
    case GroupSort::Rate:
        return GroupChoices::tr("highest error first");
    case GroupSort::Count:
        return GroupChoices::tr("most images first");
    case GroupSort::Name:
        return GroupChoices::tr("by name");
    case GroupSort::Own:
        break;
    }
    return GroupChoices::tr("own");
}

void say(QPushButton* choice, const QString& text)
{
    choice->setText(text);
    choice->setAccessibleName(text);
    choice->updateGeometry();
}

} // namespace

GroupChoices::GroupChoices(ResultsView& view, const QString& prefix, QWidget* parent)
    : QObject(parent)
    , m_view(view)
    , m_prefix(prefix)
    , m_order(button({}, "link", prefix + QStringLiteral("Order"), tr("In which order the groups are drawn")))
    , m_groups(button({}, "link", prefix + QStringLiteral("Groups"), tr("Hide, order and rename groups")))
{
    connect(m_order, &QPushButton::clicked, this, &GroupChoices::openOrder);
    connect(m_groups, &QPushButton::clicked, this, &GroupChoices::groupsRequested);
}

void GroupChoices::follow(const QStringList& by, int hidden)
{
    m_by = by;
    say(m_order, tr("order: %1").arg(sortText(m_view.groups(by).sort)) + kMenuArrow);
    say(m_groups, hidden == 0 ? tr("groups…") : tr("groups (%1 hidden)…").arg(hidden));
}

void GroupChoices::openOrder()
{
    const GroupView now = m_view.groups(m_by);
    ChoiceMenu menu(m_order, m_prefix + QStringLiteral("OrderMenu"));
    for (const GroupSort sort :
         {GroupSort::Dataset, GroupSort::Rate, GroupSort::Count, GroupSort::Name, GroupSort::Own}) {
        if (sort == GroupSort::Own && now.own.empty())
            continue; // made under "groups…"
        menu.add(sortText(sort), now.sort == sort, [this, now, sort] {
            GroupView view = now;
            view.sort = sort;
            m_view.setGroups(m_by, view);
        });
    }
    menu.open();
}

} // namespace plumbline::ui
