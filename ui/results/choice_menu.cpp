// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/choice_menu.h"

#include <utility>

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>

namespace plumbline::ui {

ChoiceMenu::ChoiceMenu(QPushButton* anchor, const QString& objectName)
    : m_anchor(anchor)
    , m_menu(new QMenu(anchor))
    , m_one(new QActionGroup(m_menu))
{
    m_menu->setObjectName(objectName);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->setToolTipsVisible(true);
}

QAction* ChoiceMenu::add(const QString& text, bool checked, std::function<void()> chosen)
{
    QAction* action = m_menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(checked);
    m_one->addAction(action);
    QObject::connect(action, &QAction::triggered, m_anchor, std::move(chosen));
    return action;
}

void ChoiceMenu::open()
{
    m_menu->popup(m_anchor->mapToGlobal(QPoint(0, m_anchor->height())));
}

} // namespace plumbline::ui
